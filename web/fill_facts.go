package web

import (
	"cmp"
	"fmt"

	"huishang"
)

// yearOf is the year of the meeting the dossier is about.
func yearOf(d *huishang.Dossier) int {
	year := d.AsOf.Year()
	if d.Meeting != nil {
		year = cmp.Or(d.Meeting.Date.Year(), year)
	}
	if d.Proposal != nil {
		year = cmp.Or(d.Proposal.Year, year)
	}
	if d.Agreement != nil {
		year = cmp.Or(d.Agreement.Year, year)
	}
	return year
}

// factsOf tells where the consultation stands.
func factsOf(d *huishang.Dossier) []fact {
	facts := []fact{{"本次会商", "非首次"}}
	if d.History.IsFirstMeeting {
		facts[0].Value = "首次"
	}
	if last, ok := lastEvent(d); ok {
		facts = append(facts, fact{"最近办理", last.Step.Name() + "（" + last.At.Chinese() + "）"})
	}
	if d.Protocol != nil && !d.Protocol.ValidUntil.IsZero() {
		facts = append(facts, fact{"议定书有效期至", d.Protocol.ValidUntil.Chinese()})
	}
	if d.Agreement != nil && len(d.Agreement.Items) > 0 {
		facts = append(facts, fact{"协议事项", fmt.Sprintf("%d 项", len(d.Agreement.Items))})
	}
	if !d.AsOf.IsZero() {
		facts = append(facts, fact{"数据截至", d.AsOf.Chinese()})
	}
	return facts
}

// lastEvent is the latest entry of both logs.
func lastEvent(d *huishang.Dossier) (last huishang.Event, ok bool) {
	for _, log := range [][]huishang.Event{d.Procedure.Establishment, d.Procedure.Meeting} {
		for _, e := range log {
			if !ok || !e.At.Before(last.At) {
				last, ok = e, true
			}
		}
	}
	return last, ok
}
