package web

import (
	"cmp"
	"slices"
	"strings"

	"huishang"
)

// pressing is a thing that is overdue, stands in the way or is soon due, whoever does it.
type pressing struct {
	*todo
	Dossier string
	Light   string // of its sign
	Who     string // all who may do it
}

// pressingOf lists what presses in some cities, the most pressing first: of what a [todoCount] counts, each thing once.
func pressingOf(cards []*card, today huishang.Date) []pressing {
	var all []pressing
	for _, c := range cards {
		at := map[oneThing]int{}
		for i := range c.todos {
			t := &c.todos[i]
			who := t.whose(c)
			if first, listed := at[t.thing()]; listed {
				if p := &all[first]; !slices.Contains(strings.Split(p.Who, "、"), who) {
					p.Who += "、" + who
				}
				continue
			}
			light := "red"
			switch t.Sign(today) {
			case signOpen:
				continue
			case signSoon:
				light = "amber"
			}
			at[t.thing()] = len(all)
			all = append(all, pressing{t, t.dossier, light, who})
		}
	}
	slices.SortStableFunc(all, func(a, b pressing) int { return byPressure(a.todo, b.todo) })
	return all
}

// whose is who does it: the bureau of the city by its name, a division by its own.
func (t *todo) whose(c *card) string {
	switch t.role {
	case huishang.RoleBureau:
		return cmp.Or(c.Bureau, t.role.Name())
	case huishang.RoleDivision:
		return cmp.Or(t.unit, t.role.Name())
	}
	return t.role.Name()
}
