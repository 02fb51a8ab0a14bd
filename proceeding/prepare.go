package proceeding

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"

	"huishang"
	"huishang/checks"
	"huishang/generator"
	"huishang/store"
)

// Prepared is a step that was held to the Measures and whose documents are made, ready to be kept.
type Prepared struct {
	ground  Ground            // where it is kept
	content *huishang.Dossier // with everything the step puts down, and the log with it
	events  []huishang.Event  // one, or those of both procedures where they run as one (article 18)
	papers  []paper
	unmade  []Unmade
	left    []huishang.LeftOut
	found   json.RawMessage
	voiced  []voiced
	today   huishang.Date
	review  *generator.Review // what a review tells instead of what the rules find
	lacking []huishang.Obstacle
}

// Who is whose account takes a step, on which day.
type Who struct {
	Role     huishang.Role
	Division string // of a division: it speaks for itself only
	Today    huishang.Date
}

// An Undertaking is what somebody is about to do on a ground: one step, or several of the same kind, such as the answers of divisions that
// come on one sheet.
type Undertaking struct {
	Ground  Ground
	Who     Who
	Steps   []Given
	Content *huishang.Dossier   // what the ground says with what was handed in laid over it; nil is what it says
	Review  *generator.Review   // what a review or a notice tells; nil is what the rules of its stage find
	Lacking []huishang.Obstacle // what stands in the way besides what the rules find
	Filed   []store.Document    // of the dossier, among which a text that is approved or signed must be
	Apart   bool                // the version and its findings are saved by whoever undertakes it, before [Prepared.Record]
}

// Take takes a step from version base of a dossier: it prepares it and keeps it. The errors are those of [Proceedings.Prepare] and of the
// store.
func (p *Proceedings) Take(ctx context.Context, scope store.Scope, who Who, dossier string, base int, given Given) (Taken, error) {
	ready, err := p.Prepare(ctx, scope, who, dossier, base, given)
	if err != nil {
		return Taken{}, err
	}
	var taken Taken
	err = p.Store.Update(ctx, scope, func(tx *store.Tx) error {
		taken, err = ready.Keep(tx)
		return err
	})
	return taken, err
}

// Prepare holds a step to the Measures and makes its documents, without a change to anything. The error is a *[huishang.Refusal] when the
// Measures do not allow it, [store.Conflict] when the dossier has another version than base, and [store.Refused] when what was given
// does not belong to the step, or the step to another dossier.
func (p *Proceedings) Prepare(ctx context.Context, scope store.Scope, who Who, dossier string, base int, given Given) (*Prepared, error) {
	u := Undertaking{Who: who, Steps: []Given{given}}
	if err := p.Store.View(ctx, scope, func(tx *store.Tx) (err error) {
		if u.Ground, err = LookAt(tx, dossier); err != nil {
			return err
		}
		u.Filed, err = AllDocuments(tx, dossier)
		return err
	}); err != nil {
		return nil, err
	}
	if err := u.Ground.Fill(ctx); err != nil {
		return nil, err
	}
	if err := u.Ground.overtaken(base); err != nil {
		return nil, err
	}
	return p.Undertake(u)
}

// Undertake prepares steps on a ground that was read, without a look at the store. Nothing of the undertaking is changed. The errors are those
// of [Proceedings.Prepare].
func (p *Proceedings) Undertake(u Undertaking) (*Prepared, error) {
	if err := u.Ground.open(); err != nil {
		return nil, err
	}
	r := &Prepared{ground: u.Ground, content: copied(cmp.Or(u.Content, u.Ground.Content)), today: u.Who.Today, review: u.Review, lacking: u.Lacking}
	for _, given := range u.Steps {
		if err := u.Ground.belongs(given.Event.Step); err != nil {
			return nil, err
		}
		if err := p.advance(r, u, given); err != nil {
			return nil, err
		}
	}
	if u.Apart {
		return r, nil
	}
	var err error
	r.found, err = p.findings(r.ground, r.content, u.Who.Today)
	return r, err
}

// findings are what all rules say of a dossier, as the store keeps them with its version.
func (p *Proceedings) findings(g Ground, d *huishang.Dossier, today huishang.Date) (json.RawMessage, error) {
	g.Others = nil
	report := p.Report(g, d, checks.AllStages, today)
	data, err := json.Marshal(report.Findings)
	if err != nil {
		return nil, fmt.Errorf("write the findings: %w", err)
	}
	return data, nil
}
