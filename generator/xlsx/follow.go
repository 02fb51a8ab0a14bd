package xlsx

// A target is what a reference became: cells of one sheet of the output.
type target struct {
	w *sheetOut
	area
}

// targets finds what a reference became, seen from a cell; p is nil outside of cells.
func (r *renderer) targets(own *sheetOut, p *place, rf *ref) (list []target, known bool) {
	first := r.out(own, rf.sheet)
	if first == nil {
		return nil, false
	}
	sheets := []*sheetOut{first}
	if rf.grows && rf.variadic && (own == nil || own.tpl != first.tpl) {
		sheets = r.bySheet[first.tpl]
	}
	for _, w := range sheets {
		var rowCtx, colCtx *instance
		if p != nil && w == own {
			rowCtx, colCtx = p.rowIn, p.colIn
		}
		rows, cols := []stretch{{1, maxRows}}, []stretch{{1, maxCols}}
		if rf.kind != refColumns {
			rows = w.rows.follow(rf, rf.from.row, rf.to.row, rf.from.absRow, rf.to.absRow, rowCtx)
		}
		if rf.kind != refRows {
			cols = w.cols.follow(rf, rf.from.col, rf.to.col, rf.from.absCol, rf.to.absCol, colCtx)
		}
		for _, a := range rows {
			for _, b := range cols {
				list = append(list, target{w, area{a.from, b.from, a.to, b.to}})
			}
		}
	}
	if len(list) > 1 && !(rf.grows && rf.variadic) {
		list = bounding(list)
	}
	return list, true
}

// bounding is the smallest rectangle around the cells of one sheet.
func bounding(list []target) []target {
	out := list[0]
	for _, t := range list[1:] {
		out.r1, out.c1 = min(out.r1, t.r1), min(out.c1, t.c1)
		out.r2, out.c2 = max(out.r2, t.r2), max(out.c2, t.c2)
	}
	return []target{out}
}

// follow gives the output positions of a reference along one axis.
func (l *layout) follow(rf *ref, a, b int, absA, absB bool, ctx *instance) []stretch {
	if !l.axis.repeats() {
		return []stretch{{a, b}}
	}
	if rf.kind == refCell {
		return l.followOne(rf, a, absA, ctx)
	}
	upA, okA := l.above(a, ctx)
	upB, okB := l.above(b, ctx)
	okA, okB = okA && !absA, okB && !absB
	switch {
	case okA && (okB || ctx.blk.holds(b)):
		if !okB {
			upB, _ = l.last(b, ctx)
		}
		return keepStretch(nil, upA, upB)
	case absA && okB:
		from, _ := l.first(a, l.anchored(a, ctx))
		return keepStretch(nil, from, upB)
	case absA == absB:
		if absA {
			ctx = l.anchored(a, ctx)
		}
		return l.runs(a, b, ctx)
	}
	ctxA, ctxB := ctx, ctx
	if absA {
		ctxA = l.anchored(a, ctx)
	}
	if absB {
		ctxB = l.anchored(b, ctx)
	}
	from, _ := l.first(a, ctxA)
	to, _ := l.last(b, ctxB)
	return keepStretch(nil, from, to)
}

// followOne follows a reference to one row or column.
func (l *layout) followOne(rf *ref, pos int, abs bool, ctx *instance) []stretch {
	inner := l.axis.innermost(pos)
	switch {
	case abs && ctx != nil && ctx.blk == inner && inner != l.axis.whole:
		ctx = ctx.parent
	case ctx.within(inner) == nil && inner != l.axis.whole && rf.grows:
		return l.runs(pos, pos, ctx)
	case !abs:
		if up, ok := l.above(pos, ctx); ok {
			return []stretch{{up, up}}
		}
	}
	if out, exact := l.first(pos, ctx); exact {
		return []stretch{{out, out}}
	}
	return nil
}

// anchored is where an absolute position is looked for: from a block's own rows
// that is around the block, so that $E$5 is always the first of its copies.
func (l *layout) anchored(pos int, ctx *instance) *instance {
	if b := l.axis.innermost(pos); ctx != nil && ctx.blk == b && ctx.parent != nil {
		return ctx.parent
	}
	return ctx
}
