package scheduler

import (
	"slices"

	"huishang"
)

// A view is a standing as it was known on a day: what came later is not there, and what a termination has ended is not either.
type view struct {
	*Standing
	today    huishang.Date
	ended    huishang.Date    // of the last termination, or none
	founding []huishang.Event // up to today, since the last termination
	meetings []huishang.Event
	run      []huishang.Event // of the meeting procedure: since the last meeting
	held     huishang.Date    // the last meeting, or none
	term     *Term            // the one that ends last, or nil
}

// on gives the view of a day. The logs must be in order, as [StandingOf] leaves them.
func (s *Standing) on(today huishang.Date) view {
	v := view{Standing: s, today: today}
	v.founding = upTo(s.Founding, today)
	if at := lastIndex(v.founding, huishang.EstTerminate); at >= 0 {
		v.ended, v.founding = v.founding[at].At, v.founding[at+1:]
	}
	v.meetings = after(upTo(s.Meetings, today), v.ended)
	for _, day := range s.Held {
		if v.counts(day) && day.After(v.held) {
			v.held = day
		}
	}
	if at := lastIndex(v.meetings, huishang.MtgHold); at >= 0 && v.meetings[at].At.After(v.held) {
		v.held = v.meetings[at].At
	}
	v.run = v.meetings
	if at := lastIndex(v.run, huishang.MtgHold, huishang.MtgSign); at >= 0 {
		v.run = v.run[at+1:]
	}
	v.run = after(v.run, v.held)
	for i := range s.Terms {
		if term := &s.Terms[i]; v.counts(term.Signed) && (v.term == nil || term.Until.After(v.term.Until)) {
			v.term = term
		}
	}
	return v
}

// counts reports whether a fact of that day is known and not ended.
func (v *view) counts(day huishang.Date) bool {
	return !day.IsZero() && !day.After(v.today) && (v.ended.IsZero() || day.After(v.ended))
}

// inForce reports whether there is a protocol whose term runs on the day.
func (v *view) inForce(day huishang.Date) bool {
	return v.term != nil && !v.term.Signed.After(day) && !v.term.Until.Before(day)
}

// upTo is the part of a log up to a day.
func upTo(log []huishang.Event, day huishang.Date) []huishang.Event {
	for i := len(log); i > 0; i-- {
		if !log[i-1].At.After(day) {
			return log[:i]
		}
	}
	return nil
}

// after is the part of a log after a day.
func after(log []huishang.Event, day huishang.Date) []huishang.Event {
	for i := range log {
		if log[i].At.After(day) {
			return log[i:]
		}
	}
	return nil
}

// lastIndex is the place of the last entry of one of the steps, or -1.
func lastIndex(log []huishang.Event, steps ...huishang.Step) int {
	for i := len(log) - 1; i >= 0; i-- {
		if slices.Contains(steps, log[i].Step) {
			return i
		}
	}
	return -1
}

// walked reports whether a log has the step.
func walked(log []huishang.Event, step huishang.Step) bool {
	return step != "" && lastIndex(log, step) >= 0
}
