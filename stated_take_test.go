package huishang

import "slices"

// fellowsAllowed plays the steps that go with one, in order, on a copy.
func (s *stated) fellowsAllowed(e Event) bool {
	if !s.together() {
		return true
	}
	trial := s.copied()
	steps := trial.fellows(e.Step)
	trial.takeOne(e)
	for _, step := range steps {
		twin := e
		twin.Step = step
		if !trial.allowsOne(twin) {
			return false
		}
		trial.takeOne(twin)
	}
	return true
}

func (s *stated) fellows(step Step) []Step {
	var all []Step
	for _, pair := range s.pairs {
		behind := s.m == M3 && slices.Contains([]Step{MtgSubmit, MtgReturn, MtgAccept, MtgSummarize}, pair[1])
		if pair[0] == step && s.together() && !behind {
			all = append(all, pair[1])
		}
	}
	return all
}

func (s *stated) copied() *stated {
	c := *s
	c.round, c.side = map[bool]int{true: s.round[true], false: s.round[false]}, map[Step]bool{}
	for step, done := range s.side {
		c.side[step] = done
	}
	return &c
}

// take goes where an allowed event leads.
func (s *stated) take(e Event) {
	steps := s.fellows(e.Step)
	s.takeOne(e)
	for _, step := range steps {
		twin := e
		twin.Step = step
		s.takeOne(twin)
	}
}

func (s *stated) takeOne(e Event) {
	row, _ := s.row(e)
	*s.state(e.Step) = row.to
	switch est := e.Step[:3] == "est"; e.Step {
	case EstCityObjection:
		s.round[est]++
	case MtgCityObjection:
		s.round[est]++
		s.waiting = nil
	case EstDeptApprove, EstCityApprove, MtgPlanDept, MtgPlanCity:
		s.side[e.Step] = true
	case EstSign:
		s.until, s.signed = e.ValidUntil, true
		delete(s.side, EstDeptApprove)
		delete(s.side, EstCityApprove)
	case EstRenewAgree:
		s.round[true] = 1
	case MtgRemind:
		if row.from == M16 {
			s.round[false], s.meetings = 1, s.meetings+1
			delete(s.side, MtgPlanDept)
			delete(s.side, MtgPlanCity)
		}
	case MtgConsult:
		s.waiting, s.due = slices.Clone(e.Divisions), e.Due
	case MtgDivisionFeedback:
		s.waiting = slices.DeleteFunc(slices.Clone(s.waiting), func(d string) bool { return d == e.Actor || slices.Contains(e.Divisions, d) })
	case MtgHold:
		s.held = e.At
	}
}
