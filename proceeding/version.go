package proceeding

import (
	"context"
	"encoding/json"

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
	if err := g.Allows(g.Content, content, who); err != nil {
		return err
	}
	if before := g.Content.Procedure; len(before.Establishment)+len(before.Meeting) > 0 {
		content.Procedure.Merged = before.Merged
	}
	return nil
}
