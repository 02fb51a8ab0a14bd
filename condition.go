package huishang

import "slices"

// holds reports whether the condition holds for an event at a position.
func (c Condition) holds(p Position, e Event) bool {
	if c == "" {
		return true
	}
	return conditions[c](p, e)
}

// conditions says what each condition means. A meeting of the directors whose conclusion an old log does not give has passed
// what came before it.
var conditions = map[Condition]func(Position, Event) bool{
	WhenPassed:    func(_ Position, e Event) bool { return e.passed() || e.Result == "" },
	WhenDeferred:  func(_ Position, e Event) bool { return e.Result == DirectorsDeferred },
	WhenReturned:  func(_ Position, e Event) bool { return e.Result == DirectorsReturned },
	WhenOtherDone: func(p Position, e Event) bool { return p.done(counterpart[e.Step]) },
	WhenOtherDue:  func(p Position, e Event) bool { return !p.done(counterpart[e.Step]) },
	WhenAllHeard:  func(p Position, e Event) bool { return len(p.stillAsked(e.speakers())) == 0 },
	WhenSomeDue:   func(p Position, e Event) bool { return len(p.stillAsked(e.speakers())) > 0 },
	WhenWording:   func(p Position, e Event) bool { return e.WordingOnly && p.Round > 1 },
	WhenExpired:   func(p Position, e Event) bool { return p.expiredOn(e.At) },
}

// counterpart pairs the steps that both sides take in either order (article 16, 3 and article 19, 5).
var counterpart = map[Step]Step{
	EstDeptApprove: EstCityApprove, EstCityApprove: EstDeptApprove,
	MtgPlanDept: MtgPlanCity, MtgPlanCity: MtgPlanDept,
}

// passed reports whether the 厅长办公会 let the draft pass.
func (e Event) passed() bool { return e.Result == DirectorsPassed || e.Result == DirectorsAmended }

// speakers are the divisions an answer comes from: those it names, or else whoever handed it in.
func (e Event) speakers() []string {
	if len(e.Divisions) > 0 {
		return e.Divisions
	}
	return []string{e.Actor}
}

// stillAsked are the divisions whose answer is neither in nor registered as overdue once others have spoken.
func (p Position) stillAsked(spoken []string) []string {
	var left []string
	for _, division := range p.Asked {
		if !slices.Contains(p.Answered, division) && !slices.Contains(spoken, division) {
			left = append(left, division)
		}
	}
	return left
}

// done reports whether one of the paired steps has been taken.
func (p Position) done(s Step) bool { return slices.Contains(p.Done, s) }

// expiredOn reports whether the term of the signed protocol is over on a day (article 15).
func (p Position) expiredOn(day Date) bool {
	return !p.ValidUntil.IsZero() && p.ValidUntil.Before(day)
}
