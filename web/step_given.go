package web

import (
	"cmp"
	"slices"

	"huishang"
	"huishang/proceeding"
)

// given is the step as it was filled in. What cannot be understood is noted beside its field.
func (w *stepWork) given(filled filledStep) (proceeding.Given, error) {
	event, err := filled.event.Event()
	if err != nil {
		return proceeding.Given{}, err
	}
	event.Step = w.act.Step
	if w.act.Step == huishang.MtgDivisionFeedback {
		event.Actor = w.division()
	}
	given := proceeding.Given{Event: event, Document: filled.text}
	if filled.parts == nil {
		return given, nil
	}
	parts, err := filled.parts.Dossier()
	if err != nil || parts == nil {
		return given, err
	}
	names := slices.Clone(filled.names)
	if slices.Contains(names, "opinions") {
		parts.Opinions.Agreement, parts.Opinions.Protocol = spoken(parts.Opinions.Agreement), spoken(parts.Opinions.Protocol)
	}
	settleMeeting(parts)
	given.Bring(parts, names...)
	return given, nil
}

// settleMeeting numbers the agenda as it stands, and takes the day, place and people of a meeting from the letter that proposes
// it, as far as that names them.
func settleMeeting(parts *huishang.Dossier) {
	meeting, letter := parts.Meeting, parts.Letters.Meeting
	if meeting == nil {
		return
	}
	for i := range meeting.Agenda {
		meeting.Agenda[i].Seq = i + 1
	}
	if letter == nil {
		return
	}
	meeting.Date, meeting.Place = cmp.Or(letter.ProposedDate, meeting.Date), cmp.Or(letter.Place, meeting.Place)
	if len(letter.Attendees) > 0 {
		meeting.Attendees = letter.Attendees
	}
}

// spoken are the opinions that say something: rows that were left empty are none.
func spoken(list []huishang.Opinion) []huishang.Opinion {
	return slices.DeleteFunc(list, func(o huishang.Opinion) bool { return o.Verdict == "" && o.Text == "" && o.OverdueNote == "" })
}

func (f filledStep) faulty() bool {
	return len(f.faults) > 0 || f.event.Faulty() || f.parts != nil && f.parts.Faulty()
}
