package proceeding

import (
	"reflect"
	"slices"

	"huishang"
)

// Next lists what may come next, each step as it would be if it were taken now: what it puts down in the dossier itself is not missing.
// Where a later year has a dossier, only what carries the agreement out is left.
func (p *Proceedings) Next(g Ground, today huishang.Date) ([]huishang.Choice, error) {
	choices := huishang.Next(g.Content, p.facts(g, g.Content, today, nil))
	choices = slices.DeleteFunc(choices, func(c huishang.Choice) bool { return g.belongs(c.Step) != nil })
	merging := g.Standing(today).Merging
	for i, choice := range choices {
		content := copied(g.Content)
		r := &Prepared{ground: g, content: content, today: today}
		if err := r.layDown(Given{}, choice.Event, merging); err != nil {
			return nil, err
		}
		if reflect.DeepEqual(content, g.Content) {
			continue // as most steps leave it: the rules ran once for them all
		}
		if taken, ok := huishang.NextStep(content, choice.Step, p.facts(g, content, today, nil)); ok {
			choices[i].Missing = taken.Missing
		}
	}
	return choices, nil
}
