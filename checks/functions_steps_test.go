package checks

import (
	"testing"

	"huishang"
)

// TestLogsAreLookedAtFromTheLastBeginning holds what rules see of a log that went on after a renewal or with the next meeting, and
// of a round that skips the divisions because only wording changes.
func TestLogsAreLookedAtFromTheLastBeginning(t *testing.T) {
	event := func(day int, s huishang.Step) huishang.Event {
		return huishang.Event{At: huishang.NewDate(2026, 1, day), Step: s}
	}
	dossier := &huishang.Dossier{Procedure: huishang.Procedure{
		Establishment: []huishang.Event{event(1, huishang.EstReview), event(2, huishang.EstCityObjection), event(3, huishang.EstRenewAgree),
			event(4, huishang.EstRequest), event(5, huishang.EstReview),
			{At: huishang.NewDate(2026, 1, 6), Step: huishang.EstRevise, WordingOnly: true}},
		Meeting: []huishang.Event{event(1, huishang.MtgCityObjection), event(2, huishang.MtgRemind), event(3, huishang.MtgSubmit),
			event(4, huishang.MtgCityObjection), {At: huishang.NewDate(2026, 1, 5), Step: huishang.MtgDraftAgreement, WordingOnly: true}},
	}}
	for source, want := range map[string]string{
		`步骤日(程序.建立程序, "est.review")`:                                                                                           "2026-01-05",
		`含步骤(程序.建立程序, "est.city_objection")`:                                                                                   "否",
		`漏步(程序.建立程序, "est.city_objection", ["est.review", "est.consult", "est.revise"], ["est.sign"])`:                         "",
		`含步骤(程序.会议程序, "mtg.city_objection")`:                                                                                   "是",
		`重走漏步(程序.会议程序, "mtg.city_objection", ["mtg.consult", "mtg.summarize", "mtg.draft_agreement", "mtg.director_meeting"])`: "厅长办公会审定",
	} {
		if got := evaluate(t, dossier, source); got != want {
			t.Errorf("%s is %q, want %q", source, got, want)
		}
	}
}
