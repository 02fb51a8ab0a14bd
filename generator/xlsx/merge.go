package xlsx

import (
	"cmp"
	"slices"
	"strconv"

	"huishang/generator/tags"
)

// mergeState is the run of equal values a {{~列}} tag is writing.
type mergeState struct {
	text     string
	from, to int // rows
	c1, c2   int
}

// vertical joins a cell with the one above when both say the same.
func (f *filler) vertical(p place, o *occurrence, k filled) {
	s, err := tags.Text(k.v)
	if err != nil {
		return // told where the value is written
	}
	if f.w.states == nil {
		f.w.states = map[*occurrence]*mergeState{}
	}
	m := f.w.states[o]
	if m != nil && m.text == s && s != "" && m.to+1 == p.outRow && m.c1 == p.outCol {
		m.to++
		return
	}
	f.flushMerge(m)
	c2 := p.outCol
	for _, a := range f.s.merges {
		if a.r1 <= p.row && p.row <= a.r2 && a.c1 == p.col {
			c2 += a.c2 - a.c1
		}
	}
	f.w.states[o] = &mergeState{s, p.outRow, p.outRow, p.outCol, c2}
}

func (f *filler) flushMerge(m *mergeState) {
	if m != nil && m.to > m.from {
		f.w.merges = append(f.w.merges, area{m.from, m.c1, m.to, m.c2})
	}
}

// mergeCells writes the merged cells: every copy of the template's, and those
// of equal values. Cells that repeated columns leave alone are no merge.
func (f *filler) mergeCells() {
	for _, m := range f.w.states {
		f.flushMerge(m)
	}
	list := slices.Clone(f.w.merges)
	slices.SortFunc(list, func(a, b area) int { return cmp.Or(a.r1-b.r1, a.c1-b.c1) })
	for _, a := range f.s.merges {
		for _, c := range f.w.copies(a) {
			if c.r1 == c.r2 && c.c1 == c.c2 || slices.ContainsFunc(f.w.merges, func(v area) bool { return v.touches(c) }) {
				continue
			}
			list = append(list, c)
		}
	}
	if len(list) == 0 {
		return
	}
	f.open("mergeCells", ` count="`+strconv.Itoa(len(list))+`"`)
	for _, a := range list {
		f.empty("mergeCell", ` ref="`+a.String()+`"`)
	}
	f.close("mergeCells")
}

func (a area) touches(b area) bool {
	return a.r1 <= b.r2 && b.r1 <= a.r2 && a.c1 <= b.c2 && b.c1 <= a.c2
}
