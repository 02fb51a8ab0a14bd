package xlsx

// A block is a stretch of rows or of columns that repeats. Several lists may
// stand side by side in the same rows: each is a lane.
type block struct {
	a, b     int // the template rows or columns, markers included
	parent   *block
	items    []item
	lanes    []*lane
	used     bool // a formula, name, chart or table looks at it
	depth    int
	height   int // its own rows without markers
	withKids bool
}

// A lane is one list of a block and the first column it owns.
type lane struct {
	open    *occurrence
	end     *occurrence
	from    int
	a, b    int    // rows it governs, for columns
	columns *block // the columns it repeats; nil for rows
}

type itemKind uint8

const (
	plain  itemKind = iota // rows that stand once
	nested                 // a block
	marker                 // rows that held only block tags: they vanish
)

// An item is a stretch of a block's body, or of the whole sheet.
type item struct {
	kind itemKind
	a, b int
	blk  *block
}

// An axis is what a sheet's rows, or its columns, are made of.
type axis struct {
	whole *block // from 1 to the last
	inner []*block
}

// newAxis cuts 1..last into items along the blocks, of which every one lies
// within its parent and none overlap otherwise.
func newAxis(last int, blocks []*block, isMarker func(int) bool) *axis {
	x := &axis{whole: &block{a: 1, b: last}, inner: blocks}
	for _, b := range blocks {
		if b.parent == nil {
			b.parent = x.whole
		}
		b.parent.withKids = true
	}
	x.cut(x.whole, isMarker)
	return x
}

func (x *axis) cut(b *block, isMarker func(int) bool) {
	at := b.a
	for _, k := range x.inner {
		if k.parent != b {
			continue
		}
		b.addPlain(at, k.a-1, isMarker)
		b.items = append(b.items, item{nested, k.a, k.b, k})
		k.depth = b.depth + 1
		x.cut(k, isMarker)
		at = k.b + 1
	}
	b.addPlain(at, b.b, isMarker)
	for _, it := range b.items {
		if it.kind == plain {
			b.height += it.b - it.a + 1
		}
	}
}

// addPlain adds the rows from..to; only rows of a block, or beside one, can be markers.
func (b *block) addPlain(from, to int, isMarker func(int) bool) {
	for from <= to {
		if isMarker != nil && isMarker(from) {
			b.items = append(b.items, item{kind: marker, a: from, b: from})
			from++
			continue
		}
		end := to
		if isMarker != nil && b.parent != nil {
			for end = from; end < to && !isMarker(end+1); end++ {
			}
		}
		b.items = append(b.items, item{kind: plain, a: from, b: end})
		from = end + 1
	}
}

// repeats reports whether anything on the axis moves.
func (x *axis) repeats() bool { return len(x.inner) > 0 }

// innermost is the smallest block that holds the position; the whole when none does.
func (x *axis) innermost(pos int) *block {
	b := x.whole
	for {
		i := b.itemAt(pos)
		if i < 0 || b.items[i].kind != nested {
			return b
		}
		b = b.items[i].blk
	}
}

func (b *block) itemAt(pos int) int {
	lo, hi := 0, len(b.items)
	for lo < hi {
		if m := (lo + hi) / 2; b.items[m].b < pos {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo == len(b.items) || b.items[lo].a > pos {
		return -1
	}
	return lo
}

func (b *block) holds(pos int) bool { return b.a <= pos && pos <= b.b }
