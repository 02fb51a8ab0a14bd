package xlsx

// wideRow writes a row whose columns repeat.
func (f *filler) wideRow(p place, r *row) {
	f.lists = map[*lane]turns{}
	for _, l := range f.s.lanes[p.row] {
		f.lists[l] = f.r.turnsOf(l.open, f.scope)
	}
	whole := f.w.cols.whole
	for i, it := range whole.blk.items {
		cells := cellsBetween(r.cells, it.a, it.b)
		if it.kind == plain {
			p.colIn = whole
			f.cells(p, cells, whole.starts[i]-it.a)
			continue
		}
		t, governed := f.listOf(it.blk, p.row)
		for k, kid := range whole.kids[i].list {
			p.colIn = kid
			was := f.blank
			f.blank = f.blank || kid.blank || governed && k >= t.n
			left := governed && t.enter(f.scope, k)
			f.cells(p, cells, kid.start-it.a)
			if left {
				f.scope.Pop()
			}
			f.blank = was
		}
	}
}

// listOf is the list that gives a row the elements of repeated columns.
func (f *filler) listOf(b *block, row int) (turns, bool) {
	for _, l := range f.s.lanes[row] {
		if l.columns == b {
			return f.lists[l], true
		}
	}
	l := f.s.lane[b]
	if l == nil {
		return turns{}, false
	}
	home := f.s.rowAxis.innermost(l.a)
	for k := f.s.rowAxis.innermost(row); k != nil; k = k.parent {
		if k == home {
			return f.r.turnsOf(l.open, f.scope), true
		}
	}
	return turns{}, false
}

func cellsBetween(list []cell, a, b int) []cell {
	from := 0
	for from < len(list) && list[from].col < a {
		from++
	}
	to := from
	for to < len(list) && list[to].col <= b {
		to++
	}
	return list[from:to]
}
