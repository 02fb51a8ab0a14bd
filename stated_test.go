package huishang

import (
	"slices"

	"pgregory.net/rapid"
)

// A stated is the statement of testdata/procedures.txt walked by hand: its own idea of where both procedures stand, from the
// rows and the articles alone. It shares nothing with the program but the names of states and steps.
type stated struct {
	rows         []statedRow
	pairs        [][2]Step
	first, merge bool
	e, m         State
	round        map[bool]int
	side         map[Step]bool
	waiting      []string
	due          Date
	until, held  Date
	signed       bool // a protocol has been signed
	meetings     int
}

func newStated(t rapid.TB, r *rehearsal) *stated {
	rows, pairs := statement(t)
	s := &stated{rows: rows, pairs: pairs, first: r.d.History.IsFirstMeeting, merge: r.d.Procedure.Merged, e: E0, m: M0,
		round: map[bool]int{true: 1, false: 1}, side: map[Step]bool{}}
	if len(r.d.Procedure.Establishment) > 0 {
		s.e, s.until, s.signed = E11, r.d.Protocol.ValidUntil, true
	}
	for _, held := range r.d.History.Meetings {
		s.held = held.HeldOn
	}
	return s
}

func (s *stated) state(step Step) *State {
	if step[:3] == "est" {
		return &s.e
	}
	return &s.m
}

// pass lets the term run out.
func (s *stated) pass(day Date) {
	for _, row := range s.rows {
		if row.step == "" && s.e == row.from && day.After(s.until) {
			s.e = row.to
		}
	}
}

// row finds where a step leads.
func (s *stated) row(e Event) (statedRow, bool) {
	for _, row := range s.rows {
		if row.from == *s.state(e.Step) && row.step == e.Step && s.when(row.when, e) {
			return row, true
		}
	}
	return statedRow{}, false
}

func (s *stated) when(words string, e Event) bool {
	other := map[Step]Step{EstDeptApprove: EstCityApprove, EstCityApprove: EstDeptApprove, MtgPlanDept: MtgPlanCity, MtgPlanCity: MtgPlanDept}
	left := slices.DeleteFunc(slices.Clone(s.waiting), func(d string) bool { return d == e.Actor || slices.Contains(e.Divisions, d) })
	switch words {
	case "通过", "修改后通过", "暂缓", "退回":
		return string(e.Result) == words
	case "仅文字修改":
		return e.WordingOnly && s.round[e.Step[:3] == "est"] > 1
	case "双方齐":
		return s.side[other[e.Step]]
	case "只有一方":
		return !s.side[other[e.Step]]
	case "全部或逾期":
		return len(left) == 0
	case "未齐":
		return len(left) > 0
	}
	return true
}

// inForce reports whether a meeting may go on: a protocol in force, or none yet before the first consultation.
func (s *stated) inForce() bool { return s.e == E11 || s.first && s.meetings == 0 && !s.signed }

// allows says whether the articles let an event be recorded on its day.
func (s *stated) allows(e Event) bool {
	if s.together() {
		for _, pair := range s.pairs {
			if pair[1] == e.Step {
				return false
			}
		}
	}
	return s.allowsOne(e) && s.fellowsAllowed(e)
}

func (s *stated) allowsOne(e Event) bool {
	if _, ok := s.row(e); !ok || s.side[e.Step] {
		return false
	}
	switch e.Step {
	case MtgRemind:
		months := map[State]int{M0: 10, M16: 12}[s.m]
		return s.inForce() && (s.held.IsZero() || !e.At.Before(s.held.AddMonths(months)))
	case MtgSubmit, MtgArrange:
		return s.inForce()
	case MtgHold:
		return s.e == E11 || s.inForce() && s.e == E10
	case MtgSign:
		return s.e == E11
	case MtgDivisionFeedback:
		return slices.Contains(s.waiting, e.Actor) || e.Overdue && len(e.Divisions) == 1 && slices.Contains(s.waiting, e.Divisions[0]) && e.At.After(s.due)
	}
	return true
}

// together reports whether both procedures run as one now.
func (s *stated) together() bool { return s.merge && !s.signed }
