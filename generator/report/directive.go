package report

import (
	"strings"

	"huishang"
)

// directives are the leaders' remarks on an item, or with an empty item on the city as a whole: who, when, what, by when. Where
// none is on record the cell stays free to be written by hand.
func directives(d *huishang.Dossier, item string) string {
	var out []string
	for _, r := range d.Directives {
		if r.ItemID != item {
			continue
		}
		text := r.By + " " + r.Date.String() + "：" + r.Text
		switch {
		case !r.DoneOn.IsZero():
			text += "（" + r.DoneOn.String() + "办结）"
		case !r.Due.IsZero():
			text += "（" + r.Due.String() + "前办理）"
		}
		out = append(out, text)
	}
	return strings.Join(out, "\n")
}
