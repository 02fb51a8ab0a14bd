package xlsx

import (
	"bytes"
	"math"
	"strconv"
	"strings"
)

// readCell reads one cell; one with tags or a formula is prepared to be filled.
func (c *compiler) readCell(s *sheet, row, col int, n node, rest []byte, shared map[string]sharedFormula) cell {
	out := cell{col: col}
	kind := ""
	for a := range attributes(rest) {
		switch a.name {
		case "s":
			out.style, _ = strconv.Atoi(string(a.value))
		case "t":
			kind = string(a.value)
		default:
			out.extra = append(append(out.extra, ' '), rest[a.start:a.end]...)
		}
	}
	at := occurrence{sheet: s.name, row: row, col: col}
	var v []byte
	for k := range n.children() {
		switch {
		case k.is("f"):
			c.readFormula(&out, k, at, shared)
		case k.is("v"):
			v = []byte(k.text())
		case k.is("is"):
			c.readString(&out, readRuns(k), at)
		}
	}
	if out.kind == cellFormula {
		return out
	}
	switch kind {
	case "s":
		c.readString(&out, c.strings.runs(string(v)), at)
	case "str":
		c.readString(&out, []run{{text: decodeEscapes(string(v))}}, at)
	case "inlineStr":
	default:
		out.value = readValue(kind, v)
	}
	if out.kind == cellStatic {
		out.rest = restOf(n, rest)
	}
	return out
}

// restOf is what follows the place in a static cell, through its end.
func restOf(n node, rest []byte) []byte {
	if n.openEnd == n.end || n.closeStart == n.openEnd {
		return append(bytes.TrimRight(append([]byte(nil), rest...), " "), "/>"...)
	}
	out := append([]byte(nil), rest...)
	return append(append(out, '>'), n.src[n.openEnd:n.end]...)
}

// readString keeps a string, or the tags in it.
func (c *compiler) readString(out *cell, runs []run, at occurrence) {
	if t := c.texts.read(runs, at); t != nil {
		out.kind, out.text = cellText, t
		return
	}
	out.value = val{kind: valText, str: runsText(runs)}
}

func readValue(kind string, v []byte) val {
	s := strings.TrimSpace(string(v))
	switch {
	case s == "":
		return val{}
	case kind == "b":
		n := 0.0
		if s == "1" || s == "true" {
			n = 1
		}
		return val{kind: valBool, num: n}
	case kind == "e":
		return val{kind: valError, str: s}
	case kind == "d":
		return val{kind: valText, str: s}
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return val{kind: valText, str: s}
	}
	return val{kind: valNumber, num: f}
}

// A sharedFormula is the first of formulas that differ only by their place.
type sharedFormula struct {
	row, col int
	formula  *formula
}

// readFormula reads an f element. The cells of a shared formula each get their own.
func (c *compiler) readFormula(out *cell, n node, at occurrence, shared map[string]sharedFormula) {
	var f *formula
	if s := n.text(); s != "" {
		f = parseFormula(s)
	}
	out.fAttrs = n.attrs()
	switch n.attr("t") {
	case "shared":
		si := n.attr("si")
		if f != nil {
			shared[si] = sharedFormula{at.row, at.col, f}
		} else if first, ok := shared[si]; ok {
			f = first.formula.shifted(at.row-first.row, at.col-first.col)
		}
		out.fAttrs = nil
		for a := range attributes(n.attrs()) {
			if a.name == "ca" {
				out.fAttrs = []byte(" ca=\"1\"")
			}
		}
	case "array", "dataTable":
		out.array, _ = readArea(n.attr("ref"))
	}
	if f == nil {
		return
	}
	c.formulaTags(f, at)
	if out.array.r1 == 0 {
		f.calc = compileCalc(f)
	}
	out.kind, out.formula = cellFormula, f
}

// A val is what a cell holds, as formulas see it.
type val struct {
	kind valKind
	num  float64
	str  string
	job  *job // of a formula not yet computed
}

type valKind uint8

const (
	valEmpty valKind = iota
	valNumber
	valText
	valBool
	valError
	valFormula // not yet computed
	valUnknown // cannot be computed here
)
