package xlsx

import (
	"strconv"
	"strings"
)

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
