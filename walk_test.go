package huishang

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// spoiled are ways to record a step wrongly, each with the steps it spoils.
var spoiled = []struct {
	name  string
	steps []Step // nil for every step
	spoil func(*Event)
}{
	{"签署别的文本", []Step{EstSign, MtgSign}, func(e *Event) { e.FileSHA256 = texts[1] }},
	{"没有文本", []Step{EstSign, MtgSign}, func(e *Event) { e.FileSHA256 = "" }},
	{"没有有效期", []Step{EstSign}, func(e *Event) { e.ValidUntil = Date{} }},
	{"没有处室", []Step{EstConsult, MtgConsult}, func(e *Event) { e.Divisions = nil }},
	{"期限已过", []Step{EstConsult, MtgConsult}, func(e *Event) { e.Due = e.At }},
	{"没有结论", []Step{EstDirectorMeeting, MtgDirectorMeeting}, func(e *Event) { e.Result = "" }},
	{"没有条款", []Step{EstCityObjection, MtgCityObjection}, func(e *Event) { e.Clause = "" }},
	{"没有理由", []Step{EstCityObjection, MtgCityObjection, EstRenewAgree, EstTerminate, EstReturn, MtgReturn}, func(e *Event) { e.Note = "" }},
	{"没有征求的处室", []Step{MtgDivisionFeedback}, func(e *Event) { e.Actor = "法规处" }},
	{"不是这个单位", []Step{EstCityLetter, MtgCityLetter, EstCityApprove}, func(e *Event) { e.Actor = "唐山市科学技术局" }},
	{"轮次不对", nil, func(e *Event) { e.Round = 9 }},
	{"序号不对", nil, func(e *Event) { e.Seq = 900 }},
	{"没有日期", nil, func(e *Event) { e.At = Date{} }},
	{"日期倒退", nil, func(e *Event) { e.At = NewDate(2020, 1, 1) }}, // when something was recorded before
}

// TestWalksKeepToTheStatement walks at random and holds every answer to the statement, and every log that comes of it to the
// articles.
func TestWalksKeepToTheStatement(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.Bool().Draw(t, "first")
		merged := first && rapid.Bool().Draw(t, "merged")
		r := rehearse(t, first, merged, !first && rapid.Bool().Draw(t, "in force"))
		r.facts.AllowWordingOnly = rapid.Bool().Draw(t, "wording only")
		s := newStated(t, r)
		day := NewDate(2026, 1, 5)
		for range rapid.IntRange(1, 90).Draw(t, "length") {
			day = day.AddDays(rapid.SampledFrom([]int{0, 1, 7, 30, 200, 700}).Draw(t, "days"))
			s.pass(day)
			e := anyEvent(t, r, day)
			wrong := spoilAny(t, r, &e)
			want := !wrong && s.allows(e) && (!e.WordingOnly || r.facts.AllowWordingOnly && s.round[e.Step.Founding()] > 1)
			r.prepare(e)
			made, err := Apply(r.d, e, r.facts)
			if got := err == nil; got != want {
				t.Fatalf("%s on %s at %s %s (stated %s %s): admitted %v, want %v: %v\n%v\n%v", e.Step, e.At, Replay(r.d, day).Founding.State,
					Replay(r.d, day).Meeting.State, s.e, s.m, got, want, err, steps(r.d.Procedure.Establishment), steps(r.d.Procedure.Meeting))
			}
			var refusal *Refusal
			if err != nil && (!errors.As(err, &refusal) || refusal.Name == "" || len(refusal.Missing)+len(refusal.Lacks) == 0) {
				t.Fatalf("%s is refused without a reason: %v", e.Step, err)
			}
			if err != nil {
				continue
			}
			r.d.Procedure = made
			s.take(e)
			stand := Replay(r.d, day)
			s.pass(day)
			if stand.Founding.State != s.e || stand.Meeting.State != s.m || len(stand.Departures) > 0 {
				t.Fatalf("after %s: at %s %s, stated %s %s, %v", e.Step, stand.Founding.State, stand.Meeting.State, s.e, s.m, stand.Departures)
			}
		}
		holdArticles(t, r.d)
	})
}

// anyEvent is a step that may come next, mostly, or any other.
func anyEvent(t *rapid.T, r *rehearsal, day Date) Event {
	facts := r.facts
	facts.Today = day
	var likely []Step
	for _, choice := range Next(r.d, facts) {
		likely = append(likely, choice.Step)
	}
	step := rapid.SampledFrom(stepNames).Draw(t, "any").step
	if len(likely) > 0 && rapid.IntRange(0, 4).Draw(t, "likely") > 0 {
		step = rapid.SampledFrom(likely).Draw(t, "step")
	}
	e := r.event(step, day)
	switch step {
	case EstDirectorMeeting, MtgDirectorMeeting:
		e.Result = rapid.SampledFrom([]DirectorsVerdict{DirectorsPassed, DirectorsAmended, DirectorsDeferred, DirectorsReturned}).Draw(t, "result")
	case EstRevise, MtgDraftAgreement:
		e.WordingOnly = rapid.IntRange(0, 3).Draw(t, "wording") == 0
	case MtgDivisionFeedback:
		if e.Overdue = rapid.IntRange(0, 3).Draw(t, "overdue") == 0; e.Overdue {
			e.Divisions, e.Actor = []string{e.Actor}, "区域创新处"
		}
	}
	return e
}

func spoilAny(t *rapid.T, r *rehearsal, e *Event) bool {
	if rapid.IntRange(0, 3).Draw(t, "spoil") > 0 {
		return false
	}
	one := rapid.SampledFrom(spoiled).Draw(t, "how")
	if one.steps != nil && !slices.Contains(one.steps, e.Step) {
		return false
	}
	log := r.d.Procedure.Meeting
	if e.Step.Founding() {
		log = r.d.Procedure.Establishment
	}
	if e.Overdue && one.name == "没有征求的处室" || len(log) == 0 && one.name == "日期倒退" {
		return false
	}
	one.spoil(e)
	return true
}
