package xlsx

import (
	"slices"
	"sort"
)

// A Visibility says whether staff see a sheet.
type Visibility uint8

// The visibilities; only a program shows a very hidden sheet.
const (
	Visible Visibility = iota
	Hidden
	VeryHidden
)

// An Area is a rectangle of cells, from 1; the zero Area is none.
type Area struct{ Row, Col, LastRow, LastCol int }

// String writes B2:D7, or B2 for one cell.
func (a Area) String() string { return area{a.Row, a.Col, a.LastRow, a.LastCol}.String() }

// Empty reports an area without cells.
func (a Area) Empty() bool { return a.Row == 0 }

// Contains reports whether a cell lies in the area.
func (a Area) Contains(row, col int) bool {
	return row >= a.Row && row <= a.LastRow && col >= a.Col && col <= a.LastCol
}

// A Sheet is one tab of a workbook.
type Sheet struct {
	Name      string
	Index     int // among the tabs, from 0
	State     Visibility
	Cells     bool   // a sheet of cells; false for one that is only a chart
	Protected bool   // staff may not change what is locked
	Merges    []Area // in the order of the file
	Filter    Area   // of the auto-filter

	book       *Workbook
	all        string // the values of the cells that are no shared strings
	cells      []storedCell
	rows       []storedRow
	formulas   []storedFormula
	used       Area
	rowsHidden bool // rows are hidden unless they say otherwise
	hiddenRows []span
	shownRows  []span
	hiddenCols []span
}

// A span is rows or columns, both ends included.
type span struct{ from, to int }

// extended adds a number that follows all that are there.
func extended(list []span, n int) []span {
	if i := len(list) - 1; i >= 0 && list[i].to+1 == n {
		list[i].to = n
		return list
	}
	return append(list, span{n, n})
}

func within(list []span, n int) bool {
	i := sort.Search(len(list), func(i int) bool { return list[i].to >= n })
	return i < len(list) && list[i].from <= n
}

// RowHidden reports a row that is hidden, by hand or by a filter.
func (s *Sheet) RowHidden(row int) bool {
	return within(s.hiddenRows, row) || s.rowsHidden && !within(s.shownRows, row)
}

// RowFiltered reports a row that a filter hides.
func (s *Sheet) RowFiltered(row int) bool {
	return !s.Filter.Empty() && row > s.Filter.Row && row <= s.Filter.LastRow && within(s.hiddenRows, row)
}

// ColHidden reports a column that is hidden.
func (s *Sheet) ColHidden(col int) bool {
	return slices.ContainsFunc(s.hiddenCols, func(h span) bool { return col >= h.from && col <= h.to })
}

// MergeAt is the merged area a cell belongs to; its value stands in the upper
// left cell.
func (s *Sheet) MergeAt(row, col int) (Area, bool) {
	for _, m := range s.Merges {
		if m.Contains(row, col) {
			return m, true
		}
	}
	return Area{}, false
}

// At is the cell whose value shows at a place: of a merged area the upper left.
func (s *Sheet) At(row, col int) Cell {
	if m, merged := s.MergeAt(row, col); merged {
		row, col = m.Row, m.Col
	}
	return s.Cell(row, col)
}

// Used is the smallest area around all that holds a value or a formula. What
// the file itself says of it does not count.
func (s *Sheet) Used() Area { return s.used }

// measure finds the used area. A text of no characters is nothing.
func (s *Sheet) measure() {
	for i, r := range s.rows {
		for k := r.first; k < s.endOf(i); k++ {
			c := &s.cells[k]
			if c.flags&flagFormula == 0 && c.kind == KindText && s.cell(int(r.row), k).Raw == "" {
				continue
			}
			s.used = s.used.with(int(r.row), int(c.col))
		}
	}
}

func (a Area) with(row, col int) Area {
	if a.Empty() {
		return Area{row, col, row, col}
	}
	return Area{min(a.Row, row), min(a.Col, col), max(a.LastRow, row), max(a.LastCol, col)}
}

func asArea(a area) Area { return Area{a.r1, a.c1, a.r2, a.c2} }
