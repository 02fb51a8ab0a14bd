package huishang

import "slices"

// detours are the steps nobody has to take to get on, and the conditions that lead astray.
var (
	detours = []Step{EstReturn, EstCityObjection, EstRenewAgree, EstTerminate, MtgReturn, MtgCityObjection}
	astray  = []Condition{WhenDeferred, WhenReturned, WhenWording, WhenSomeDue, WhenOtherDue}
)

// before lists the steps that have to be taken from a position before an event can be, on the shortest way. It is empty when
// no way leads there any more.
func before(p Position, e Event) []Step {
	ways := map[State][]Step{p.State: {}}
	for queue := []State{p.State}; len(queue) > 0; queue = queue[1:] {
		from := queue[0]
		if from != p.State && e.Step.leaves(from) {
			return ways[from]
		}
		for _, row := range turns {
			_, known := ways[row.To]
			nextMeeting := row.From == M16 && p.State != M16
			if known || row.From != from || nextMeeting || slices.Contains(detours, row.Step) || slices.Contains(astray, row.When) {
				continue
			}
			ways[row.To] = append(slices.Clone(ways[from]), bothSides(row, p)...)
			queue = append(queue, row.To)
		}
	}
	return nil
}

// bothSides is the step of a row, or both of a pair as far as they are not taken yet.
func bothSides(row Turn, p Position) []Step {
	other, paired := counterpart[row.Step]
	if !paired {
		return []Step{row.Step}
	}
	return slices.DeleteFunc([]Step{row.Step, other}, p.done)
}
