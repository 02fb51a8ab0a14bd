package proceeding

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"huishang"
	"huishang/store"
)

// Allows holds what somebody writes or hands in, beside the steps, to what is decided already: the log grows by steps only, what the directors
// approved stays as it is, what was signed is not taken away, and a bureau leaves to the department what is the department's, and what was
// handed in as it was accepted. The error is [store.Refused].
func (g Ground) Allows(before, after *huishang.Dossier, who Who) error {
	return g.AllowsAt(huishang.Replay(before, who.Today), before, after, who.Role)
}

// AllowsAt is [Ground.Allows] for somebody who knows where the procedures stand.
func (g Ground) AllowsAt(stand huishang.Standing, before, after *huishang.Dossier, role huishang.Role) error {
	logged := len(before.Procedure.Establishment)+len(before.Procedure.Meeting) > 0
	switch {
	case g.Superseded() && !(same(before.Protocol, after.Protocol) && same(before.Committee, after.Committee)):
		return store.Refused{Reason: fmt.Sprintf("%s已经有%d年的卷宗，议定书和合作委员会请在%d年的卷宗里修改。", g.Newest.Name, g.Newest.Year, g.Newest.Year)}
	case len(after.Procedure.Establishment)+len(after.Procedure.Meeting) > 0 && !sameLog(before.Procedure, after.Procedure):
		return store.Refused{Reason: "程序记录只能通过办理步骤增加，不能直接修改。请照原样保留“程序”，或删去这一部分。"}
	case logged && before.Procedure.Merged != after.Procedure.Merged && after.Procedure.Merged:
		return store.Refused{Reason: "程序已经开始，不能再改为合并履行。"}
	case stand.Founding.Approved != "" && !same(textOfProtocol(before.Protocol), textOfProtocol(after.Protocol)):
		return store.Refused{Reason: "议定书已经厅长办公会审定（第十六条），不能直接修改。要改动的，请登记市领导异议，按程序再次商定。"}
	case stand.Meeting.Approved != "" && !same(textOfAgreement(before.Agreement), textOfAgreement(after.Agreement)):
		return store.Refused{Reason: "协议书已经厅长办公会审定（第十九条），不能直接修改。要改动的，请登记市领导异议，按程序再次商定。"}
	}
	if names := removed(before, after, stand); len(names) > 0 {
		return store.Refused{Reason: strings.Join(names, "") + "是已经签订的，不能删去。请照原样保留；写错了的，请改正。"}
	}
	if role == huishang.RoleBureau {
		return leaves(before, after, stand)
	}
	return nil
}

// removed names what was signed, or what the signing rests on, and is no longer there.
func removed(before, after *huishang.Dossier, stand huishang.Standing) (names []string) {
	protocol, agreement := !stand.Founding.SignedOn.IsZero(), !stand.Meeting.SignedOn.IsZero()
	for _, part := range []struct {
		name          string
		signed        bool
		before, after any
	}{
		{"议定书", protocol, before.Protocol, after.Protocol},
		{"厅方批准", protocol, before.Approvals.Dept, after.Approvals.Dept},
		{"市方批准", protocol, before.Approvals.City, after.Approvals.City},
		{"议定书行文", protocol, before.Letters.Protocol, after.Letters.Protocol},
		{"协议书", agreement, before.Agreement, after.Agreement},
		{"会议行文", agreement, before.Letters.Meeting, after.Letters.Meeting},
	} {
		if part.signed && !reflect.DeepEqual(part.before, part.after) && says(part.before) && !says(part.after) {
			names = append(names, "“"+part.name+"”")
		}
	}
	return names
}

// leaves holds a bureau to what is its own: the register of meetings, the draft of the agreement, the department's meeting, approval, plan and
// replies, the divisions' answers, the evaluation, what leaders wrote, and that something was signed are the department's. Its draft of the
// protocol is its own until it was examined (article 16, 2), its material until it was accepted (article 19, 2).
func leaves(before, after *huishang.Dossier, stand huishang.Standing) error {
	if names := differing([]part{
		{"会商历史", before.History, after.History},
		{"上阶段协议书", before.PreviousAgreement, after.PreviousAgreement},
		{"征求意见", before.Consultation, after.Consultation},
		{"处室意见", before.Opinions, after.Opinions},
		{"厅答复", repliesOf(before), repliesOf(after)},
		{"厅长办公会", before.DirectorsMeeting, after.DirectorsMeeting},
		{"协议书", before.Agreement, after.Agreement},
		{"厅方批准", before.Approvals.Dept, after.Approvals.Dept},
		{"厅方实施方案", plansOf(before, huishang.PartyDept), plansOf(after, huishang.PartyDept)},
		{"绩效评估", before.Evaluation, after.Evaluation},
		{"领导批示", before.Directives, after.Directives},
		{"议定书签署", signed(before), signed(after)},
	}); len(names) > 0 {
		return store.Refused{Reason: strings.Join(names, "") + "由区域创新处登记，市科技局不能修改。请照原样保留。"}
	}
	if !slices.Contains([]huishang.State{huishang.E0, huishang.E1}, stand.Founding.State) && !same(textOfProtocol(before.Protocol), textOfProtocol(after.Protocol)) {
		if stand.Founding.SignedOn.IsZero() {
			return store.Refused{Reason: "议定书（草案）已经区域创新处审核（第十六条），市科技局不能再修改。需要修改的，请与区域创新处联系。"}
		}
		return store.Refused{Reason: "议定书已经签订，市科技局不能修改。请照原样保留；写错了的，请与区域创新处联系。"}
	}
	if slices.Contains([]huishang.State{huishang.M0, huishang.M1, huishang.M2}, stand.Meeting.State) {
		return nil
	}
	if names := differing([]part{
		{"议题建议", before.Proposal, after.Proposal},
		{"产业发展需求", before.Needs, after.Needs},
		{"落实情况总结", before.Summary, after.Summary},
	}); len(names) > 0 {
		return store.Refused{Reason: strings.Join(names, "") + "已经受理（第十九条），市科技局不能再修改。需要修改的，请与区域创新处联系。"}
	}
	return nil
}

// part is a part of a dossier by its name, as it was and as it would be.
type part struct {
	name          string
	before, after any
}

// differing names the parts that say something else.
func differing(parts []part) (names []string) {
	for _, one := range parts {
		if !same(one.before, one.after) {
			names = append(names, "“"+one.name+"”")
		}
	}
	return names
}

// repliesOf is what the department answers to the topics of the proposal.
func repliesOf(d *huishang.Dossier) (replies []string) {
	if d.Proposal == nil {
		return nil
	}
	for _, topic := range d.Proposal.Topics {
		if topic.Reply != "" {
			replies = append(replies, topic.ID+" "+topic.Reply)
		}
	}
	slices.Sort(replies)
	return replies
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

func sameLog(a, b huishang.Procedure) bool {
	a.Merged, b.Merged = false, false
	return same(a.Establishment, b.Establishment) && same(a.Meeting, b.Meeting)
}

// same compares two values by what they say: nothing written, null and empty are one, and so are blanks around a text.
func same(a, b any) bool {
	return reflect.DeepEqual(a, b) || reflect.DeepEqual(pruned(huishang.TreeOf(a)), pruned(huishang.TreeOf(b)))
}

// Changes lists as JSON pointers where two values say different things, below a pointer to both.
func Changes(at string, before, after any) (pointers []string) {
	if reflect.DeepEqual(before, after) {
		return nil
	}
	if before, after := pruned(huishang.TreeOf(before)), pruned(huishang.TreeOf(after)); !reflect.DeepEqual(before, after) {
		changes(at, before, after, &pointers)
	}
	return pointers
}

func changes(at string, before, after any, into *[]string) {
	old, isObject := before.(map[string]any)
	fresh, stays := after.(map[string]any)
	if isObject && stays {
		for _, key := range slices.Sorted(maps.Keys(union(old, fresh))) {
			if !reflect.DeepEqual(old[key], fresh[key]) {
				changes(at+"/"+key, old[key], fresh[key], into)
			}
		}
		return
	}
	was, isList := before.([]any)
	is, stays := after.([]any)
	if !isList || !stays || len(was) != len(is) {
		*into = append(*into, at)
		return
	}
	for i := range was {
		if !reflect.DeepEqual(was[i], is[i]) {
			changes(at+"/"+strconv.Itoa(i), was[i], is[i], into)
		}
	}
}

func union(a, b map[string]any) map[string]any {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return all
}

// says reports whether anything is written.
func says(value any) bool { return pruned(huishang.TreeOf(value)) != nil }

// pruned takes out of a JSON tree what says nothing.
func pruned(tree any) any {
	switch v := tree.(type) {
	case string:
		if v = strings.TrimSpace(v); v == "" {
			return nil
		}
		return v
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
