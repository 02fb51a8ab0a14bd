package xlsx

import (
	"slices"
	"strconv"
	"strings"
)

// A fitting tells how tall a row has to be for the texts written into it. Excel fits rows when they are typed in, not when a file
// is opened, and other programs do not fit them at all.
type fitting struct {
	widths   []float64          // of the columns, in digits of the first typeface of the workbook
	sizes    []float64          // of the typefaces by style, in points; 0 where text does not wrap
	standard float64            // size of the first typeface
	spans    map[[2]int]float64 // widths of merged cells by row and column; 0 where several rows are merged
}

// What Excel takes where a sheet says nothing, and what it can show.
const (
	standardWidth = 8.43
	standardSize  = 11
	cellPadding   = 0.8 // of a column's width, in digits
	lineSpacing   = 1.25
	rowPadding    = 3 // points
	tallestRow    = 409
	fullLine      = 0.96   // of a line: it breaks before it is quite full
	wideLetters   = 0x2000 // letters from here on are as wide as two digits
)

// fittingOf prepares a sheet. Cells merged within a row have the width of all of them; those merged over rows leave the heights
// as they are.
func fittingOf(s *sheet, st *styles) *fitting {
	f := &fitting{spans: map[[2]int]float64{}}
	f.readWidths(s)
	f.readSizes(st)
	for _, m := range s.merges {
		width := 0.0
		for col := m.c1; m.r1 == m.r2 && col <= min(m.c2, s.maxCol); col++ {
			width += f.widths[col]
		}
		f.spans[[2]int{m.r1, m.c1}] = width
	}
	for i := range s.rows {
		f.fixed(&s.rows[i])
	}
	return f
}

// fixed gives a row at least the height of the texts that never change.
func (f *fitting) fixed(r *row) {
	for _, c := range r.cells {
		if r.fits && c.kind == cellStatic && c.value.kind == valText {
			r.height = max(r.height, f.height(r.n, c.col, c.style, c.value.str))
		}
	}
}

func (f *fitting) readWidths(s *sheet) {
	f.widths = slices.Repeat([]float64{standardWidth}, s.maxCol+1)
	for _, n := range s.head {
		if !n.is("cols") {
			continue
		}
		for k := range n.children() {
			width, err := strconv.ParseFloat(k.attr("width"), 64)
			if err != nil {
				continue
			}
			for col := max(k.number("min"), 1); col <= min(k.number("max"), s.maxCol); col++ {
				f.widths[col] = width
			}
		}
	}
}

func (f *fitting) readSizes(st *styles) {
	var fonts []float64
	for k := range st.root.children() {
		if !k.is("fonts") {
			continue
		}
		for font := range k.children() {
			size := float64(standardSize)
			if sz, ok := font.child("sz"); ok {
				if v, err := strconv.ParseFloat(sz.attr("val"), 64); err == nil && v > 0 {
					size = v
				}
			}
			fonts = append(fonts, size)
		}
	}
	f.standard = standardSize
	if len(fonts) > 0 {
		f.standard = fonts[0]
	}
	for _, xf := range st.xfs {
		size := 0.0
		if id := xf.number("fontId"); wraps(xf) && id >= 0 && id < len(fonts) {
			size = fonts[id]
		}
		f.sizes = append(f.sizes, size)
	}
}

// height is how tall a text makes its row, 0 when one line holds it.
func (f *fitting) height(row, col, style int, text string) float64 {
	if style >= len(f.sizes) || f.sizes[style] == 0 || col >= len(f.widths) {
		return 0
	}
	size, breaks := f.sizes[style], strings.IndexByte(text, '\n') >= 0
	if float64(len(text)) <= f.line(f.widths[col], size) && !breaks {
		return 0 // no letter is wider than it is long in bytes
	}
	width, merged := f.spans[[2]int{row, col}]
	if !merged {
		width = f.widths[col]
	}
	if width == 0 {
		return 0
	}
	line := f.line(width, size)
	lines := 0
	for part := range strings.SplitSeq(text, "\n") {
		lines += linesOf(part, line*fullLine)
	}
	if lines == 1 {
		return 0
	}
	return min(float64(lines)*size*lineSpacing+rowPadding, tallestRow)
}

// line is how many digits of a size fit on a line of a width.
func (f *fitting) line(width, size float64) float64 {
	return max((width-cellPadding)*f.standard/size, 2)
}

// linesOf counts the lines of so many digits a text breaks into: behind any letter of Chinese, which takes two, and between words.
func linesOf(text string, line float64) int {
	lines, at, word := 1, 0.0, 0.0
	place := func(width float64) {
		if at+width > line && at > 0 {
			lines, at = lines+1, 0
		}
		for ; width > line; width -= line {
			lines++ // a word longer than a line
		}
		at += width
	}
	for _, r := range text {
		if r > ' ' && r < wideLetters {
			word++
			continue
		}
		place(word)
		word = 0
		if r >= wideLetters {
			place(2)
		} else if at > 0 {
			at++
		}
	}
	place(word)
	return lines
}

// readHeight takes the height out of the attributes of a row nobody has set by hand: it is found anew.
func (r *row) readHeight() {
	if v, _ := attrOf(r.attrs, "customHeight"); v == "1" || v == "true" {
		return
	}
	r.fits = true
	if v, has := attrOf(r.attrs, "ht"); has {
		r.height, _ = strconv.ParseFloat(v, 64)
		r.attrs = setAttr(r.attrs, "ht", "")
	}
}

// A rowStart is where a row that is being written began: what fitting its height moves along.
type rowStart struct {
	row  *row
	at   int // the end of its attributes in the output
	jobs int // formulas before it
}

// fit writes the height of a row that is written.
func (f *filler) fit(s rowStart) {
	height := max(f.tallest, s.row.height)
	if !s.row.fits || height == 0 {
		return
	}
	attr := []byte(` ht="` + strconv.FormatFloat(height, 'f', -1, 64) + `"`)
	f.out = slices.Insert(f.out, s.at, attr...)
	for _, j := range f.w.jobs[s.jobs:] {
		j.typeAt += len(attr)
		j.valueAt += len(attr)
	}
}
