package xlsx

import "sort"

// A storedFormula belongs to a cell of a sheet that was read.
type storedFormula struct {
	cell       uint32 // its number among the cells that are kept
	text       string // as written; "" for a cell of a shared formula
	first      string // of a shared formula: the text of its first cell
	rows, cols int    // how far this cell is from the first
}

// startFormula notes a formula; shared ones are told apart by their number.
func (r *sheetReader) startFormula() {
	r.formula = storedFormula{cell: uint32(len(r.s.cells))}
	r.sharing = ""
	if r.p.value("t") == "shared" {
		r.sharing = r.p.value("si")
	}
}

func (r *sheetReader) endFormula(text string) {
	r.formula.text = text
	if r.sharing == "" {
		return
	}
	if text != "" {
		r.shared[r.sharing] = sharedText{r.row, r.col, text}
		return
	}
	first := r.shared[r.sharing]
	r.formula.first, r.formula.rows, r.formula.cols = first.text, r.row-first.row, r.col-first.col
}

// Formula is what computes the cell, without its leading =; empty when
// nothing does, and for the cells an array formula of another cell fills.
func (c Cell) Formula() string {
	if !c.Computed {
		return ""
	}
	list := c.sheet.formulas
	i := sort.Search(len(list), func(i int) bool { return list[i].cell >= c.index })
	f := list[i]
	if f.text != "" || f.first == "" {
		return f.text
	}
	return parseFormula(f.first).shifted(f.rows, f.cols).plain()
}

// plain is the formula with its references as they are.
func (f *formula) plain() string {
	var out []byte
	for _, p := range f.pieces {
		if p.ref == nil {
			out = append(out, p.text...)
			continue
		}
		out = p.ref.write(out, p.ref.sheet, area{p.ref.from.row, p.ref.from.col, p.ref.to.row, p.ref.to.col})
	}
	return string(out)
}
