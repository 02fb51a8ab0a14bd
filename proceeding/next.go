package proceeding

import (
	"slices"

	"huishang"
)

// Next lists what may come next, each step as it would be if it were taken now: what it puts down in the dossier itself is not missing.
// Where a later year has a dossier, only what carries the agreement out is left.
func (p *Proceedings) Next(g Ground, today huishang.Date) ([]huishang.Choice, error) {
	none := huishang.Facts{Today: today, AllowWordingOnly: p.AllowWordingOnly, Obstacles: func(string) []huishang.Obstacle { return nil }}
	choices := huishang.Next(g.Content, none)
	choices = slices.DeleteFunc(choices, func(c huishang.Choice) bool { return g.belongs(c.Step) != nil })
	for i, choice := range choices {
		content := copied(g.Content)
		r := &Prepared{ground: g, content: content, today: today}
		if err := r.layDown(Given{}, choice.Event, g.Standing(today).Merging); err != nil {
			return nil, err
		}
		all := huishang.Next(content, p.facts(g, content, today, nil))
		at := slices.IndexFunc(all, func(c huishang.Choice) bool { return c.Step == choice.Step })
		if at < 0 {
			continue
		}
		choices[i].Missing = all[at].Missing
	}
	return choices, nil
}
