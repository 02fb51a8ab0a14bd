package generator

import "slices"

// A grid says how wide the columns of a sheet are and which of them a card takes.
type grid struct {
	widths []float64 // in characters
	label  int       // the column of the labels of a card, from 1
	till   int       // the last column of the cell beside a label
	hint   int       // the column of a sentence beside that, or 0
	held   int       // columns that stay when the sheet is scrolled or printed over several pages
}

const (
	numberWidth = 6 // of the column that counts the rows
	labelWidth  = 26
	valueWidth  = 52
	hintWidth   = 48
	narrowList  = 3 // columns of a list that stands in the columns of a card
)

// newGrid lays a sheet out: the first column counts the rows, the others are as wide as the lists of the sheet need.
func newGrid(s formSheet) grid {
	g := grid{widths: []float64{numberWidth}, label: 2, till: 3, hint: 4}
	wide := slices.ContainsFunc(s.blocks, func(b formBlock) bool { return b.list && len(b.asks) > narrowList })
	for _, b := range s.blocks {
		if !b.list || !wide {
			continue
		}
		for i, a := range b.asks {
			if i+1 == len(g.widths) {
				g.widths = append(g.widths, 0)
			}
			g.widths[i+1] = max(g.widths[i+1], a.width())
		}
	}
	if !wide {
		g.widths = append(g.widths, labelWidth, valueWidth, hintWidth)
		return g
	}
	g.held, g.hint = 3, 0
	for g.till = g.label + 1; g.till < len(g.widths) && sum(g.widths[g.label:g.till]) < valueWidth+hintWidth; {
		g.till++
	}
	g.widths[1] = max(g.widths[1], 12)
	return g
}

func sum(list []float64) float64 {
	total := 0.0
	for _, f := range list {
		total += f
	}
	return total
}

// width is that of the column in characters, by what stands in it.
func (a ask) width() float64 {
	switch kind := a.kind; {
	case a.shown && kind == cellText && a.field.Enum == nil:
		return 22
	case a.from != nil || a.field.JSON == "id" || a.field.JSON == "unit" || kind == cellFlag:
		return 10
	case a.field.Enum != nil:
		return 14
	case kind == cellWhole:
		return 10
	case kind == cellFigure || kind == cellDay:
		return 13
	case kind == cellList:
		return 28
	}
	return 22
}
