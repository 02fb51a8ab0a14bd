package proceeding

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"

	"huishang"
	"huishang/checks"
	"huishang/store"
)

// Changed is a new state of a dossier that was held to the rules and to what is decided already, ready to be kept.
type Changed struct {
	record  string
	base    int
	content *huishang.Dossier
	found   json.RawMessage
	note    string
}

// Change prepares the next version of a dossier, made from version base. The log grows by steps only, what the directors approved stays as
// it is, and a bureau leaves to the department what is the department's: anything else is [store.Refused].
func (p *Proceedings) Change(ctx context.Context, scope store.Scope, who Who, dossier string, base int, content *huishang.Dossier, note string) (*Changed, error) {
	g, err := p.Read(ctx, scope, dossier)
	if err != nil {
		return nil, err
	}
	if err := g.open(); err != nil {
		return nil, err
	}
	if err := g.overtaken(base); err != nil {
		return nil, err
	}
	if err := g.holdChange(content, who); err != nil {
		return nil, err
	}
	content.Procedure.Establishment, content.Procedure.Meeting = g.Content.Procedure.Establishment, g.Content.Procedure.Meeting
	found, err := p.findings(g, content, who.Today)
	return &Changed{dossier, base, content, found, note}, err
}

// Keep saves the version within the transaction, with what the rules find in it.
func (c *Changed) Keep(tx *store.Tx) (store.Version, error) {
	v, err := tx.SaveVersion(c.record, c.base, c.content, c.note)
	if err != nil {
		return v, err
	}
	return v, tx.SaveFindings(v.Dossier, v.N, checks.AllStages, c.found, nil)
}

// holdChange holds a change by hand to what only steps may change.
func (g Ground) holdChange(content *huishang.Dossier, who Who) error {
	before, stand := g.Content, g.Standing(who.Today)
	logged := len(before.Procedure.Establishment)+len(before.Procedure.Meeting) > 0
	switch {
	case g.Superseded() && !(same(before.Protocol, content.Protocol) && same(before.Committee, content.Committee)):
		return store.Refused{Reason: fmt.Sprintf("%s已经有%d年的卷宗，议定书和合作委员会请在%d年的卷宗里修改。", g.Newest.Name, g.Newest.Year, g.Newest.Year)}
	case len(content.Procedure.Establishment)+len(content.Procedure.Meeting) > 0 && !sameLog(before.Procedure, content.Procedure):
		return store.Refused{Reason: "程序记录只能通过办理步骤增加，不能直接修改。请照原样保留“程序”，或删去这一部分。"}
	case logged && before.Procedure.Merged != content.Procedure.Merged && content.Procedure.Merged:
		return store.Refused{Reason: "程序已经开始，不能再改为合并履行。"}
	case stand.Founding.Approved != "" && !same(textOfProtocol(before.Protocol), textOfProtocol(content.Protocol)):
		return store.Refused{Reason: "议定书已经厅长办公会审定（第十六条），不能直接修改。要改动的，请登记市领导异议，按程序再次商定。"}
	case stand.Meeting.Approved != "" && !same(textOfAgreement(before.Agreement), textOfAgreement(content.Agreement)):
		return store.Refused{Reason: "协议书已经厅长办公会审定（第十九条），不能直接修改。要改动的，请登记市领导异议，按程序再次商定。"}
	}
	if logged {
		content.Procedure.Merged = before.Procedure.Merged
	}
	if who.Role == huishang.RoleBureau {
		return leavesToDepartment(before, content)
	}
	return nil
}

func sameLog(a, b huishang.Procedure) bool {
	a.Merged, b.Merged = false, false
	return same(a.Establishment, b.Establishment) && same(a.Meeting, b.Meeting)
}

// same compares two values by what they say: nothing written, null and empty are one.
func same(a, b any) bool {
	return reflect.DeepEqual(pruned(huishang.TreeOf(a)), pruned(huishang.TreeOf(b)))
}

// pruned takes out of a JSON tree what says nothing.
func pruned(tree any) any {
	switch v := tree.(type) {
	case string:
		if v == "" {
			return nil
		}
	case bool:
		if !v {
			return nil
		}
	case map[string]any:
		for key, value := range v {
			if v[key] = pruned(value); v[key] == nil {
				delete(v, key)
			}
		}
		if len(v) == 0 {
			return nil
		}
	case []any:
		for i := range v {
			v[i] = pruned(v[i])
		}
		if len(v) == 0 {
			return nil
		}
	}
	return tree
}

// textOfProtocol is what a protocol says, without what is only known when it is signed.
func textOfProtocol(p *huishang.Protocol) *huishang.Protocol {
	if p == nil {
		return nil
	}
	text := *p
	text.SignDate, text.Ceremony = huishang.Date{}, huishang.Ceremony{}
	return &text
}

// textOfAgreement is what an agreement says, without what is only known when it is signed.
func textOfAgreement(a *huishang.Agreement) *huishang.Agreement {
	if a == nil {
		return nil
	}
	text := *a
	text.SignDate, text.Period.Start = huishang.Date{}, huishang.Date{}
	return &text
}

// leavesToDepartment refuses a bureau what the department says: the register of meetings, its own meeting, approval and plan, the divisions'
// answers, and that something was signed.
func leavesToDepartment(before, after *huishang.Dossier) error {
	for _, part := range []struct {
		name string
		same bool
	}{
		{"会商历史", same(before.History, after.History)},
		{"上阶段协议书", same(before.PreviousAgreement, after.PreviousAgreement)},
		{"征求意见", same(before.Consultation, after.Consultation)},
		{"处室意见", same(before.Opinions, after.Opinions)},
		{"厅长办公会", same(before.DirectorsMeeting, after.DirectorsMeeting)},
		{"厅方批准", same(before.Approvals.Dept, after.Approvals.Dept)},
		{"厅方实施方案", same(plansOf(before, huishang.PartyDept), plansOf(after, huishang.PartyDept))},
		{"议定书签署", signed(before) == signed(after)},
	} {
		if !part.same {
			return store.Refused{Reason: "“" + part.name + "”由区域创新处登记，市科技局不能修改。请照原样保留这一部分。"}
		}
	}
	return nil
}

func plansOf(d *huishang.Dossier, side huishang.Party) []huishang.Plan {
	var own []huishang.Plan
	for _, plan := range d.Plans {
		if plan.Party == side {
			own = append(own, plan)
		}
	}
	return own
}

// signed is when the protocol was signed, or the zero date.
func signed(d *huishang.Dossier) huishang.Date {
	if d.Protocol == nil || d.Protocol.Status != huishang.ProtocolSigned {
		return huishang.Date{}
	}
	return d.Protocol.SignDate
}
