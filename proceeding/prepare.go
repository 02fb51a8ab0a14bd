package proceeding

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"huishang"
	"huishang/checks"
	"huishang/store"
)

// Prepared is a step that was held to the Measures and whose documents are made, ready to be kept.
type Prepared struct {
	ground  Ground
	content *huishang.Dossier // with everything the step puts down, and the log with it
	events  []huishang.Event  // one, or those of both procedures where they run as one (article 18)
	papers  []paper
	unmade  []Unmade
	left    []huishang.LeftOut
	found   json.RawMessage
	voiced  []voiced
	today   huishang.Date
}

// Taken is what came of a step.
type Taken struct {
	Version   store.Version
	Events    []store.Event
	Documents []store.Document
	Unmade    []Unmade           // documents the dossier is not ready for, with the reasons
	LeftOut   []huishang.LeftOut // topics the draft of the agreement does not take up
	Standing  huishang.Standing
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

// Who is whose account takes a step, on which day.
type Who struct {
	Role     huishang.Role
	Division string // of a division: it speaks for itself only
	Today    huishang.Date
}

// Prepare holds a step to the Measures and makes its documents, without a change to anything. The error is a *[huishang.Refusal] when the
// Measures do not allow it, [store.Conflict] when the dossier has another version than base, and [store.Refused] when what was given
// does not belong to the step.
func (p *Proceedings) Prepare(ctx context.Context, scope store.Scope, who Who, dossier string, base int, given Given) (*Prepared, error) {
	var g Ground
	var filed []store.Document
	if err := p.Store.View(ctx, scope, func(tx *store.Tx) (err error) {
		if g, err = look(tx, dossier); err != nil {
			return err
		}
		filed, err = allDocuments(tx, dossier)
		return err
	}); err != nil {
		return nil, err
	}
	if err := g.fill(ctx); err != nil {
		return nil, err
	}
	if err := g.open(); err != nil {
		return nil, err
	}
	if err := g.overtaken(base); err != nil {
		return nil, err
	}
	r := &Prepared{ground: g, today: who.Today}
	var err error
	if r.content, err = copied(g.Content); err != nil {
		return nil, err
	}
	event := huishang.EventFor(g.Content, given.Event.Step, who.Today)
	overlay(&event, given.Event)
	if err := p.prepare(ctx, r, who, given, event, filed); err != nil {
		return nil, err
	}
	return r, nil
}

func (p *Proceedings) prepare(ctx context.Context, r *Prepared, who Who, given Given, event huishang.Event, filed []store.Document) error {
	merging := r.ground.Standing(event.At).Merging
	if err := speaksFor(who, &event, given); err != nil {
		return err
	}
	if err := r.layDown(given, event, merging); err != nil {
		return err
	}
	if err := p.settleText(r, &event, given, filed, merging); err != nil {
		return err
	}
	facts := p.facts(r.ground, r.content, who.Today)
	facts.Role = who.Role
	log, err := huishang.Apply(r.content, event, facts)
	if err != nil {
		return err
	}
	r.events = slices.Concat(log.Establishment[len(r.content.Procedure.Establishment):], log.Meeting[len(r.content.Procedure.Meeting):])
	r.content.Procedure = log
	if err := p.makePapers(r); err != nil {
		return err
	}
	r.voiced = voices(given, r.content, event)
	r.found, err = p.findings(r.ground, r.content, who.Today)
	return err
}

// layDown puts into the dossier what was given, what the procedures draft, and what the event says.
func (r *Prepared) layDown(given Given, event huishang.Event, merging bool) error {
	if err := given.put(r.content, event); err != nil {
		return err
	}
	drafts := event.Step == huishang.MtgDraftAgreement || merging && event.Step == huishang.EstRevise
	if drafts && !slices.Contains(given.names, "agreement") {
		agreement, left := huishang.DraftAgreement(r.content)
		if agreement.Period.Start.IsZero() {
			agreement.Period.Start = periodFrom(r.content, event.At)
		}
		if len(agreement.Items) > 0 {
			r.content.Agreement, r.left = &agreement, left
		}
	}
	if drafts && r.content.Agreement == nil {
		return nil // which the demands of the step say
	}
	if event.Step == huishang.MtgDraftAgreement || r.stands(event) {
		mark(r.content, event, merging)
	}
	return nil
}

// periodFrom is the day an agreement is to run from: that of the meeting if it is known, or else that of the draft. Whoever knows better
// writes it into the draft.
func periodFrom(d *huishang.Dossier, day huishang.Date) huishang.Date {
	if d.Meeting != nil && !d.Meeting.Date.IsZero() {
		return d.Meeting.Date
	}
	return day
}

// stands reports whether the step may come where its procedure stands: only then what it leaves in the dossier is put down before it is
// held to the rules.
func (r *Prepared) stands(event huishang.Event) bool {
	for _, one := range huishang.Next(r.ground.Content, huishang.Facts{Today: event.At, Obstacles: func(string) []huishang.Obstacle { return nil }}) {
		if one.Step == event.Step {
			return true
		}
	}
	return false
}

// overlay lays what was written of an event over its draft.
func overlay(draft *huishang.Event, written huishang.Event) {
	put(&draft.At, written.At)
	put(&draft.Step, written.Step)
	put(&draft.Actor, written.Actor)
	put(&draft.Round, written.Round)
	put(&draft.Seq, written.Seq)
	put(&draft.Note, written.Note)
	put(&draft.Due, written.Due)
	put(&draft.Result, written.Result)
	put(&draft.Clause, written.Clause)
	put(&draft.ValidUntil, written.ValidUntil)
	draft.FileSHA256, draft.WordingOnly, draft.Overdue = written.FileSHA256, written.WordingOnly, written.Overdue
	if len(written.Divisions) > 0 {
		draft.Divisions = written.Divisions
	}
	if written.Step == huishang.MtgDivisionFeedback && len(written.Divisions) > 0 && written.Actor == "" {
		draft.Actor = string(huishang.OfficeDivisions)
	}
}

func put[V comparable](into *V, written V) {
	var nothing V
	if written != nothing {
		*into = written
	}
}

// speaksFor holds a division to answering for itself.
func speaksFor(who Who, event *huishang.Event, given Given) error {
	if who.Role != huishang.RoleDivision || event.Step != huishang.MtgDivisionFeedback {
		return nil
	}
	event.Actor = who.Division
	others := slices.ContainsFunc(event.Divisions, func(d string) bool { return d != who.Division })
	if given.parts != nil {
		others = others || slices.ContainsFunc(given.parts.Opinions.Agreement, func(o huishang.Opinion) bool { return o.Division != who.Division })
	}
	if others || given.Event.Actor != "" && given.Event.Actor != who.Division {
		return store.Refused{Reason: "只能登记本处室（" + who.Division + "）的反馈意见，别的处室由他们自己或区域创新处登记。"}
	}
	return nil
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
