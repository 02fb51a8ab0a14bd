package xlsx

import "huishang/generator/opc"

// copies lists what became of an area, each copy for itself.
func (w *sheetOut) copies(a area) []area {
	return product(w.rows.copies(a.r1, a.r2, nil), w.cols.copies(a.c1, a.c2, nil))
}

// grown lists what became of an area, copies that touch joined.
func (w *sheetOut) grown(a area) []area {
	return product(w.rows.runs(a.r1, a.r2, nil), w.cols.runs(a.c1, a.c2, nil))
}

// whole is the rectangle around all copies of an area; ok is false when none is left.
func (w *sheetOut) whole(a area) (out area, ok bool) {
	out.r1, out.r2, ok = around1(w.rows.copies(a.r1, a.r2, nil))
	c1, c2, okc := around1(w.cols.copies(a.c1, a.c2, nil))
	out.c1, out.c2 = c1, c2
	return out, ok && okc
}

func around1(list []stretch) (from, to int, ok bool) {
	if len(list) == 0 {
		return 0, 0, false
	}
	return list[0].from, list[len(list)-1].to, true
}

func product(rows, cols []stretch) []area {
	out := make([]area, 0, len(rows)*len(cols))
	for _, r := range rows {
		for _, c := range cols {
			out = append(out, area{r.from, c.from, r.to, c.to})
		}
	}
	return out
}

// corner is where the first copy of a cell stands, for formulas that are
// written relative to it.
func (w *sheetOut) corner(row, col int) place {
	p := place{row: row, col: col}
	p.rowIn, _ = w.rows.instanceOf(w.rows.axis.innermost(row), nil, false)
	p.colIn, _ = w.cols.instanceOf(w.cols.axis.innermost(col), nil, false)
	return p
}

// spread writes an element whose sqref names the cells it governs: one element
// for all copies. Formulas in it are relative to its first cell. It reports
// whether any cell is left.
func (f *filler) spread(k node) bool {
	var list []area
	old := readAreas(k.attr("sqref"))
	for _, a := range old {
		list = append(list, f.w.grown(a)...)
	}
	if len(list) == 0 {
		if len(old) == 0 {
			f.out = append(f.out, k.outer()...)
		}
		return len(old) == 0
	}
	p := f.w.corner(old[0].r1, old[0].c1)
	attrs := setAttr(k.attrs(), "sqref", joinAreas(list))
	f.out = append(append(append(f.out, '<'), k.src[k.start+1:k.nameEnd]...), attrs...)
	if k.openEnd == k.end {
		f.out = append(f.out, '/', '>')
		return true
	}
	f.out = append(f.out, '>')
	f.inside(k, &p)
	f.out = append(f.out, k.src[k.closeStart:k.end]...)
	return true
}

// inside copies the content of an element with the formulas in it rewritten.
func (f *filler) inside(k node, p *place) {
	at := k.openEnd
	for c := range k.children() {
		f.out = append(f.out, k.src[at:c.start]...)
		at = c.end
		switch string(c.name) {
		case "formula", "formula1", "formula2", "f":
			s, _ := f.r.rewrite(f.w, p, parseFormula(c.text()), nil)
			f.out = append(f.out, c.src[c.start:c.openEnd]...)
			f.out = append(opc.AppendText(f.out, s), c.src[c.closeStart:c.end]...)
		default:
			if c.openEnd == c.end {
				f.out = append(f.out, c.outer()...)
				continue
			}
			f.out = append(f.out, c.src[c.start:c.openEnd]...)
			f.inside(c, p)
			f.out = append(f.out, c.src[c.closeStart:c.end]...)
		}
	}
	f.out = append(f.out, k.src[at:k.closeStart]...)
}

// refElement writes an element with one range, which grows.
func (f *filler) refElement(k node) {
	a, ok := readArea(k.attr("ref"))
	if !ok {
		f.out = append(f.out, k.outer()...)
		return
	}
	if a, ok = f.w.whole(a); !ok {
		return
	}
	attrs := setAttr(k.attrs(), "ref", a.String())
	f.out = append(append(append(f.out, '<'), k.src[k.start+1:k.nameEnd]...), attrs...)
	if k.openEnd == k.end {
		f.out = append(f.out, '/', '>')
		return
	}
	f.out = append(f.out, '>')
	at := k.openEnd
	for c := range k.children() {
		f.out = append(f.out, k.src[at:c.start]...)
		if at = c.end; c.is("sortState") || c.is("sortCondition") {
			f.refElement(c)
		} else {
			f.out = append(f.out, c.outer()...)
		}
	}
	f.out = append(append(f.out, k.src[at:k.closeStart]...), k.src[k.closeStart:k.end]...)
}
