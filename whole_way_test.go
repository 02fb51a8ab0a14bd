package huishang

import "testing"

// The way through each procedure without a detour.
var (
	foundingWay = []Step{EstRequest, EstReview, EstConsult, EstRevise, EstDirectorMeeting, EstFeedback, EstToCityLeaders, EstCityAgree,
		EstCityApprove, EstDeptApprove, EstCityLetter, EstSign}
	meetingWay = []Step{MtgRemind, MtgSubmit, MtgAccept, MtgConsult, MtgDivisionFeedback, MtgDivisionFeedback, MtgSummarize, MtgDraftAgreement,
		MtgDirectorMeeting, MtgFeedback, MtgToCityLeaders, MtgCityAgree, MtgCityLetter, MtgArrange, MtgHold, MtgSign, MtgPlanCity, MtgPlanDept}
	mergedWay = []Step{EstRequest, EstReview, EstConsult, MtgDivisionFeedback, MtgDivisionFeedback, EstRevise, EstDirectorMeeting, EstFeedback,
		EstToCityLeaders, EstCityAgree, EstDeptApprove, EstCityApprove, EstCityLetter, MtgArrange, MtgHold, EstSign, MtgPlanDept, MtgPlanCity}
)

func TestTheWholeWay(t *testing.T) {
	day := NewDate(2026, 1, 5)
	for _, c := range []struct {
		name            string
		merged, inForce bool
		way             []Step
		founding        State
		meeting         State
	}{
		{"建立", false, false, foundingWay, E11, M0},
		{"会议", false, true, meetingWay, E11, M16},
		{"合并", true, false, mergedWay, E11, M16},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := rehearse(t, c.merged, c.merged, c.inForce)
			end := r.play(t, day, c.way...)
			stand := Replay(r.d, end)
			if stand.Founding.State != c.founding || stand.Meeting.State != c.meeting || len(stand.Departures) > 0 {
				t.Errorf("got %s %s %v", stand.Founding.State, stand.Meeting.State, stand.Departures)
			}
			holdArticles(t, r.d)
		})
	}
}

// TestNextBeginsWithWhatLeadsOn holds that an objection or a return is not the first thing offered.
func TestNextBeginsWithWhatLeadsOn(t *testing.T) {
	for _, c := range []struct {
		inForce    bool
		way        []Step
		want, back Step
	}{
		{false, foundingWay[:7], EstCityAgree, EstCityObjection},
		{false, foundingWay[:1], EstReview, EstReturn},
		{true, meetingWay[:2], MtgAccept, MtgReturn},
		{true, meetingWay[:11], MtgCityAgree, MtgCityObjection},
	} {
		r := rehearse(t, false, false, c.inForce)
		r.facts.Today = r.play(t, NewDate(2026, 1, 5), c.way...)
		next := Next(r.d, r.facts)
		if len(next) < 2 || next[0].Step != c.want || next[1].Step != c.back {
			t.Errorf("after %s come %v", c.way[len(c.way)-1], next)
		}
	}
}
