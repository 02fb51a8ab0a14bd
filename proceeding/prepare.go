package proceeding

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

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
		u.Filed, err = allDocuments(tx, dossier)
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

// advance takes one step further.
func (p *Proceedings) advance(r *Prepared, u Undertaking, given Given) error {
	event := huishang.EventFor(r.content, given.Event.Step, u.Who.Today)
	overlay(&event, given.Event)
	merging := huishang.Replay(r.content, event.At).Merging
	if err := speaksFor(u.Who, &event, given); err != nil {
		return err
	}
	if err := r.layDown(given, event, merging); err != nil {
		return err
	}
	if err := p.settleText(r, &event, given, u.Filed, merging); err != nil {
		return err
	}
	made, err := p.apply(r, u.Who, event)
	if err != nil {
		return err
	}
	if event.Step == huishang.MtgRemind {
		if made, err = p.move(r, u.Who, given, event, made); err != nil {
			return err
		}
	}
	first := len(r.events)
	r.events = append(r.events, made...)
	if err := p.makePapers(r, first); err != nil {
		return err
	}
	r.voiced = append(r.voiced, voices(given, r.content, event)...)
	return nil
}

// apply puts an event behind the log of the content, with those that go with it, and gives them.
func (p *Proceedings) apply(r *Prepared, who Who, event huishang.Event) ([]huishang.Event, error) {
	facts := p.facts(r.ground, r.content, who.Today, r.lacking)
	facts.Role = who.Role
	log, err := huishang.Apply(r.content, event, facts)
	if err != nil {
		return nil, err
	}
	before := r.content.Procedure
	r.content.Procedure = log
	return slices.Concat(log.Establishment[len(before.Establishment):], log.Meeting[len(before.Meeting):]), nil
}

// move takes the notice for the meeting of a later year over into the dossier of that year: a dossier is the round of one meeting. A notice
// for the dossier's own year stays.
func (p *Proceedings) move(r *Prepared, who Who, given Given, event huishang.Event, made []huishang.Event) ([]huishang.Event, error) {
	year := r.ground.yearOfNotice(given.Year, event.At)
	least := r.ground.Record.Year
	if r.ground.Content.Agreed() {
		least++
	}
	if year < least || year > event.At.Year()+1 {
		return nil, store.Refused{Reason: fmt.Sprintf("会议年份应在%d年到%d年之间，现为%d年，请核对。", least, max(least, event.At.Year()+1), year)}
	}
	if year == r.ground.Record.Year {
		return made, nil
	}
	r.ground = r.ground.heir(year)
	if err := r.ground.Opens(who.Today); err != nil {
		return nil, err
	}
	r.content = copied(r.ground.Content)
	event.Seq, event.Round = 0, 0
	return p.apply(r, who, event)
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
	if _, marked := marks[event.Step]; !marked && len(huishang.Together(event.Step)) == 0 {
		return false
	}
	_, ok := huishang.NextStep(r.content, event.Step, huishang.Facts{Today: event.At, Obstacles: func(string) []huishang.Obstacle { return nil }})
	return ok
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
