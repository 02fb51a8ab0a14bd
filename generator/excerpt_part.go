package generator

import (
	"maps"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"huishang/generator/xlsx"
)

// listExcerpt shows the rows asked for, each with the first row of its element and the rows next to it.
func (b *block) listExcerpt(asked map[spotKey][]int) Excerpt {
	e := Excerpt{Sheet: b.sheet.Name, Heading: b.heading}
	rows, cols := map[int]bool{}, map[int]bool{}
	for at := range asked {
		rows[at.row], cols[at.col] = true, true
		if at.row != b.header {
			b.around(at.row, rows)
		}
	}
	named := 0
	for i, a := range b.asks {
		if !a.shown && named < 2 || len(b.asks) <= wholeList {
			cols[b.cols[i]] = true
			named++
		}
	}
	shown := slices.Sorted(maps.Keys(cols))
	for _, col := range shown {
		e.Columns = append(e.Columns, strings.TrimRight(refOf(1, col), "1"))
		e.Labels = append(e.Labels, tidy(b.sheet.Cell(b.header, col).Text()))
	}
	before := 0
	for _, row := range slices.Sorted(maps.Keys(rows)) {
		r := ExcerptRow{Row: row, Header: row == b.header, Gap: before > 0 && row > before+1}
		for _, col := range shown {
			r.Cells = append(r.Cells, cellExcerpt(b.sheet, row, col, asked))
		}
		e.Rows, before = append(e.Rows, r), row
	}
	return e
}

// around adds the rows of the same list next to one, and the first of the element it belongs to.
func (b *block) around(row int, rows map[int]bool) {
	for i, element := range b.rows {
		last := element.row
		if n := len(element.entries); n > 0 {
			last = max(last, element.entries[n-1])
		}
		if row < element.row || row > last {
			continue
		}
		rows[element.row] = true
		if i > 0 {
			rows[b.rows[i-1].row] = true
		}
		if i+1 < len(b.rows) {
			rows[b.rows[i+1].row] = true
		}
	}
}

// cardExcerpt shows each cell asked for beside its label.
func (b *block) cardExcerpt(asked map[spotKey][]int) Excerpt {
	e := Excerpt{Heading: b.heading, Columns: []string{"", ""}, Labels: []string{"项目", "填写内容"}}
	for i, at := range b.cells {
		if asked[spotKey{at.row, at.col}] == nil {
			continue
		}
		e.Sheet = b.sheets[i].Name
		e.Rows = append(e.Rows, ExcerptRow{Row: at.row, Gap: len(e.Rows) > 0, Cells: []ExcerptCell{
			{Ref: "", Text: b.asks[i].label}, cellExcerpt(b.sheets[i], at.row, at.col, asked)}})
	}
	slices.SortStableFunc(e.Rows, func(a, b ExcerptRow) int { return a.Row - b.Row })
	return e
}

// besideExcerpts lists cells that belong to no part of the form, sheet by sheet.
func besideExcerpts(cells []FormCell, beside []int) []Excerpt {
	var out []Excerpt
	for _, i := range beside {
		at := slices.IndexFunc(out, func(e Excerpt) bool { return e.Sheet == cells[i].Sheet })
		if at < 0 {
			at = len(out)
			out = append(out, Excerpt{Sheet: cells[i].Sheet, Heading: "表格以外", Columns: []string{""}, Labels: []string{"单元格"}})
		}
		_, row, _ := excelize.CellNameToCoordinates(cells[i].Cell)
		out[at].Rows = append(out[at].Rows, ExcerptRow{Row: row, Cells: []ExcerptCell{{Ref: cells[i].Cell, Text: cells[i].Cell, Asked: []int{i}}}})
	}
	return out
}

// excerptLength is how many characters of a cell an excerpt shows.
const excerptLength = 120

func cellExcerpt(s *xlsx.Sheet, row, col int, asked map[spotKey][]int) ExcerptCell {
	return ExcerptCell{Ref: refOf(row, col), Text: clipped(tidy(s.Cell(row, col).Text()), excerptLength), Asked: asked[spotKey{row, col}]}
}
