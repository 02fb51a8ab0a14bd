package xlsx

// cell is the value of a reference to one cell.
func (j *job) cell(ref int) val {
	list := j.refs[ref]
	if len(list) != 1 || list[0].r1 != list[0].r2 || list[0].c1 != list[0].c2 {
		return val{kind: valUnknown}
	}
	return list[0].w.at(list[0].r1, list[0].c1)
}

// at is the value of a cell of the output, computed when it is a formula's.
func (w *sheetOut) at(row, col int) val {
	if w.tpl == nil || !w.tpl.active {
		return w.original(row, col)
	}
	list := w.values[col]
	if row >= len(list) {
		return val{}
	}
	if list[row].kind == valFormula {
		return list[row].job.value()
	}
	return list[row]
}

// original is a cell of a sheet that is left as the template has it.
func (w *sheetOut) original(row, col int) val {
	if w.tpl == nil {
		return val{kind: valUnknown}
	}
	i := w.tpl.rowIndex(row)
	if i == len(w.tpl.rows) || w.tpl.rows[i].n > row {
		return val{}
	}
	for k := range w.tpl.rows[i].cells {
		if c := &w.tpl.rows[i].cells[k]; c.col == col {
			if c.kind != cellStatic {
				return val{kind: valUnknown}
			}
			return c.value
		}
	}
	return val{}
}

// each visits the cells of a reference that hold something, column by column;
// visit says whether to go on.
func (j *job) each(ref int, visit func(val) bool) {
	for _, t := range j.refs[ref] {
		bottom := min(t.r2, t.w.height)
		for c := t.c1; c <= min(t.c2, t.w.width); c++ {
			for r := t.r1; r <= bottom; r++ {
				if v := t.w.at(r, c); v.kind != valEmpty && !visit(v) {
					return
				}
			}
		}
	}
}
