package scheduler

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"huishang"
)

// steps of both procedures, in any order: a log may be as wrong as it likes.
var (
	foundingSteps = []huishang.Step{
		huishang.EstRequest, huishang.EstReturn, huishang.EstReview, huishang.EstConsult, huishang.EstRevise, huishang.EstDirectorMeeting,
		huishang.EstFeedback, huishang.EstToCityLeaders, huishang.EstCityObjection, huishang.EstCityAgree, huishang.EstDeptApprove,
		huishang.EstCityLetter, huishang.EstSign, huishang.EstRenewAgree, huishang.EstTerminate, "",
	}
	meetingSteps = []huishang.Step{
		huishang.MtgRemind, huishang.MtgSubmit, huishang.MtgReturn, huishang.MtgConsult, huishang.MtgDivisionFeedback, huishang.MtgSummarize,
		huishang.MtgDraftAgreement, huishang.MtgDirectorMeeting, huishang.MtgFeedback, huishang.MtgCityObjection, huishang.MtgCityAgree,
		huishang.MtgCityLetter, huishang.MtgArrange, huishang.MtgHold, huishang.MtgSign, huishang.MtgProgress, huishang.MtgPlanCity, "mtg.x",
	}
)

// someDay is a day of the years the tables know and of some they do not; now and then it is none.
func someDay(t *rapid.T, name string) huishang.Date {
	n := rapid.IntRange(-60, 1800).Draw(t, name)
	if n < 0 {
		return huishang.Date{}
	}
	return day("2024-01-15").AddDays(n)
}

func someLog(t *rapid.T, name string, steps []huishang.Step) []huishang.Event {
	var log []huishang.Event
	for i := range rapid.IntRange(0, 12).Draw(t, name+" entries") {
		log = append(log, huishang.Event{Seq: i, At: someDay(t, name+" day"), Step: rapid.SampledFrom(steps).Draw(t, name+" step")})
	}
	return join(nil, log)
}

// someStanding is whatever a city may have on record.
func someStanding(t *rapid.T, code int) Standing {
	s := Standing{
		Code: fmt.Sprint(code), City: fmt.Sprintf("第%d市", code), Bureau: fmt.Sprintf("第%d市科学技术局", code), Merged: rapid.Bool().Draw(t, "merged"),
		Founding: someLog(t, "founding", foundingSteps), Meetings: someLog(t, "meetings", meetingSteps), Deadline: someDay(t, "deadline"),
		Sessions: []Session{{ID: "2026", On: someDay(t, "meeting")}}, Held: []huishang.Date{someDay(t, "held")},
		Sittings: []Sitting{{On: someDay(t, "sitting"), Deferred: rapid.Bool().Draw(t, "deferred")}},
	}
	if from := someDay(t, "from"); !from.IsZero() {
		s.Terms = []Term{{Signed: from, From: from, Until: from.EndOfTerm(rapid.IntRange(1, 5).Draw(t, "years"))}}
	}
	if signed := someDay(t, "signed"); !signed.IsZero() {
		s.Agreements = []Agreement{{ID: "AG", Year: signed.Year(), Signed: signed, Until: someDay(t, "until"), Items: []Item{
			{ID: "A1", LeadCity: "甲", LeadDept: "乙", Deadline: someDay(t, "item"), Settled: someDay(t, "settled")}, {ID: "A2"},
		}}}
	}
	for _, e := range s.Meetings {
		if e.Step == huishang.MtgConsult {
			s.Inquiries = append(s.Inquiries, Inquiry{SentOn: e.At, Due: someDay(t, "due"), Replies: []Reply{{Division: "丙", Returned: someDay(t, "returned")}}})
		}
	}
	return s
}

func TestWhatAlwaysHolds(t *testing.T) {
	calendar, notice := ownCalendar(t), ownNotices(t)
	rapid.Check(t, func(t *rapid.T) {
		standings := []Standing{someStanding(t, 1), someStanding(t, 2)}
		today := someDay(t, "today")
		due := Due(standings, calendar, notice, today)
		hold(t, "nothing on a day off", calendar.IsWorkday(today) || len(due) == 0)
		moments := map[string]string{}
		keys := map[Key]bool{}
		for i := range due {
			r := &due[i]
			hold(t, "working days", calendar.IsWorkday(r.Due) && calendar.IsWorkday(r.Notice))
			hold(t, "come, not to come", !r.Notice.After(today) && r.Late() == r.Notice.Before(today))
			hold(t, "each key once", !keys[r.Key()])
			keys[r.Key()] = true
			duty := r.Duty + string(r.Kind) + r.Base.String()
			hold(t, "one moment a duty", moments[duty] == "" || moments[duty] == r.Step)
			moments[duty] = r.Step
			hold(t, "said", r.Say != "" && r.Reason != "" && r.Subject != "" && r.To.Role() != "" && r.Basis != "")
			for _, year := range []int{r.Due.Year(), r.Notice.Year()} {
				hold(t, "a year without a table is said", calendar.Known(year) != slices.Contains(r.Assumed, year))
			}
		}
		hold(t, "in order", slices.IsSortedFunc(due, func(a, b Reminder) int { return inOrder(&a, &b) }))
		slices.Reverse(standings)
		hold(t, "the same in any order", reflect.DeepEqual(due, Due(standings, calendar, notice, today)))
	})
}

// TestDaysOff compares whoever looks every day with whoever looks on some days only: the second sends nothing the first does not,
// never earlier, and late when the day is over; what it leaves out has been overtaken or is done when it looks again.
func TestDaysOff(t *testing.T) {
	calendar, notice := ownCalendar(t), ownNotices(t)
	rapid.Check(t, func(t *rapid.T) {
		standings := []Standing{someStanding(t, 1)}
		first := day("2025-06-02").AddDays(rapid.IntRange(0, 700).Draw(t, "first"))
		daily, seldom := map[Key]huishang.Date{}, map[Key]bool{}
		var missed []Key
		off := 0
		for d := calendar.OnOrAfter(first); first.DaysUntil(d) < 120; d = calendar.Add(d, 1) {
			today := Due(standings, calendar, notice, d)
			for _, r := range today {
				if daily[r.Key()].IsZero() {
					daily[r.Key()] = d
					missed = append(missed, r.Key())
				}
			}
			if off--; off >= 0 {
				continue
			}
			sent := map[string]bool{}
			for _, r := range today {
				if seldom[r.Key()] {
					continue
				}
				seldom[r.Key()] = true
				hold(t, "late when missed", !daily[r.Key()].Before(d) || r.Late())
				one := r.Duty + string(r.Kind) + r.Base.String() + r.recipient()
				hold(t, "one message a duty and desk", !sent[one])
				sent[one] = true
			}
			for _, key := range missed {
				due := slices.ContainsFunc(today, func(r Reminder) bool { return r.Key() == key })
				hold(t, "what is still due has left", seldom[key] || !due)
			}
			missed = missed[:0]
			off = rapid.IntRange(0, 30).Draw(t, "days off")
		}
		for key := range seldom {
			hold(t, "nothing of its own", !daily[key].IsZero())
		}
	})
}

func TestNothingIsDueOnceEnded(t *testing.T) {
	calendar, notice := ownCalendar(t), ownNotices(t)
	rapid.Check(t, func(t *rapid.T) {
		s := someStanding(t, 1)
		end := day("2029-06-01")
		s.Founding = append(s.Founding, huishang.Event{At: end, Step: huishang.EstTerminate})
		s.Sessions[0].On = end.AddDays(rapid.IntRange(-30, 90).Draw(t, "meeting"))
		today := calendar.OnOrAfter(end.AddDays(rapid.IntRange(0, 900).Draw(t, "days after")))
		for _, r := range Due([]Standing{s}, calendar, notice, today) {
			hold(t, "only the calendar", r.Kind == KindCalendar)
		}
	})
}
