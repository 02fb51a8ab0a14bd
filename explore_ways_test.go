package huishang

import (
	"fmt"
	"slices"
)

// signature is a standing without its days.
func signature(s Standing) string {
	words := ""
	for _, p := range []Position{s.Founding, s.Meeting} {
		slices.Sort(p.Done)
		words += fmt.Sprint(p.State, p.Round, p.Number, len(p.Asked), len(p.Answered), p.Approved, p.Done, p.SignedOn.IsZero(), p.HeldOn.IsZero(), ";")
	}
	return words
}

// waysToRecord are the ways an event can be recorded, right and wrong.
func waysToRecord(e Event) []Event {
	all := []Event{e}
	add := func(change func(*Event)) {
		other := e
		change(&other)
		all = append(all, other)
	}
	switch e.Step {
	case EstDirectorMeeting, MtgDirectorMeeting:
		for _, verdict := range []DirectorsVerdict{DirectorsAmended, DirectorsDeferred, DirectorsReturned, ""} {
			add(func(e *Event) { e.Result = verdict })
		}
		add(func(e *Event) { e.FileSHA256 = texts[1] })
	case EstSign, MtgSign:
		add(func(e *Event) { e.FileSHA256 = texts[1] })
	case EstRevise, MtgDraftAgreement:
		add(func(e *Event) { e.WordingOnly = true })
	case MtgDivisionFeedback:
		add(func(e *Event) { e.Overdue, e.Divisions, e.Actor = true, []string{e.Actor}, "区域创新处" })
	}
	return all
}
