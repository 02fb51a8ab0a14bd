package xlsx

import (
	"slices"

	"huishang/generator/tags"
)

// rowBlocks makes blocks of the tags that stand in different cells. Lists that
// stand side by side in the same rows share one block.
func rowBlocks(list []*occurrence) (out []*block, faults tags.Faults) {
	var stack []*block
	for _, o := range list {
		if o.partner == nil || o.inline || o.tag.Column || o.partner.tag.Column {
			continue
		}
		if !o.opens() {
			stack = stack[:len(stack)-1]
			continue
		}
		b := &block{a: o.row, b: o.partner.row, lanes: []*lane{{open: o, end: o.partner, from: 1}}}
		if n := len(stack); n > 0 {
			b.parent = stack[n-1]
		}
		stack = append(stack, b)
		kept, fault := addBlock(out, b)
		if fault != nil {
			faults = append(faults, *fault)
			continue
		}
		out = kept
	}
	return out, append(faults, nestedBeside(out)...)
}

// addBlock adds a block after those before it, as a lane when it shares their rows.
func addBlock(list []*block, b *block) ([]*block, *tags.Fault) {
	for i := len(list) - 1; i >= 0; i-- {
		other := list[i]
		if other.parent != b.parent || other.b < b.a {
			continue
		}
		if other.a == b.a && other.b == b.b {
			b.lanes[0].from = b.lanes[0].open.col
			other.lanes = append(other.lanes, b.lanes[0])
			return list, nil
		}
		f := b.lanes[0].open.fault("循环“" + b.lanes[0].open.written + "”与“" + other.lanes[0].open.written + "”占了相同的行又不完全相同；请让两者起止在相同的行，或放到不同的行")
		return list, &f
	}
	return append(list, b), nil
}

// nestedBeside refuses blocks within lists that stand side by side.
func nestedBeside(list []*block) (faults tags.Faults) {
	for _, b := range list {
		if b.parent != nil && len(b.parent.lanes) > 1 || b.parent != nil && !slices.Contains(list, b.parent) {
			o := b.lanes[0].open
			faults = append(faults, o.fault("循环“"+o.written+"”在并排的循环里面；并排的循环里不能再套循环，请改为上下排列"))
		}
	}
	return faults
}

// columnBlocks makes blocks of {{#列:…}} tags. The rows a tag spans take their
// elements from it; tags over the same columns share one block.
func columnBlocks(list []*occurrence, rows *axis) (out []*block, lanes map[int][]*lane, faults tags.Faults) {
	lanes = map[int][]*lane{}
	for _, o := range list {
		if !o.opens() || !o.tag.Column || o.partner == nil {
			continue
		}
		if o.partner.col < o.col {
			faults = append(faults, o.fault("列循环“"+o.written+"”的结束标签在开始标签的左边，请放到同一列或右边的列"))
			continue
		}
		l := &lane{open: o, end: o.partner, from: o.col, a: o.row, b: o.partner.row}
		b, fault := columnBlock(out, l)
		if fault != nil {
			faults = append(faults, *fault)
			continue
		}
		if len(b.lanes) == 0 {
			out = append(out, b)
		}
		b.lanes = append(b.lanes, l)
		l.columns = b
		for n := l.a; n <= l.b; n++ {
			lanes[n] = append(lanes[n], l)
		}
	}
	slices.SortFunc(out, func(a, b *block) int { return a.a - b.a })
	return out, lanes, faults
}

// columnBlock finds the block of a lane's columns, or makes it.
func columnBlock(list []*block, l *lane) (*block, *tags.Fault) {
	a, b := l.open.col, l.end.col
	for _, k := range list {
		switch {
		case k.a == a && k.b == b:
			return k, nil
		case k.a <= b && a <= k.b:
			f := l.open.fault("列循环“" + l.open.written + "”与“" + k.lanes[0].open.written + "”占了部分相同的列；请让两者起止在相同的列，或放到不同的列")
			return nil, &f
		}
	}
	return &block{a: a, b: b}, nil
}
