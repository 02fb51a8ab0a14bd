package generator

import (
	"fmt"
	"slices"
	"strings"

	"huishang/generator/xlsx"
)

// A block is a part of a form as it was found in a workbook.
type block struct {
	formBlock
	home   string // the sheet it should stand on
	sheet  *xlsx.Sheet
	header int      // the row of the headers of a list
	cols   []int    // of each field of a list
	units  []string // that the headers give instead of the form's own
	count  int      // the column that counts the rows, or 0
	last   int      // the last row that may belong to a list
	cells  []spot   // of each field of a card
	sheets []*xlsx.Sheet
	rows   []elementRow // of each element that was read
}

// An elementRow is where an element stands, and the entries of its inner list.
type elementRow struct {
	row     int
	entries []int
}

// locate finds every part of the form by the words of its labels and headers, and by its defined names where those were changed.
func (r *formReader) locate() FormFaults {
	r.indexes()
	var faults FormFaults
	for _, s := range r.kind.sheets {
		there := r.book.Sheet(s.name) != nil
		var missing FormFaults
		found := 0
		for _, fb := range s.blocks {
			b := &block{formBlock: fb, home: s.name}
			lacking, some := r.locateBlock(b)
			missing = append(missing, lacking...)
			if some {
				found++
			}
			r.filled.blocks = append(r.filled.blocks, b)
		}
		if !there && found == 0 {
			missing = FormFaults{{Message: fmt.Sprintf("缺少工作表“%s”。请用系统下载的%s填写，不要删除工作表。", s.name, r.kind.Title)}}
		}
		faults = append(faults, missing...)
	}
	if len(faults) == 0 {
		r.bound()
	}
	return faults
}

// candidates are the sheets a block may stand on: its own first, then the one its names point to, then any.
func (r *formReader) candidates(b *block) []*xlsx.Sheet {
	var out []*xlsx.Sheet
	add := func(s *xlsx.Sheet) {
		if s != nil && r.words[s] != nil && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	add(r.book.Sheet(b.home))
	for _, a := range b.asks {
		if at, ok := r.named(a); ok {
			add(at.Sheet)
		}
	}
	for _, s := range r.book.Sheets {
		add(s)
	}
	return out
}

// named is the cell a field's defined name points to.
func (r *formReader) named(a ask) (xlsx.Range, bool) {
	name, ok := r.book.Name(a.name, nil)
	if a.shown || !ok || len(name.Ranges) != 1 || name.Ranges[0].Sheet == nil {
		return xlsx.Range{}, false
	}
	return name.Ranges[0], true
}

func (r *formReader) locateBlock(b *block) (missing FormFaults, some bool) {
	if b.list {
		for _, s := range r.candidates(b) {
			if r.locateHeader(b, s) {
				return r.locateColumns(b), true
			}
		}
		return FormFaults{{Sheet: b.home, Message: fmt.Sprintf("找不到表头（应有“%s”等）。请恢复表头，或重新下载表格。", strings.Join(b.labels(4), "”“"))}}, false
	}
	return r.locateCard(b)
}

// labels are the first labels of a block.
func (b *block) labels(most int) []string {
	var out []string
	for _, a := range b.asks {
		if !a.shown && len(out) < most {
			out = append(out, a.label)
		}
	}
	return out
}

// bound ends each list where the next part of the form begins below it.
func (r *formReader) bound() {
	for _, b := range r.filled.blocks {
		if !b.list {
			continue
		}
		b.last = b.sheet.Used().LastRow
		columns := b.columns()
		left, right := slices.Min(columns), slices.Max(columns)
		for _, other := range r.filled.blocks {
			if start := other.start(b, left, right); start > 0 {
				b.last = min(b.last, start-1)
			}
		}
	}
}

// start is the first row where the block begins below the headers of a list, or 0. What stands beside the list, left or right of its columns,
// does not end it.
func (b *block) start(list *block, left, right int) int {
	below := func(s *xlsx.Sheet, row, col int) bool {
		return s == list.sheet && row > list.header && col >= left && col <= right
	}
	if b.list {
		if b.sheet == list.sheet && slices.ContainsFunc(b.columns(), func(col int) bool { return below(b.sheet, b.header, col) }) {
			return b.header
		}
		return 0
	}
	first := 0
	for i, at := range b.cells {
		if below(b.sheets[i], at.row, at.col) && (first == 0 || at.row < first) {
			first = at.row
		}
	}
	return first
}

// columns are those of the fields of a list that are read.
func (b *block) columns() []int {
	out := make([]int, 0, len(b.asks))
	for i, a := range b.asks {
		if !a.shown {
			out = append(out, b.cols[i])
		}
	}
	return out
}
