package xlsx

// A stretch is from one output position to another, both included.
type stretch struct{ from, to int }

// copies lists what became of a..b seen from ctx, one stretch for each repetition.
func (l *layout) copies(a, b int, ctx *instance) []stretch {
	blk := l.axis.innermost(a)
	if blk != l.axis.innermost(b) {
		from, _ := l.first(a, ctx)
		to, _ := l.last(b, ctx)
		return keepStretch(nil, from, min(to, l.axis.whole.b))
	}
	var out []stretch
	l.eachCopy(blk, a, b, ctx, func(s stretch) { out = append(out, s) })
	return out
}

// eachCopy visits where the copies of a stretch of one block came to stand.
func (l *layout) eachCopy(blk *block, a, b int, ctx *instance, visit func(stretch)) {
	l.each(blk, ctx, func(in *instance) {
		from, _ := in.at(a)
		to, exact := in.at(b)
		if !exact {
			to--
		}
		if to = min(to, l.axis.whole.b); from <= to {
			visit(stretch{from, to})
		}
	})
}

func keepStretch(list []stretch, from, to int) []stretch {
	if from > to {
		return list
	}
	return append(list, stretch{from, to})
}

// each visits the instances of b under what it shares with ctx.
func (l *layout) each(b *block, ctx *instance, visit func(*instance)) {
	if in := ctx.within(b); in != nil {
		visit(in)
		return
	}
	if b == l.axis.whole {
		visit(l.whole)
		return
	}
	l.each(b.parent, ctx, func(p *instance) {
		var room instance
		kids := &p.kids[b.parent.itemAt(b.a)]
		for i := range kids.n {
			visit(kids.at(i, &room))
		}
	})
}

// runs are the copies with neighbours joined.
func (l *layout) runs(a, b int, ctx *instance) []stretch {
	blk := l.axis.innermost(a)
	if blk != l.axis.innermost(b) {
		return joinStretches(l.copies(a, b, ctx))
	}
	var out []stretch
	l.eachCopy(blk, a, b, ctx, func(s stretch) {
		if n := len(out); n > 0 && out[n-1].to+1 == s.from {
			out[n-1].to = s.to
			return
		}
		out = append(out, s)
	})
	return out
}

func joinStretches(list []stretch) []stretch {
	out := list[:0]
	for _, s := range list {
		if n := len(out); n > 0 && out[n-1].to+1 == s.from {
			out[n-1].to = s.to
			continue
		}
		out = append(out, s)
	}
	return out
}
