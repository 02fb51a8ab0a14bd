package generator

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"

	"huishang"
)

// A formWriter writes one form. The first thing that goes wrong is kept and ends the work.
type formWriter struct {
	file    *excelize.File
	kind    FormKind
	tree    map[string]any
	known   *huishang.Dossier
	options FormOptions
	styles  map[look]int
	keys    map[string]string // where the keys of a list stand, by the path of the list
	columns []column          // that get a choice of values
	sheet   string
	row     int // the next one to write
	err     error
}

// A column is where a field was written: one cell, or the rows of a list.
type column struct {
	ask         ask
	sheet       string
	col         int
	first, last int
}

// guideSheet comes first and tells how to fill the form in.
const guideSheet = "填表说明"

func (w *formWriter) write() ([]byte, error) {
	w.do(w.file.SetSheetName("Sheet1", guideSheet))
	for _, s := range w.kind.sheets {
		_, err := w.file.NewSheet(s.name)
		w.do(err)
	}
	w.guide()
	for _, s := range w.kind.sheets {
		w.writeSheet(s)
	}
	w.stamp()
	w.choices()
	w.do(w.file.SetDocProps(&excelize.DocProperties{Creator: "会商系统", Title: w.title()}))
	if w.err != nil {
		return nil, w.err
	}
	var out bytes.Buffer
	if err := w.file.Write(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func (w *formWriter) do(err error) { w.err = errors.Join(w.err, err) }

// title heads every sheet: 唐山市 厅市会商2026年报送表.
func (w *formWriter) title() string {
	name := fmt.Sprintf("%s　厅市会商%d年%s", w.known.City.Name, w.options.Year, w.kind.Title)
	switch {
	case w.kind.Name == "progress":
		name += fmt.Sprintf("（第%d季度）", w.options.Quarter)
	case w.options.Division != "":
		name += "（" + w.options.Division + "）"
	}
	return name
}

// put writes a text into a cell of the current row, with a look.
func (w *formWriter) put(col int, text string, l look) {
	cell := w.cell(col, w.row)
	w.do(w.file.SetCellStyle(w.sheet, cell, cell, w.style(l)))
	if text != "" {
		w.do(w.file.SetCellStr(w.sheet, cell, text))
	}
}

func (w *formWriter) cell(col, row int) string {
	name, err := excelize.CoordinatesToCellName(col, row)
	w.do(err)
	return name
}

func (w *formWriter) height(points float64) { w.do(w.file.SetRowHeight(w.sheet, w.row, points)) }

// writeSheet writes one sheet of the form, its blocks one below the other.
func (w *formWriter) writeSheet(s formSheet) {
	w.sheet, w.row = s.name, 1
	grid := newGrid(s)
	for i, width := range grid.widths {
		name, err := excelize.ColumnNumberToName(i + 1)
		w.do(err)
		w.do(w.file.SetColWidth(s.name, name, name, width))
	}
	w.put(1, s.name, look{role: roleTitle})
	w.height(30)
	w.row++
	w.put(1, w.title()+"："+s.hint, look{role: roleHint})
	w.height(20)
	w.row++
	header := 0
	for _, b := range s.blocks {
		if b.heading != "" {
			w.put(1, b.heading, look{role: roleHeading})
			w.height(24)
			w.row++
		}
		if !b.list {
			w.writeCard(b, grid)
			continue
		}
		header = w.row
		w.writeList(b)
	}
	if s.lists() != 1 || grid.held == 0 {
		header = 0
	}
	w.print(grid, header)
	w.freeze(grid, header)
	w.protect()
}
