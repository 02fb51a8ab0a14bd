package proceeding

import (
	"fmt"
	"slices"

	"huishang"
	"huishang/store"
)

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
	lapse(r.content, made)
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
	switch most := event.At.Year() + yearsAhead; {
	case most < least:
		return nil, store.Refused{Reason: fmt.Sprintf("通知的日期是%s，而下次会议不早于%d年，请核对办理日期。", event.At.Chinese(), least)}
	case year < least || year > most:
		return nil, store.Refused{Reason: fmt.Sprintf("会议年份应在%d年到%d年之间，现为%d年，请核对。", least, most, year)}
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
