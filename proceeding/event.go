package proceeding

import (
	"slices"

	"huishang"
	"huishang/store"
)

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
