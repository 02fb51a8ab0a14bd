package huishang

import (
	"slices"

	"pgregory.net/rapid"
)

// holdArticles holds logs that were admitted event by event to the articles, by looking at the events alone: it knows no states.
func holdArticles(t rapid.TB, d *Dossier) {
	t.Helper()
	est, mtg := d.Procedure.Establishment, d.Procedure.Meeting
	holdLog(t, est, EstCityObjection, EstRenewAgree)
	holdLog(t, mtg, MtgCityObjection, MtgRemind)
	for i, e := range est {
		round := roundBefore(est[:i], EstCityObjection, EstRenewAgree)
		switch e.Step {
		case EstDirectorMeeting:
			if !has(round, EstConsult) && !slices.ContainsFunc(round, func(e Event) bool { return e.WordingOnly }) {
				t.Errorf("article 16 (2): the 厅长办公会 of %s examined what no division was asked about: %v", e.At, steps(est))
			}
		case EstSign:
			holdInOrder(t, round, EstReview, EstRevise, EstDirectorMeeting, EstFeedback, EstToCityLeaders, EstCityAgree, EstCityLetter)
			if !has(round, EstDeptApprove) || !has(round, EstCityApprove) {
				t.Errorf("article 16 (3): signed on %s without both approvals: %v", e.At, steps(est))
			}
			holdText(t, round, e, EstDirectorMeeting)
		case EstRenewAgree:
			if signed, ok := lastOf(est[:i], EstSign); ok && !e.At.After(signed.ValidUntil) {
				t.Errorf("article 15: renewed on %s, the term runs to %s", e.At, signed.ValidUntil)
			}
		case EstRequest:
			if signed := lastIndexOf(est[:i], EstSign); signed >= 0 && !has(est[signed:i], EstRenewAgree) {
				t.Errorf("article 15: a new protocol is asked for on %s, nobody agreed to renew: %v", e.At, steps(est))
			}
		}
	}
	for i, e := range mtg {
		round := roundBefore(mtg[:i], MtgCityObjection, MtgRemind)
		switch e.Step {
		case MtgDirectorMeeting:
			if !slices.ContainsFunc(round, func(e Event) bool { return e.WordingOnly }) {
				holdInOrder(t, round, MtgConsult, MtgDivisionFeedback, MtgSummarize, MtgDraftAgreement)
			}
		case MtgSummarize:
			holdHeard(t, round)
		case MtgHold:
			if !within(est, e.At) && !(d.History.IsFirstMeeting && has(est, EstCityLetter)) {
				t.Errorf("article 15: a meeting on %s outside the term: %v", e.At, steps(est))
			}
		case MtgSign:
			holdInOrder(t, round, MtgDraftAgreement, MtgDirectorMeeting, MtgFeedback, MtgToCityLeaders, MtgCityAgree, MtgCityLetter, MtgArrange, MtgHold)
			holdText(t, round, e, MtgDirectorMeeting)
			if !within(est, e.At) {
				t.Errorf("article 15: an agreement signed on %s without a protocol in force: %v", e.At, steps(est))
			}
		}
	}
}

// holdLog holds numbers, days and rounds.
func holdLog(t rapid.TB, log []Event, objection, anew Step) {
	t.Helper()
	round := 1
	for i, e := range log {
		if i > 0 && (e.Seq != log[i-1].Seq+1 || e.At.Before(log[i-1].At)) {
			t.Errorf("number %d of %s follows number %d of %s", e.Seq, e.At, log[i-1].Seq, log[i-1].At)
		}
		if e.Round != 0 && e.Round != round && e.Step != anew {
			t.Errorf("%s of %s is of round %d, not %d", e.Step, e.At, e.Round, round)
		}
		switch e.Step {
		case objection:
			round++
		case anew:
			round = 1
		}
	}
}

// roundBefore are the events since the last objection or new beginning.
func roundBefore(log []Event, dividers ...Step) []Event {
	for i := len(log) - 1; i >= 0; i-- {
		if slices.Contains(dividers, log[i].Step) {
			return log[i+1:]
		}
	}
	return log
}

func holdInOrder(t rapid.TB, log []Event, chain ...Step) {
	t.Helper()
	at := -1
	for _, s := range chain {
		next := lastIndexOf(log, s)
		if next <= at {
			t.Errorf("%s is missing or out of order in the round %v", s, steps(log))
			return
		}
		at = next
	}
}

// holdText holds what is signed to what the 厅长办公会 approved last.
func holdText(t rapid.TB, round []Event, signed Event, examined Step) {
	t.Helper()
	last, ok := lastOf(round, examined)
	if !ok || !last.passed() && last.Result != "" || last.FileSHA256 != signed.FileSHA256 {
		t.Errorf("%s of %s is not what the 厅长办公会 approved", signed.Step, signed.At)
	}
}

// holdHeard holds that every division that was asked last has answered or is registered as overdue since.
func holdHeard(t rapid.TB, round []Event) {
	t.Helper()
	at := lastIndexOf(round, MtgConsult)
	if at < 0 {
		t.Errorf("article 19 (2): summed up without asking anybody: %v", steps(round))
		return
	}
	for _, division := range round[at].Divisions {
		if !slices.ContainsFunc(round[at:], func(e Event) bool {
			return e.Step == MtgDivisionFeedback && (e.Actor == division || slices.Contains(e.Divisions, division))
		}) {
			t.Errorf("article 19 (2): summed up without %s", division)
		}
	}
}

// within reports whether the protocol signed last is in force on a day.
func within(est []Event, day Date) bool {
	at := lastIndexOf(est, EstSign)
	for at >= 0 && est[at].At.After(day) {
		at = lastIndexOf(est[:at], EstSign)
	}
	if at < 0 {
		return false
	}
	until := est[at].ValidUntil
	if until.IsZero() {
		until = NewDate(2028, 5, 17) // of the dossier the rehearsal begins with
	}
	return !until.Before(day)
}

func lastIndexOf(log []Event, s Step) int {
	for i := len(log) - 1; i >= 0; i-- {
		if log[i].Step == s {
			return i
		}
	}
	return -1
}

func steps(log []Event) []Step {
	all := make([]Step, len(log))
	for i, e := range log {
		all[i] = e.Step
	}
	return all
}
