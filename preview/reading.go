package preview

import (
	"fmt"
	"strings"

	"huishang/generator/docx"
	"huishang/generator/xlsx"
)

// A Reading is what a document says, without its looks.
type Reading struct {
	Blocks []Block
	Cut    bool // the document says more than is shown
}

// A Block is a heading, a paragraph or a table: just one of them is there.
type Block struct {
	Heading string
	Text    string
	Table   *Grid
}

// A Grid is a table; every row has as many cells as its first.
type Grid struct {
	Name string // of a sheet, or empty
	Rows [][]string
}

// What of a document is shown at most.
const (
	mostBlocks  = 2000
	mostRows    = 400
	mostColumns = 40
)

// Read gives what a Word or Excel file says.
func Read(kind Kind, data []byte) (Reading, error) {
	if kind == Excel {
		return readExcel(data)
	}
	return readWord(data)
}

func readWord(data []byte) (Reading, error) {
	d, err := docx.Read(data)
	if err != nil {
		return Reading{}, fmt.Errorf("read a Word file: %w", err)
	}
	var r Reading
	table := 0 // the number of the table at hand
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		if len(r.Blocks) == mostBlocks {
			r.Cut = true
			break
		}
		text := strings.TrimSpace(p.Label + " " + p.Text())
		switch {
		case p.Place.Table > 0:
			if p.Place.Table != table {
				table = p.Place.Table
				r.Blocks = append(r.Blocks, Block{Table: &Grid{}})
			}
			r.Blocks[len(r.Blocks)-1].Table.add(p.Place.Row, p.Place.Cell, text)
			continue
		case text == "":
		case p.Format != nil && p.Format.Level < 9:
			r.Blocks = append(r.Blocks, Block{Heading: text})
		default:
			r.Blocks = append(r.Blocks, Block{Text: text})
		}
		table = 0
	}
	for _, b := range r.Blocks {
		if b.Table != nil {
			b.Table.even()
		}
	}
	return r, nil
}

// add puts a paragraph into its cell; rows and cells count from 1.
func (g *Grid) add(row, cell int, text string) {
	row, cell = min(max(row, 1), mostRows), min(max(cell, 1), mostColumns)
	for len(g.Rows) < row {
		g.Rows = append(g.Rows, nil)
	}
	for len(g.Rows[row-1]) < cell {
		g.Rows[row-1] = append(g.Rows[row-1], "")
	}
	said := &g.Rows[row-1][cell-1]
	*said = strings.TrimSpace(*said + "\n" + text)
}

// even makes all rows as long as the longest.
func (g *Grid) even() {
	longest := 0
	for _, row := range g.Rows {
		longest = max(longest, len(row))
	}
	for i := range g.Rows {
		for len(g.Rows[i]) < longest {
			g.Rows[i] = append(g.Rows[i], "")
		}
	}
}

func readExcel(data []byte) (Reading, error) {
	book, err := xlsx.Read(data)
	if err != nil {
		return Reading{}, fmt.Errorf("read an Excel file: %w", err)
	}
	var r Reading
	for _, sheet := range book.Sheets {
		if sheet.State != xlsx.Visible || !sheet.Cells {
			continue
		}
		grid := &Grid{Name: sheet.Name}
		for _, cells := range sheet.Rows() {
			if len(grid.Rows) == mostRows {
				r.Cut = true
				break
			}
			r.Cut = grid.take(cells) || r.Cut
		}
		grid.even()
		grid.narrow()
		r.Blocks = append(r.Blocks, Block{Table: grid})
	}
	return r, nil
}

// take adds a row that says something, and reports whether some of it was left out.
func (g *Grid) take(cells []xlsx.Cell) (cut bool) {
	var row []string
	for _, c := range cells {
		text := strings.TrimSpace(c.Text())
		if text == "" {
			continue
		}
		if c.Col > mostColumns {
			return true
		}
		for len(row) < c.Col {
			row = append(row, "")
		}
		row[c.Col-1] = text
	}
	if row != nil {
		g.Rows = append(g.Rows, row)
	}
	return false
}

// narrow leaves out the columns that say nothing.
func (g *Grid) narrow() {
	if len(g.Rows) == 0 {
		return
	}
	for col := len(g.Rows[0]) - 1; col >= 0; col-- {
		empty := true
		for _, row := range g.Rows {
			empty = empty && row[col] == ""
		}
		if !empty {
			continue
		}
		for i, row := range g.Rows {
			g.Rows[i] = append(row[:col:col], row[col+1:]...)
		}
	}
}
