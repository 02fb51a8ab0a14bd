package generator

import (
	"cmp"
	"slices"

	"github.com/xuri/excelize/v2"
)

// A FormCell names a cell of a form.
type FormCell struct{ Sheet, Cell string }

// An Excerpt is what stands around some cells of a form that was sent back, as its sheet shows it.
type Excerpt struct {
	Sheet   string
	Heading string   // of the part of the sheet; may be empty
	Columns []string // their letters, A to the last that is shown
	Labels  []string // the header above each column, or empty
	Rows    []ExcerptRow
}

// An ExcerptRow is a row as the sheet numbers it.
type ExcerptRow struct {
	Row    int
	Header bool
	Gap    bool // rows before it are left out
	Cells  []ExcerptCell
}

// An ExcerptCell is what a cell says, and which of the cells asked for it is.
type ExcerptCell struct {
	Ref, Text string
	Asked     []int
}

// wholeList is how many columns of a list are shown without choosing among them; further ones are shown where they were asked for.
const wholeList = 6

// Excerpts shows the cells of a form with the rows around them, the parts of the form in order and then what lies beside all of them.
func (f *Filled) Excerpts(cells []FormCell) []Excerpt {
	asked := map[*block]map[spotKey][]int{}
	var order []*block
	var beside []int
	for i, c := range cells {
		col, row, err := excelize.CellNameToCoordinates(c.Cell)
		if err != nil {
			continue
		}
		b := f.holder(c.Sheet, row, col)
		if b == nil {
			beside = append(beside, i)
			continue
		}
		if asked[b] == nil {
			asked[b] = map[spotKey][]int{}
			order = append(order, b)
		}
		at := spotKey{row, col}
		asked[b][at] = append(asked[b][at], i)
	}
	slices.SortStableFunc(order, func(a, b *block) int { return cmp.Compare(slices.Index(f.blocks, a), slices.Index(f.blocks, b)) })
	var out []Excerpt
	for _, b := range order {
		if b.list {
			out = append(out, b.listExcerpt(asked[b]))
		} else {
			out = append(out, b.cardExcerpt(asked[b]))
		}
	}
	return append(out, besideExcerpts(cells, beside)...)
}

type spotKey struct{ row, col int }

// holder is the part of the form a cell belongs to, or nil.
func (f *Filled) holder(sheet string, row, col int) *block {
	for _, b := range f.blocks {
		if b.list && b.sheet.Name == sheet && row >= b.header && row <= max(b.last, b.header) && slices.Contains(b.cols, col) {
			return b
		}
		for i := range b.cells {
			if b.sheets[i].Name == sheet && b.cells[i].row == row && b.cells[i].col == col {
				return b
			}
		}
	}
	return nil
}
