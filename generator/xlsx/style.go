package xlsx

import (
	"fmt"
	"strconv"
	"strings"
)

// styles are the formats of cells, as the template defines them.
type styles struct {
	part  string
	src   []byte
	root  node
	xfs   []node // cellXfs, by the number a cell names
	codes map[int]string
	fills int
	kinds []formatKind // of the number formats, by style
}

type formatKind uint8

const (
	formatGeneral formatKind = iota
	formatNumber
	formatDate
	formatText
)

// A look is what a value adds to the style of its cell.
type look struct {
	style  int
	kind   lookKind
	clock  bool
	places int
}

type lookKind uint8

const (
	lookNone   lookKind = iota
	lookDate            // yyyy-mm-dd, when the cell has no format of a date
	lookPlaces          // decimal places, when the cell has no format
	lookWrap            // line breaks are shown
	lookMark            // highlighted yellow
)

// readStyles reads the styles part; there may be none.
func (c *compiler) readStyles() (*styles, error) {
	s := &styles{codes: map[int]string{}}
	r, ok := byKind(c.book.rels, "styles")
	if !ok {
		return s, nil
	}
	part := resolve(c.book.part, r.target)
	src, ok := c.archive.get(part)
	if !ok {
		return s, nil
	}
	n, err := root(src)
	if err != nil {
		return nil, fmt.Errorf("%w：%s：%w", ErrNotExcel, part, err)
	}
	s.part, s.src, s.root = part, src, n
	for k := range n.children() {
		switch {
		case k.is("numFmts"):
			for f := range k.children() {
				s.codes[f.number("numFmtId")] = f.attr("formatCode")
			}
		case k.is("fills"):
			for range k.children() {
				s.fills++
			}
		case k.is("cellXfs"):
			for x := range k.children() {
				s.xfs = append(s.xfs, x)
				id := x.number("numFmtId")
				s.kinds = append(s.kinds, formatOf(id, s.codes[id]))
			}
		}
	}
	return s, nil
}

// formatOf tells what a number format shows, by its id and its code.
func formatOf(id int, code string) formatKind {
	switch {
	case id == 49 || code == "@":
		return formatText
	case id == 0 && code == "" || strings.EqualFold(code, "General"):
		return formatGeneral
	case code == "" && (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58), code != "" && dateCode(code):
		return formatDate
	}
	return formatNumber
}

// kind is what the number format of a style shows.
func (s *styles) kind(style int) formatKind {
	if style < 0 || style >= len(s.kinds) {
		return formatGeneral
	}
	return s.kinds[style]
}

// dateCode reports whether a format code shows parts of a date: letters y, m,
// d, h or s outside of quotes and brackets.
func dateCode(code string) bool {
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"':
			if n := strings.IndexByte(code[i+1:], '"'); n >= 0 {
				i += n + 1
			}
		case '[':
			n := strings.IndexByte(code[i:], ']')
			if n > 0 && !strings.ContainsAny(strings.ToLower(code[i+1:i+2]), "hms") || n == 0 {
				i += max(n, 0)
			}
		case '\\', '_', '*':
			i++
		case 'y', 'm', 'd', 'h', 's', 'Y', 'M', 'D', 'H', 'S':
			return true
		}
	}
	return false
}

// styled is the style a value needs: the cell's own where that will do, else
// one added to the workbook.
func (r *renderer) styled(style int, l look) int {
	s := r.tpl.styles
	switch {
	case l.kind == lookNone || l.kind == lookMark && s.fills == 0 || len(s.xfs) == 0 || style >= len(s.xfs)+len(r.lookKey):
		return style
	case l.kind == lookDate && s.kind(style) == formatDate, l.kind == lookPlaces && s.kind(style) != formatGeneral:
		return style
	case l.kind == lookWrap && style < len(s.xfs) && wraps(s.xfs[style]):
		return style
	}
	l.style = style
	if id, ok := r.looks[l]; ok {
		return id
	}
	id := len(s.xfs) + len(r.lookKey)
	r.looks[l] = id
	r.lookKey = append(r.lookKey, l)
	return id
}

func wraps(xf node) bool {
	a, ok := xf.child("alignment")
	return ok && (a.attr("wrapText") == "1" || a.attr("wrapText") == "true")
}

// writeStyles adds the styles that values brought to the styles part.
func (r *renderer) writeStyles() {
	s := r.tpl.styles
	if len(r.lookKey) == 0 {
		return
	}
	w := &styleWriter{s: s, nextFormat: 164}
	for id := range s.codes {
		w.nextFormat = max(w.nextFormat, id+1)
	}
	var added []string
	for _, l := range r.lookKey {
		added = append(added, w.xf(l, added))
	}
	r.changed[s.part] = w.part(added)
}

// A styleWriter writes the styles part with more in it.
type styleWriter struct {
	s          *styles
	nextFormat int
	formats    []string
	codes      []string
	yellow     bool
}

// formatID is the number of a format code, added when it is new.
func (w *styleWriter) formatID(code string) int {
	known := 0
	for id, c := range w.s.codes {
		if c == code && (known == 0 || id < known) {
			known = id
		}
	}
	if known > 0 {
		return known
	}
	for i, c := range w.codes {
		if c == code {
			return w.nextFormat + i
		}
	}
	id := w.nextFormat + len(w.codes)
	w.codes = append(w.codes, code)
	w.formats = append(w.formats, `numFmt numFmtId="`+strconv.Itoa(id)+`" formatCode="`+string(appendAttr(nil, code))+`"/>`)
	return id
}

// xf is the style of a look, made from the one it starts from.
func (w *styleWriter) xf(l look, added []string) string {
	raw := ""
	if l.style < len(w.s.xfs) {
		raw = string(w.s.xfs[l.style].outer())
	} else {
		raw = added[l.style-len(w.s.xfs)]
	}
	var n node
	for k := range elements([]byte(raw), 0, len(raw)) {
		n = k
		break
	}
	attrs, inner := n.attrs(), string(n.inner())
	prefix := string(n.src[n.start+1 : n.nameEnd-len(n.name)])
	switch l.kind {
	case lookDate:
		code := "yyyy-mm-dd"
		if l.clock {
			code = "yyyy-mm-dd hh:mm"
		}
		attrs = setAttr(setAttr(attrs, "numFmtId", strconv.Itoa(w.formatID(code))), "applyNumberFormat", "1")
	case lookPlaces:
		code := "0"
		if l.places > 0 {
			code += "." + strings.Repeat("0", l.places)
		}
		attrs = setAttr(setAttr(attrs, "numFmtId", strconv.Itoa(w.formatID(code))), "applyNumberFormat", "1")
	case lookMark:
		w.yellow = true
		attrs = setAttr(setAttr(attrs, "fillId", strconv.Itoa(w.s.fills)), "applyFill", "1")
	case lookWrap:
		attrs = setAttr(attrs, "applyAlignment", "1")
		inner = withWrap(n, prefix)
	}
	return "<" + prefix + "xf" + string(attrs) + ">" + inner + "</" + prefix + "xf>"
}

func withWrap(n node, prefix string) string {
	a, ok := n.child("alignment")
	if !ok {
		return "<" + prefix + `alignment wrapText="1"/>` + string(n.inner())
	}
	return "<" + prefix + "alignment" + string(setAttr(a.attrs(), "wrapText", "1")) + "/>" + string(n.src[a.end:n.closeStart])
}

// part writes the styles part again, with what was added at the ends of its lists.
func (w *styleWriter) part(xfs []string) []byte {
	n := w.s.root
	prefix := string(n.src[n.start+1 : n.nameEnd-len(n.name)])
	out := append([]byte(nil), n.src[:n.openEnd]...)
	formats := ""
	for _, f := range w.formats {
		formats += "<" + prefix + f
	}
	at, hasFormats := n.openEnd, false
	add := func(k node, count int, more string) {
		out = append(out, n.src[at:k.start]...)
		out = append(append(append(out, '<'), n.src[k.start+1:k.nameEnd]...), setAttr(k.attrs(), "count", strconv.Itoa(count))...)
		out = append(append(append(out, '>'), k.inner()...), more...)
		out = append(append(append(out, "</"...), n.src[k.start+1:k.nameEnd]...), '>')
		at = k.end
	}
	if _, hasFormats = n.child("numFmts"); !hasFormats && formats != "" {
		out = append(out, "<"+prefix+`numFmts count="`+strconv.Itoa(len(w.formats))+`">`+formats+"</"+prefix+"numFmts>"...)
	}
	for k := range n.children() {
		switch {
		case k.is("numFmts") && formats != "":
			add(k, len(w.s.codes)+len(w.formats), formats)
		case k.is("fills") && w.yellow:
			add(k, w.s.fills+1, "<"+prefix+"fill><"+prefix+`patternFill patternType="solid"><`+prefix+`fgColor rgb="FFFFFF00"/><`+prefix+`bgColor indexed="64"/></`+prefix+"patternFill></"+prefix+"fill>")
		case k.is("cellXfs"):
			add(k, len(w.s.xfs)+len(xfs), strings.Join(xfs, ""))
		}
	}
	return append(out, n.src[at:]...)
}
