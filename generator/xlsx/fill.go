package xlsx

import (
	"fmt"

	"huishang/generator/tags"
)

// A filler writes the rows of one sheet.
type filler struct {
	r       *renderer
	w       *sheetOut
	s       *sheet
	out     []byte
	blank   bool
	scope   *tags.Scope
	lists   map[*lane]turns // of the columns, for this row
	lanes   []*lane         // of the block this row is in, when there are several
	turns   []turns
	index   int
	prefix  string
	scratch []filled // reused from cell to cell
	digits  []byte   // of a number, reused from cell to cell
	tallest float64  // height the texts of this row need, in points
}

// fillSheet writes one sheet, or leaves it as it is in the template.
func (r *renderer) fillSheet(w *sheetOut) error {
	if w.tpl == nil || !w.tpl.active {
		return nil
	}
	f := &filler{r: r, w: w, s: w.tpl, scope: w.scope, prefix: w.tpl.prefix}
	f.out = append(f.out, w.tpl.lead...)
	f.head()
	f.open("sheetData", "")
	if w.height > streaming {
		w.stream = r.press.open(w.height * packedRow)
	}
	f.body(w.rows.whole)
	f.close("sheetData")
	f.tail()
	f.close("worksheet")
	if w.stream != nil {
		p, err := w.stream.close(f.out)
		r.packed[w.part] = p
		return err
	}
	w.body = f.out
	return nil
}

func (f *filler) open(name, attrs string) {
	f.out = append(append(append(append(f.out, '<'), f.prefix...), name...), attrs...)
	f.out = append(f.out, '>')
}

func (f *filler) empty(name string, attrs string) {
	f.out = append(append(append(append(f.out, '<'), f.prefix...), name...), attrs...)
	f.out = append(f.out, '/', '>')
}

func (f *filler) close(name string) {
	f.out = append(append(append(f.out, "</"...), f.prefix...), name...)
	f.out = append(f.out, '>')
}

// body writes the rows of an instance and of the blocks in it.
func (f *filler) body(in *instance) {
	for i, it := range in.blk.items {
		switch it.kind {
		case plain:
			f.rows(in, i, it)
		case nested:
			f.repeat(&in.kids[i], it.blk)
		}
	}
}

// repeat writes the instances of a block.
func (f *filler) repeat(list *kids, b *block) {
	if list.n == 0 {
		return
	}
	room := new(instance)
	if list.at(0, room).blank {
		was := f.blank
		f.blank = true
		f.body(list.at(0, room))
		f.blank = was
		return
	}
	all := make([]turns, len(b.lanes))
	for k, l := range b.lanes {
		all[k] = f.r.turnsOf(l.open, f.scope)
	}
	beside := len(b.lanes) > 1
	for i := range list.n {
		in := list.at(i, room)
		if beside {
			f.lanes, f.turns, f.index = b.lanes, all, i
			f.body(in)
			f.lanes = nil
			continue
		}
		left := all[0].enter(f.scope, i)
		f.body(in)
		if left {
			f.scope.Pop()
		}
	}
}

// rows writes the rows of one plain item.
func (f *filler) rows(in *instance, i int, it item) {
	at := in.startOf(i) - it.a
	for k := f.s.rowIndex(it.a); k < len(f.s.rows) && f.s.rows[k].n <= it.b; k++ {
		r := &f.s.rows[k]
		for n := max(r.n, it.a); n <= min(r.last, it.b); n++ {
			f.row(in, r, n, at+n)
			if n&1023 == 0 {
				f.flush()
			}
		}
	}
	f.flush()
}

// flush hands on what is written, where the sheet is not kept.
func (f *filler) flush() {
	if len(f.out) > f.r.tpl.limits.Output {
		panic(tooLarge{fmt.Sprintf("工作表“%s”填好后超过上限", f.w.name)})
	}
	if f.w.stream != nil && len(f.out) > flushAt {
		f.w.stream.write(f.out)
		f.out = f.out[:0]
	}
}

// row writes one copy of row n of the template.
func (f *filler) row(in *instance, r *row, n, out int) {
	f.out = append(append(append(f.out, '<'), f.prefix...), `row r="`...)
	f.out = append(appendInt(f.out, out), '"')
	f.out = append(f.out, r.attrs...)
	f.tallest = 0
	defer f.fit(rowStart{r, len(f.out), len(f.w.jobs)})
	if len(r.cells) == 0 {
		f.out = append(f.out, '/', '>')
		return
	}
	f.out = append(f.out, '>')
	p := place{rowIn: in, row: n, outRow: out, colIn: f.w.cols.whole}
	if f.s.colAxis.repeats() {
		f.wideRow(p, r)
	} else {
		f.cells(p, r.cells, 0)
	}
	f.close("row")
}

// cells writes cells that stand side by side, moved by a number of columns.
func (f *filler) cells(p place, list []cell, by int) {
	for i := range list {
		c := &list[i]
		p.col, p.outCol = c.col, c.col+by
		if f.lanes == nil {
			f.cell(p, c)
		} else {
			f.besideCell(p, c)
		}
	}
}

// besideCell writes a cell of lists that stand side by side: the list that owns
// its column gives the element; a list that has ended leaves the cell blank.
func (f *filler) besideCell(p place, c *cell) {
	k := len(f.lanes) - 1
	for k > 0 && c.col < f.lanes[k].from {
		k--
	}
	t, was := f.turns[k], f.blank
	f.blank = f.blank || f.index >= t.n
	left := t.enter(f.scope, f.index)
	f.cell(p, c)
	if left {
		f.scope.Pop()
	}
	f.blank = was
}
