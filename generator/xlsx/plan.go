package xlsx

import (
	"fmt"
)

// A planner lays out one sheet.
type planner struct {
	r      *renderer
	w      *sheetOut
	widths map[*block]int
	blanks map[*block]bool // column blocks of empty lists
}

// layOut decides where every row and column of the sheet goes.
func (r *renderer) layOut(w *sheetOut) {
	p := &planner{r: r, w: w, widths: map[*block]int{}, blanks: map[*block]bool{}}
	s := w.tpl
	if !s.rowAxis.repeats() {
		w.rows = straight(s.rowAxis)
		p.measure(1, maxRows)
	} else {
		w.rows = &layout{s.rowAxis, &instance{blk: s.rowAxis.whole, start: 1}}
		p.fill(w.rows.whole)
	}
	p.spread()
	if n := len(s.rows); n > 0 {
		w.height, _ = w.rows.last(s.rows[n-1].last, nil)
	}
	w.width, _ = w.cols.last(max(s.maxCol, 1), nil)
	if w.height > maxRows || w.width > maxCols {
		panic(tooLarge{fmt.Sprintf("工作表“%s”填好后有%d行%d列，超过Excel的上限%d行%d列", w.name, w.height, w.width, maxRows, maxCols)})
	}
}

// fill lays out the body of an instance and sets where it ends.
func (p *planner) fill(in *instance) {
	b := in.blk
	if b.withKids {
		in.starts, in.kids = make([]int, len(b.items)), make([]kids, len(b.items))
	}
	at := in.start
	for i, it := range b.items {
		if in.starts != nil {
			in.starts[i] = at
		}
		switch it.kind {
		case plain:
			p.measure(it.a, it.b)
			at += it.b - it.a + 1
		case nested:
			at = p.repeat(in, i, at)
		}
	}
	in.end = at
}

// repeat lays out the instances of one block.
func (p *planner) repeat(in *instance, i, at int) int {
	b, scope := in.blk.items[i].blk, p.w.scope
	list := make([]turns, len(b.lanes))
	n, empty := 0, false
	for k, l := range b.lanes {
		list[k] = p.r.turnsOf(l.open, scope)
		n, empty = max(n, list[k].n), empty || list[k].empty
	}
	blank := n == 0 && empty && p.r.leaves(b)
	if blank {
		n = 1
	}
	simple := !b.withKids && len(p.w.tpl.lanes) == 0
	out := &in.kids[i]
	out.n, out.like = n, instance{parent: in, blk: b, blank: blank, start: at, end: at + b.height}
	for k := range n {
		p.r.turn()
		end := at + b.height
		if !simple {
			kid := &instance{parent: in, blk: b, index: k, blank: blank, start: at, end: end}
			left := list[0].enter(scope, k)
			p.fill(kid)
			if left {
				scope.Pop()
			}
			out.list, end = append(out.list, kid), kid.end
		}
		if at = end; at > maxRows+1 {
			panic(tooLarge{fmt.Sprintf("工作表“%s”填好后超过Excel的上限%d行", p.w.name, maxRows)})
		}
	}
	return at
}

// leaves reports whether an empty list leaves one copy of its block.
func (r *renderer) leaves(b *block) bool {
	switch r.tpl.empty {
	case BlankRow, KeepRow:
		return true
	case Drop:
		return false
	}
	return b.used
}

// measure widens the column blocks by the lists of the rows from..to.
func (p *planner) measure(from, to int) {
	lanes := p.w.tpl.lanes
	if len(lanes) == 0 {
		return
	}
	for i := range p.w.tpl.rows {
		r := &p.w.tpl.rows[i]
		for n := max(r.n, from); n <= min(r.last, to); n++ {
			p.measureRow(n, lanes[n])
		}
	}
}

func (p *planner) measureRow(n int, list []*lane) {
	for _, l := range list {
		if l.a != n && p.w.tpl.rowAxis.innermost(l.a) == p.w.tpl.rowAxis.innermost(n) {
			continue // measured with the row of its tag
		}
		t := p.r.turnsOf(l.open, p.w.scope)
		p.widths[l.columns] = max(p.widths[l.columns], t.n)
		p.blanks[l.columns] = p.blanks[l.columns] || t.empty
	}
}

// spread lays out the columns.
func (p *planner) spread() {
	x := p.w.tpl.colAxis
	p.w.cols = straight(x)
	in := p.w.cols.whole
	at := 1
	for i, it := range x.whole.items {
		in.starts[i] = at
		if it.kind != nested {
			at += it.b - it.a + 1
			continue
		}
		n := p.widths[it.blk]
		blank := n == 0 && (p.blanks[it.blk] || p.widths[it.blk] == 0) && p.r.leaves(it.blk)
		if blank {
			n = 1
		}
		for k := range min(n, maxCols+1) {
			in.kids[i].list = append(in.kids[i].list, &instance{parent: in, blk: it.blk, index: k, blank: blank, start: at, end: at + it.blk.height})
			at += it.blk.height
		}
		in.kids[i].n = len(in.kids[i].list)
	}
	in.end = at
}
