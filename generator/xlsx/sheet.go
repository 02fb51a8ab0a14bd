package xlsx

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"huishang/generator/opc"
)

// A sheet is one worksheet of the template, compiled.
type sheet struct {
	index    int
	name     string
	title    *text       // of a name that holds tags
	each     *occurrence // the list whose elements get a sheet each
	part     string
	rels     []relation
	prefix   string // of its elements: "" or "x:"
	src      []byte
	lead     []byte // through the start tag of the worksheet
	head     []node // before the rows
	tail     []node // after the rows
	rows     []row
	rowAxis  *axis
	colAxis  *axis
	lanes    map[int][]*lane  // the column lists of a row
	lane     map[*block]*lane // the list of a column block that every row shares
	watched  map[int]bool     // columns that formulas and charts look at
	merges   []area
	tables   []*table
	linkAt   map[[2]int]*linkText // cells whose link holds tags
	pageText map[string]*text     // heads and feet of pages that hold tags
	filled   bool                 // holds tags
	active   bool                 // has to be written anew
	maxCol   int
	fitting  *fitting
}

// A row is one row of the template, or a run of rows that say the same nothing:
// all have the same format and no value.
type row struct {
	n, last int
	attrs   []byte // without r and spans, and without the height where it fits the texts
	cells   []cell

	fits   bool    // its height follows its texts
	height float64 // the least it has then, in points
}

// continues reports a row that is like the one above, neither holding anything.
func (r *row) continues(above *row) bool {
	alike := above.last+1 == r.n && above.fits == r.fits && above.height == r.height && bytes.Equal(above.attrs, r.attrs)
	return alike && slices.EqualFunc(above.cells, r.cells, func(a, b cell) bool {
		return a.kind == cellStatic && b.kind == cellStatic && a.value.kind == valEmpty && b.value.kind == valEmpty && a.col == b.col && bytes.Equal(a.rest, b.rest)
	})
}

type cellKind uint8

const (
	cellStatic cellKind = iota
	cellText
	cellFormula
)

// A cell is one cell of the template.
type cell struct {
	col     int
	kind    cellKind
	style   int
	extra   []byte // attributes other than r, s and t
	rest    []byte // of a static cell: everything after r, through its end
	value   val    // of a static cell
	text    *text
	formula *formula
	fAttrs  []byte // of the f element, without those of shared formulas
	array   area   // of an array formula
}

// A tablesOfStrings resolves the strings that cells name by number.
type stringTable [][]run

func (s stringTable) runs(index string) []run {
	i, err := strconv.Atoi(strings.TrimSpace(index))
	if err != nil || i < 0 || i >= len(s) {
		return nil
	}
	return s[i]
}

// readSheet reads the XML of a sheet.
func (c *compiler) readSheet(s *sheet) error {
	n, err := root(s.src)
	if err != nil {
		return fmt.Errorf("%w：%s：%w", ErrNotExcel, s.part, err)
	}
	if !n.is("worksheet") {
		return fmt.Errorf("%w：%s不是工作表", ErrNotExcel, s.part)
	}
	tag := s.src[n.start+1 : n.nameEnd]
	s.prefix = string(tag[:len(tag)-len(n.name)])
	s.lead = s.src[:n.openEnd]
	seen := false
	for k := range n.children() {
		switch {
		case k.is("sheetData"):
			seen = true
			if err := c.readRows(s, k); err != nil {
				return err
			}
		case seen:
			s.tail = append(s.tail, k)
		default:
			s.head = append(s.head, k)
		}
	}
	if !seen {
		return fmt.Errorf("%w：%s里没有sheetData", ErrNotExcel, s.part)
	}
	return nil
}

// readRows reads the rows. A row without a number follows the one before.
func (c *compiler) readRows(s *sheet, data node) error {
	shared := map[string]sharedFormula{}
	last := 0
	var above []byte // the attributes of a row without cells, after its number
	for k := range data.children() {
		if !k.is("row") {
			continue
		}
		n, rest := rowNumber(k, last+1)
		if n <= last || n > maxRows {
			return fmt.Errorf("%w：%s的第%d行位置不对", ErrNotExcel, s.part, n)
		}
		follows, empty := n == last+1, k.closeStart == k.openEnd
		last = n
		if empty && follows && above != nil && bytes.Equal(above, rest) {
			s.rows[len(s.rows)-1].last = n
			continue
		}
		if above = nil; empty {
			above = rest
		}
		r := row{n: n, last: n, attrs: rowAttrs(k.attrs())}
		r.readHeight()
		if err := c.readCells(s, &r, k, shared); err != nil {
			return err
		}
		if len(s.rows) > 0 && r.continues(&s.rows[len(s.rows)-1]) {
			s.rows[len(s.rows)-1].last = n
			continue
		}
		s.rows = append(s.rows, r)
	}
	return nil
}

// rowNumber is the number of a row and the attributes after it; there are none
// after it unless it stands first.
func rowNumber(k node, otherwise int) (n int, rest []byte) {
	name, value, rest := nextAttr(k.attrs())
	if string(name) == "r" {
		return wholeNumber(value), rest
	}
	if v, has := attrOf(k.attrs(), "r"); has {
		otherwise, _ = strconv.Atoi(v)
	}
	return otherwise, nil
}

// rowAttrs are the attributes that do not depend on where the row stands.
func rowAttrs(raw []byte) []byte {
	return setAttr(setAttr(raw, "r", ""), "spans", "")
}

func (c *compiler) readCells(s *sheet, r *row, n node, shared map[string]sharedFormula) error {
	last := 0
	for k := range n.children() {
		if !k.is("c") {
			continue
		}
		col := last + 1
		attrs := k.attrs()
		rest := attrs
		for a := range attributes(attrs) {
			if a.name == "r" {
				_, col, _ = readCell(opc.Unescape(a.value))
				rest = setAttr(attrs, "r", "")
				if a.start <= 1 {
					rest = attrs[a.end:]
				}
				break
			}
		}
		if col <= last || col > maxCols {
			return fmt.Errorf("%w：%s第%d行的单元格位置不对", ErrNotExcel, s.part, r.n)
		}
		last = col
		s.maxCol = max(s.maxCol, col)
		r.cells = append(r.cells, c.readCell(s, r.n, col, k, rest, shared))
	}
	return nil
}

// rowIndex is the index of the first row of the template that goes to n or beyond.
func (s *sheet) rowIndex(n int) int {
	i, _ := slices.BinarySearchFunc(s.rows, n, func(r row, n int) int { return r.last - n })
	return i
}
