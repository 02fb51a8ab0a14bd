package xlsx

import "strings"

// A use is a reference and the cell it stands in; own is nil and row 0 outside
// of cells.
type use struct {
	*ref
	own      *sheet
	row, col int
	blind    bool // it means cells, whatever they hold: a filter, what is printed
}

// eachRef visits every reference of the workbook.
func (c *compiler) eachRef(visit func(use)) {
	for _, s := range c.book.sheets {
		for i := range s.rows {
			for j := range s.rows[i].cells {
				k := &s.rows[i].cells[j]
				if k.kind != cellFormula {
					continue
				}
				for _, r := range k.formula.refs {
					visit(use{ref: r, own: s, row: s.rows[i].n, col: k.col})
				}
			}
		}
		for _, t := range s.tables {
			visit(use{ref: &ref{kind: refRange, from: corner{row: t.area.r1, col: t.area.c1}, to: corner{row: t.area.r2, col: t.area.c2}}, own: s})
		}
	}
	for _, n := range c.book.names {
		for _, r := range n.formula.refs {
			visit(use{ref: r, blind: strings.HasPrefix(n.name, "_xlnm.")})
		}
	}
	for _, ch := range c.tpl.charts {
		for _, f := range ch.formulas {
			for _, r := range f.formula.refs {
				visit(use{ref: r})
			}
		}
	}
}

// markUse notes which blocks and columns formulas look at from outside.
func (c *compiler) markUse() {
	c.eachRef(func(u use) {
		s := c.book.named(u.sheet, u.own)
		if s == nil {
			return
		}
		a := u.bounds()
		for k := a.c1; k <= min(a.c2, s.maxCol) && !u.blind; k++ {
			s.watched[k] = true
		}
		for _, b := range s.rowAxis.inner {
			if a.r1 <= b.b && b.a <= a.r2 && !(u.own == s && b.holds(u.row)) {
				b.used = true
			}
		}
		for _, b := range s.colAxis.inner {
			if a.c1 <= b.b && b.a <= a.c2 && !(u.own == s && b.holds(u.col)) {
				b.used = true
			}
		}
	})
}

// markActive notes which sheets have to be written anew: those with tags, and
// those with formulas when any sheet has tags.
func (c *compiler) markActive() {
	for _, s := range c.book.sheets {
		if s.filled {
			c.tpl.filled = true
		}
	}
	for _, s := range c.book.sheets {
		s.active = c.tpl.filled && (s.filled || s.hasFormulas())
	}
}

func (s *sheet) hasFormulas() bool {
	for i := range s.rows {
		for j := range s.rows[i].cells {
			if s.rows[i].cells[j].kind == cellFormula {
				return true
			}
		}
	}
	for _, k := range append(append([]node(nil), s.head...), s.tail...) {
		switch string(k.name) {
		case "conditionalFormatting", "dataValidations", "hyperlinks", "extLst", "drawing", "legacyDrawing":
			return true
		}
	}
	return false
}
