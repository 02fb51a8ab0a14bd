package xlsx

// An instance is one repetition of a block: the rows or columns it became.
type instance struct {
	parent     *instance
	blk        *block
	index      int
	blank      bool // stands for an empty list
	start, end int  // output positions, end not included
	starts     []int
	kids       []kids // by item
}

// kids are the instances of one block under one of its parent. Where none holds blocks of its own they are alike, and are made
// when they are asked for: a long list has very many.
type kids struct {
	list []*instance
	like instance // the first of those that are alike
	n    int
}

// at is the i-th of them, made in the room given when it is one of many alike.
func (k *kids) at(i int, room *instance) *instance {
	if k.list != nil {
		return k.list[i]
	}
	*room = k.like
	room.index = i
	room.start += i * room.blk.height
	room.end += i * room.blk.height
	return room
}

// A layout is an axis as one rendering spread it out.
type layout struct {
	axis  *axis
	whole *instance
}

// straight lays an axis out that has no blocks.
func straight(x *axis) *layout {
	in := &instance{blk: x.whole, start: 1, end: x.whole.b + 1, starts: make([]int, len(x.whole.items)), kids: make([]kids, len(x.whole.items))}
	for i, it := range x.whole.items {
		in.starts[i] = it.a
	}
	return &layout{x, in}
}

// within is the instance of block b around ctx, or nil.
func (in *instance) within(b *block) *instance {
	for ; in != nil; in = in.parent {
		if in.blk == b {
			return in
		}
	}
	return nil
}

// instanceOf finds the instance of b that ctx stands in, else the first or the
// last one under what they share. Without one, the second value is the position
// where it would stand.
func (l *layout) instanceOf(b *block, ctx *instance, last bool) (*instance, int) {
	if in := ctx.within(b); in != nil {
		return in, 0
	}
	if b == l.axis.whole {
		return l.whole, 0
	}
	p, at := l.instanceOf(b.parent, ctx, last)
	if p == nil {
		return nil, at
	}
	i := b.parent.itemAt(b.a)
	kids := &p.kids[i]
	switch {
	case kids.n == 0:
		return nil, p.starts[i]
	case last:
		return kids.at(kids.n-1, new(instance)), 0
	}
	return kids.at(0, new(instance)), 0
}

// first is where a template position begins, seen from ctx. When it is gone,
// exact is false and out is the position that follows.
func (l *layout) first(pos int, ctx *instance) (out int, exact bool) {
	b := l.axis.innermost(pos)
	in, at := l.instanceOf(b, ctx, false)
	if in == nil {
		return at, false
	}
	return in.at(pos)
}

// last is where a template position ends; when it is gone, out is the position before.
func (l *layout) last(pos int, ctx *instance) (out int, exact bool) {
	b := l.axis.innermost(pos)
	in, at := l.instanceOf(b, ctx, true)
	if in == nil {
		return at - 1, false
	}
	if out, exact = in.at(pos); !exact {
		out--
	}
	return out, exact
}

// at is the output position of a position of the block's own body.
func (in *instance) at(pos int) (int, bool) {
	i := in.blk.itemAt(pos)
	if i < 0 {
		return in.end, false
	}
	it := in.blk.items[i]
	if it.kind == marker {
		return in.startOf(i), false
	}
	return in.startOf(i) + pos - it.a, true
}

// startOf is where an item begins. Instances of blocks without blocks inside do
// not keep the starts.
func (in *instance) startOf(i int) int {
	if in.starts != nil {
		return in.starts[i]
	}
	at := in.start
	for _, it := range in.blk.items[:i] {
		if it.kind == plain {
			at += it.b - it.a + 1
		}
	}
	return at
}

// above answers a relative position just above a repeated block from inside it:
// from the second repetition on it is the end of the one before, as when a row
// is filled down, so that =F4+E5 stays a running balance.
func (l *layout) above(pos int, ctx *instance) (int, bool) {
	for in := ctx; in != nil && in.parent != nil; in = in.parent {
		b := in.blk
		if pos >= b.a || l.axis.innermost(pos) != b.parent || b.lanes[0].open.tag.Kind != openKind {
			continue
		}
		d := distance(b.parent, pos, b.a)
		if d < 1 || d > b.height || in.index == 0 {
			return 0, false
		}
		var room instance
		before := in.parent.kids[b.parent.itemAt(b.a)].at(in.index-1, &room)
		return before.end - d, true
	}
	return 0, false
}

// distance counts the rows from pos to the block, or 0 when another block lies between.
func distance(parent *block, pos, until int) int {
	d := 0
	for p := pos; p < until; p++ {
		i := parent.itemAt(p)
		if i < 0 || parent.items[i].kind == nested || until-pos > 64 {
			return 0
		}
		if parent.items[i].kind == plain {
			d++
		}
	}
	return d
}
