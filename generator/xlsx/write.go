package xlsx

import (
	"math"
	"strconv"
)

func appendInt(out []byte, n int) []byte { return strconv.AppendInt(out, int64(n), 10) }

// cell writes one copy of a cell.
func (f *filler) cell(p place, c *cell) {
	if f.s.linkAt != nil {
		f.link(p)
	}
	switch c.kind {
	case cellStatic:
		f.out = append(append(append(f.out, '<'), f.prefix...), `c r="`...)
		f.out = append(appendCell(f.out, p.outRow, p.outCol), '"')
		f.out = append(f.out, c.rest...)
		if c.value.kind != valEmpty {
			f.keep(p, c.value)
		}
	case cellText:
		f.text(p, c)
	case cellFormula:
		f.formula(p, c)
	}
}

// start writes a cell up to its type, without the end of its tag.
func (f *filler) start(p place, style int, extra []byte) {
	f.out = append(append(append(f.out, '<'), f.prefix...), `c r="`...)
	f.out = append(appendCell(f.out, p.outRow, p.outCol), '"')
	if style != 0 {
		f.out = append(appendInt(append(f.out, ` s="`...), style), '"')
	}
	f.out = append(f.out, extra...)
}

// keep remembers a value for the formulas and charts that look at its column.
func (f *filler) keep(p place, v val) {
	if !f.s.watched[p.col] {
		return
	}
	if f.w.values == nil {
		f.w.values = map[int][]val{}
	}
	list := f.w.values[p.outCol]
	if list == nil {
		list = make([]val, 0, f.w.height+1)
	}
	for len(list) <= p.outRow {
		list = append(list, val{})
	}
	list[p.outRow] = v
	f.w.values[p.outCol] = list
}

// text writes a cell whose text holds tags. A cell that is one value keeps the
// value's type; everything else is text.
func (f *filler) text(p place, c *cell) {
	if f.blank {
		f.blankText(p, c)
		return
	}
	if ops := c.text.ops; len(ops) == 1 && ops[0].kind == textTag && !ops[0].tag.opens() {
		f.value(p, c, f.r.evaluate(&ops[0], f.scope))
		return
	}
	f.scratch = f.r.pieces(f.scratch[:0], c.text.ops, f.scope, f)
	if len(f.scratch) == 1 && f.scratch[0].tag != nil {
		f.value(p, c, f.scratch[0])
		return
	}
	f.strings(p, c, f.scratch)
}

// blankText writes a cell of an empty list: nothing, or the words around the tags.
func (f *filler) blankText(p place, c *cell) {
	if f.r.tpl.empty == KeepRow {
		var list []filled
		for _, op := range c.text.ops {
			if op.kind == textLiteral {
				list = append(list, filled{run: op.run, text: op.text})
			}
		}
		f.strings(p, c, list)
		return
	}
	f.emptyCell(p, c)
}

func (f *filler) emptyCell(p place, c *cell) {
	f.start(p, c.style, c.extra)
	f.out = append(f.out, '/', '>')
}

func appendNumber(out []byte, v float64) []byte {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return strconv.AppendInt(out, int64(v), 10)
	}
	return strconv.AppendFloat(out, v, 'g', -1, 64)
}
