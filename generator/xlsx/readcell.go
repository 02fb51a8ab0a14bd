package xlsx

import (
	"iter"
	"sort"
	"strings"
)

// A Kind says what a cell holds.
type Kind uint8

// The kinds of a cell.
const (
	KindEmpty  Kind = iota
	KindNumber      // Raw is a decimal as the file has it
	KindText        // Raw is the text
	KindBool        // Raw is 1 or 0
	KindDate        // a number in a format that shows a date, or a date in ISO 8601
	KindError       // Raw is #N/A and the like
)

// A Cell is one cell of a sheet.
type Cell struct {
	Row, Col int // from 1
	Kind     Kind
	Raw      string // the value as the file has it
	Style    int    // the number of its format in the workbook
	Computed bool   // a formula computes it
	Stored   bool   // the file has a value; a formula nobody has computed has none

	sheet *Sheet
	index uint32
}

// Ref is the address of the cell: B7.
func (c Cell) Ref() string { return cellName(c.Row, c.Col) }

// Sheet is where the cell stands.
func (c Cell) Sheet() *Sheet { return c.sheet }

// Bool is the value of a cell of KindBool.
func (c Cell) Bool() bool { return c.Kind == KindBool && (c.Raw == "1" || c.Raw == "true") }

// Decimal is the number of the cell at the 15 significant digits Excel shows,
// without an exponent; ok is false for what is no number.
func (c Cell) Decimal() (text string, ok bool) {
	if c.Kind != KindNumber && c.Kind != KindDate {
		return "", false
	}
	return decimalOf(c.Raw)
}

// Text is what the cell says without regard to how many places its format
// shows: text as it is, a number as Decimal, a date as 2026-06-12 or
// 2026-06-12 08:30, TRUE or FALSE, the error.
func (c Cell) Text() string {
	switch c.Kind {
	case KindNumber:
		s, _ := decimalOf(c.Raw)
		return s
	case KindBool:
		if c.Bool() {
			return "TRUE"
		}
		return "FALSE"
	case KindDate:
		return c.dateText()
	}
	return c.Raw
}

// A storedCell is a cell as a sheet keeps it: where its value stands in the
// text of the sheet, or its number among the shared strings.
type storedCell struct {
	at, n uint32
	style uint32
	col   uint16
	kind  Kind
	flags cellFlags
}

type cellFlags uint8

const (
	flagShared  cellFlags = 1 << iota // at is a number of a shared string
	flagFormula                       // a formula computes it
	flagStored                        // it has a value
)

// A storedRow is a row that holds cells: its number and its first cell.
type storedRow struct {
	row   int32
	first uint32
}

func (t *texts) textOf(c storedCell, all *strings.Builder) string {
	if c.flags&flagShared != 0 {
		return t.at(c.at)
	}
	return all.String()[c.at : c.at+c.n]
}

func (s *Sheet) cell(row int, i uint32) Cell {
	c := &s.cells[i]
	out := Cell{Row: row, Col: int(c.col), Kind: c.kind, Style: int(c.style), Computed: c.flags&flagFormula != 0, Stored: c.flags&flagStored != 0, sheet: s, index: i}
	if c.flags&flagShared != 0 {
		out.Raw = s.book.texts.at(c.at)
	} else {
		out.Raw = s.all[c.at : c.at+c.n]
	}
	return out
}

// Cell is the cell at a place; one that holds nothing is of KindEmpty.
func (s *Sheet) Cell(row, col int) Cell {
	from, to := s.rowCells(row)
	i := from + uint32(sort.Search(int(to-from), func(i int) bool { return int(s.cells[from+uint32(i)].col) >= col }))
	if i < to && int(s.cells[i].col) == col {
		return s.cell(row, i)
	}
	return Cell{Row: row, Col: col, sheet: s}
}

// rowCells is where the cells of a row are kept.
func (s *Sheet) rowCells(row int) (from, to uint32) {
	i := sort.Search(len(s.rows), func(i int) bool { return int(s.rows[i].row) >= row })
	if i == len(s.rows) || int(s.rows[i].row) != row {
		return 0, 0
	}
	return s.rows[i].first, s.endOf(i)
}

func (s *Sheet) endOf(i int) uint32 {
	if i+1 < len(s.rows) {
		return s.rows[i+1].first
	}
	return uint32(len(s.cells))
}

// Row is the cells of a row that hold something, from left to right.
func (s *Sheet) Row(row int) []Cell {
	from, to := s.rowCells(row)
	return s.cellsOf(make([]Cell, 0, to-from), row, from, to)
}

func (s *Sheet) cellsOf(out []Cell, row int, from, to uint32) []Cell {
	for i := from; i < to; i++ {
		out = append(out, s.cell(row, i))
	}
	return out
}

// Rows gives the rows that hold something, from top to bottom, with their numbers. The cells of a row stand where those of the row before
// it stood: whoever keeps some copies them.
func (s *Sheet) Rows() iter.Seq2[int, []Cell] {
	return func(yield func(int, []Cell) bool) {
		cells := make([]Cell, 0, min(s.used.LastCol-s.used.Col+1, 64))
		for i, r := range s.rows {
			cells = s.cellsOf(cells[:0], int(r.row), r.first, s.endOf(i))
			if !yield(int(r.row), cells) {
				return
			}
		}
	}
}
