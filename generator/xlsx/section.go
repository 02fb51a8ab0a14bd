package xlsx

import (
	"bytes"
	"strconv"
	"strings"
)

// A link is a hyperlink of the output whose target held tags.
type link struct {
	area
	attrs  []byte
	target string
}

// head writes what stands before the rows.
func (f *filler) head() {
	for _, k := range f.s.head {
		switch {
		case k.is("dimension"):
			f.dimension()
		case k.is("cols") && f.s.colAxis.repeats():
			f.columns(k)
		case k.is("sheetViews") && f.w.copy > 0:
			f.out = append(f.out, bytes.ReplaceAll(k.outer(), []byte(` tabSelected="1"`), nil)...)
		default:
			f.out = append(f.out, k.outer()...)
		}
	}
}

func (f *filler) dimension() {
	a := area{1, 1, max(f.w.height, 1), max(f.w.width, 1)}
	if n := len(f.s.rows); n > 0 {
		a.r1, _ = f.w.rows.first(f.s.rows[0].n, nil)
		first := maxCols
		for i := range f.s.rows {
			if c := f.s.rows[i].cells; len(c) > 0 {
				first = min(first, c[0].col)
			}
		}
		if first < maxCols {
			a.c1, _ = f.w.cols.first(first, nil)
		}
	}
	a.r1, a.c1 = min(a.r1, a.r2), min(a.c1, a.c2)
	f.empty("dimension", ` ref="`+a.String()+`"`)
}

// order is the sequence of what may follow the rows (ECMA-376 part 1, 18.3.1.99).
const order = " sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing drawingHF legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst "

// tail writes what follows the rows, moved along, and adds what values brought.
func (f *filler) tail() {
	pending := []string{"mergeCells", "drawing"}
	for _, k := range f.s.tail {
		at := strings.Index(order, " "+string(k.name)+" ")
		for len(pending) > 0 && at > strings.Index(order, " "+pending[0]+" ") {
			f.added(pending[0])
			pending = pending[1:]
		}
		if len(pending) > 0 && k.is(pending[0]) {
			pending = pending[1:]
		}
		f.section(k)
	}
	for _, name := range pending {
		f.added(name)
	}
}

// added writes a section the template's sheet does not have.
func (f *filler) added(name string) {
	switch name {
	case "mergeCells":
		f.mergeCells()
	case "drawing":
		f.newDrawing()
	}
}

// section writes one section.
func (f *filler) section(k node) {
	switch string(k.name) {
	case "mergeCells":
		f.mergeCells()
	case "conditionalFormatting":
		f.spread(k)
	case "dataValidations":
		f.list(k, "dataValidation", func(v node) bool { return f.spread(v) })
	case "hyperlinks":
		f.hyperlinks(k)
	case "autoFilter", "sortState":
		f.refElement(k)
	case "protectedRanges", "ignoredErrors":
		f.list(k, "", func(v node) bool { return f.spread(v) })
	case "rowBreaks":
		f.breaks(k, f.w.rows)
	case "colBreaks":
		f.breaks(k, f.w.cols)
	case "headerFooter":
		f.headerFooter(k)
	case "drawing", "legacyDrawing", "legacyDrawingHF", "picture":
		f.out = append(f.out, k.outer()...)
	case "extLst":
		f.extension(k)
	case "customSheetViews":
	default:
		f.out = append(f.out, k.outer()...)
	}
}

// list writes a list whose members may vanish, with its count.
func (f *filler) list(k node, name string, member func(node) bool) {
	at := len(f.out)
	n := 0
	for v := range k.children() {
		if name != "" && !v.is(name) {
			f.out = append(f.out, v.outer()...)
			continue
		}
		if member(v) {
			n++
		}
	}
	if n == 0 {
		f.out = f.out[:at]
		return
	}
	attrs := k.attrs()
	if _, has := attrOf(attrs, "count"); has {
		attrs = setAttr(attrs, "count", strconv.Itoa(n))
	}
	inner := append([]byte(nil), f.out[at:]...)
	f.out = f.out[:at]
	f.open(string(k.name), string(attrs))
	f.out = append(f.out, inner...)
	f.close(string(k.name))
}
