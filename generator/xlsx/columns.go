package xlsx

import "strconv"

// columns writes the widths of columns, those that repeat once for each copy.
func (f *filler) columns(n node) {
	var out []byte
	for k := range n.children() {
		from, to := k.number("min"), k.number("max")
		for _, s := range f.colCopies(from, to) {
			attrs := setAttr(setAttr(k.attrs(), "min", strconv.Itoa(s.from)), "max", strconv.Itoa(s.to))
			out = append(append(append(append(out, '<'), f.prefix...), "col"...), attrs...)
			out = append(out, '/', '>')
		}
	}
	if len(out) > 0 {
		f.open("cols", "")
		f.out = append(f.out, out...)
		f.close("cols")
	}
}

// colCopies lists what became of the columns from..to, cut where blocks begin
// and end, in order.
func (f *filler) colCopies(from, to int) []stretch {
	var out []stretch
	whole := f.w.cols.whole
	for i, it := range whole.blk.items {
		a, b := max(from, it.a), min(to, it.b)
		if a > b {
			continue
		}
		if it.kind == plain {
			out = keepStretch(out, whole.starts[i]+a-it.a, min(whole.starts[i]+b-it.a, maxCols))
			continue
		}
		for _, kid := range whole.kids[i].list {
			out = keepStretch(out, kid.start+a-it.a, kid.start+b-it.a)
		}
	}
	if b := f.w.tpl.colAxis.inner; len(b) == 1 && b[0].a == b[0].b || len(b) == 0 {
		return joinStretches(out)
	}
	return out
}
