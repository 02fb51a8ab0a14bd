package xlsx

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"huishang/generator/opc"
)

// A sheetReader reads the cells of one sheet while its part streams by.
type sheetReader struct {
	r       *bookReader
	s       *Sheet
	p       *pull
	all     strings.Builder
	shared  map[string]sharedText
	section string // the element under the root in which we are
	row     int
	cell    storedCell
	col     int
	kind    string
	open    bool // a cell is open
	filled  bool // it holds a value
	j       joiner
	formula storedFormula
	hasF    bool
	sharing string // the number of a shared formula
}

// A sharedText is the first of formulas that differ only by their place.
type sharedText struct {
	row, col int
	text     string
}

func (r *sheetReader) read() error {
	r.j.to = &r.all
	if r.p.from == nil { // about the share of a part that is numbers, and how long a cell is
		r.all.Grow(len(r.p.buf) / 16)
		r.s.cells = make([]storedCell, 0, len(r.p.buf)/32)
	}
	if err := r.p.walk(r.visit, r.leave); err != nil {
		return err
	}
	r.s.all = r.all.String()
	r.s.measure()
	return nil
}

func (r *sheetReader) visit() error {
	p := r.p
	depth := p.depth()
	if p.kind == markupEmpty {
		depth++
	}
	switch depth {
	case 1:
		if !p.is("worksheet") {
			return fmt.Errorf("不是工作表")
		}
	case 2:
		r.section = string(p.name)
		r.settings()
	case 3:
		switch {
		case r.section == "sheetData" && p.is("row"):
			return r.startRow()
		case r.section == "mergeCells" && p.is("mergeCell"):
			if a, ok := readArea(p.value("ref")); ok {
				r.s.Merges = append(r.s.Merges, asArea(a))
			}
		case r.section == "cols" && p.is("col"):
			r.column()
		}
	case 4:
		if r.section == "sheetData" && p.is("c") {
			return r.startCell()
		}
	default:
		if r.open {
			r.within()
		}
	}
	return nil
}

func (r *sheetReader) settings() {
	switch p := r.p; r.section {
	case "sheetFormatPr":
		r.s.rowsHidden = flag(p.value("zeroHeight"))
	case "autoFilter":
		if a, ok := readArea(p.value("ref")); ok {
			r.s.Filter = asArea(a)
		}
	case "sheetProtection":
		r.s.Protected = flag(p.value("sheet"))
	}
}

func (r *sheetReader) column() {
	if !flag(r.p.value("hidden")) {
		return
	}
	from, _ := strconv.Atoi(r.p.value("min"))
	to, _ := strconv.Atoi(r.p.value("max"))
	if from >= 1 && from <= to {
		r.s.hiddenCols = append(r.s.hiddenCols, span{from, min(to, maxCols)})
	}
}

// startRow notes a row. A row without a number follows the one before.
func (r *sheetReader) startRow() error {
	n, hidden := r.row+1, false
	for name, value, rest := nextAttr(r.p.attrs); len(name) > 0; name, value, rest = nextAttr(rest) {
		switch string(name) {
		case "r":
			n = wholeNumber(value)
		case "hidden":
			hidden = flag(string(value))
		}
	}
	if n <= r.row || n > maxRows {
		return fmt.Errorf("第%d行位置不对", n)
	}
	r.row, r.col = n, 0
	switch {
	case hidden:
		r.s.hiddenRows = extended(r.s.hiddenRows, n)
	case r.s.rowsHidden:
		r.s.shownRows = extended(r.s.shownRows, n)
	}
	return nil
}

// startCell notes a cell; it is kept when something is found in it.
func (r *sheetReader) startCell() error {
	col, style, kind := r.col+1, 0, ""
	for name, value, rest := nextAttr(r.p.attrs); len(name) > 0; name, value, rest = nextAttr(rest) {
		switch string(name) {
		case "r":
			row := 0
			if row, col = cellPlace(value); row != r.row {
				return fmt.Errorf("第%d行的单元格“%s”位置不对", r.row, value)
			}
		case "s":
			style = wholeNumber(value)
		case "t":
			kind = kindName(value)
		}
	}
	if col <= r.col || col > maxCols {
		return fmt.Errorf("第%d行的单元格位置不对", r.row)
	}
	r.col, r.kind, r.open, r.filled, r.hasF = col, kind, r.p.kind == markupOpen, false, false
	r.cell = storedCell{at: uint32(r.all.Len()), col: uint16(col), style: uint32(min(max(style, 0), math.MaxInt32))}
	return nil
}

// within notes what begins inside a cell.
func (r *sheetReader) within() {
	r.j.visit(r.p)
	empty := r.p.kind == markupEmpty
	switch {
	case r.p.is("f"):
		r.hasF = true
		r.startFormula()
		if empty {
			r.endFormula("")
		}
	case r.p.is("v") && empty && r.kind == "str":
		r.filled = true
	}
}

func (r *sheetReader) leave() error {
	if !r.open {
		return nil
	}
	p := r.p
	switch {
	case p.is("c") && p.depth() == 3:
		r.open = false
		return r.keep()
	case p.is("v") && p.depth() == 4:
		return r.value(p.text)
	case p.is("f") && p.depth() == 4:
		r.endFormula(opc.Unescape(p.text))
	case r.kind == "inlineStr":
		if p.is("is") {
			r.filled = true
		}
		return r.j.leave(p)
	}
	return nil
}
