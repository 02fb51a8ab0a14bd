package proceeding

import (
	"context"
	"encoding/json"
	"strings"

	"huishang"
	"huishang/checks"
	"huishang/store"
)

// Begun is a new dossier that was held to the rules, ready to be kept.
type Begun struct {
	ground  Ground
	content *huishang.Dossier
	found   json.RawMessage
	note    string
	heir    bool // it has what another dossier leaves to it
}

// Begin prepares the dossier of a city and year. What the city's newest dossier leaves to a later year and the content does not say is
// taken from there. A log it brings is taken over as history, which a bureau may not do: what was signed and decided the department says.
// While the round of the newest dossier is under way, the error is [store.Refused].
func (p *Proceedings) Begin(ctx context.Context, scope store.Scope, who Who, year int, content *huishang.Dossier, note string) (*Begun, error) {
	g, err := p.Look(ctx, scope, content.City.Code, year)
	if err != nil {
		return nil, err
	}
	b := &Begun{ground: g, content: content, note: note}
	history := len(content.Procedure.Establishment)+len(content.Procedure.Meeting) > 0
	if who.Role == huishang.RoleBureau && history {
		return nil, store.Refused{Reason: "已有的程序记录由区域创新处登记。请删去“程序”中的记录再新建卷宗。"}
	}
	if !history {
		if err := g.Opens(who.Today); err != nil {
			return nil, err
		}
	}
	before := &huishang.Dossier{History: content.History, PreviousAgreement: content.PreviousAgreement}
	if g.succeeds() && !history {
		before, b.heir = g.Content, true
		b.fillFrom(g.Content)
	}
	if who.Role == huishang.RoleBureau {
		if err := leaves(before, content, huishang.Replay(before, who.Today)); err != nil {
			return nil, err
		}
	}
	b.found, err = p.findings(Ground{}, content, who.Today)
	return b, err
}

// fillFrom takes from what the dossier before leaves whatever the new one does not say.
func (b *Begun) fillFrom(left *huishang.Dossier) {
	d := b.content
	if d.Protocol == nil {
		d.Protocol, d.Approvals, d.Opinions.Protocol = left.Protocol, left.Approvals, left.Opinions.Protocol
		d.Letters.Request, d.Letters.Protocol = left.Letters.Request, left.Letters.Protocol
	}
	if code := (huishang.City{Code: d.City.Code}); same(d.City, code) {
		d.City = left.City
	}
	if d.Committee == nil {
		d.Committee = left.Committee
	}
	if d.PreviousAgreement == nil {
		d.PreviousAgreement = left.PreviousAgreement
	}
	if len(d.History.Meetings) == 0 {
		d.History = left.History
	}
	d.Procedure.Establishment = left.Procedure.Establishment
}

// Keep creates the dossier within the transaction. Where the city and year have one already, the error is [store.Conflict].
func (b *Begun) Keep(tx *store.Tx) (store.Version, error) {
	v, err := TakeOver(tx, b.ground.Record.Year, b.content, b.note)
	if err == nil && b.heir {
		err = b.ground.unmoved(tx, v)
	}
	if err != nil {
		return v, err
	}
	return v, tx.SaveFindings(v.Dossier, v.N, checks.AllStages, b.found, nil)
}

// TakeOver creates a dossier as it comes, with the log of the years before anybody kept it here. Who may bring one is for the caller to hold.
func TakeOver(tx *store.Tx, year int, content *huishang.Dossier, note string) (store.Version, error) {
	var all []huishang.Event
	for _, log := range []*[]huishang.Event{&content.Procedure.Establishment, &content.Procedure.Meeting} {
		for i := range *log {
			all = append(all, takenOver(&(*log)[i], i+1))
		}
	}
	v, err := tx.CreateDossier(year, content, note)
	if err != nil {
		return v, err
	}
	for _, e := range all {
		if _, err := tx.AppendEvent(v.Dossier, e); err != nil {
			return v, err
		}
	}
	return v, nil
}

// takenOver numbers an event from 1 and writes the documents it names, which lie elsewhere, into its note.
func takenOver(e *huishang.Event, seq int) huishang.Event {
	e.Seq = seq
	if len(e.DocIDs) > 0 {
		if e.Note != "" {
			e.Note += "；"
		}
		e.Note, e.DocIDs = e.Note+"文件："+strings.Join(e.DocIDs, "、"), nil
	}
	return *e
}
