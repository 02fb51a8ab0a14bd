package generator

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// sampleMark stands in the first column of the row that shows how to fill in; that row is never read.
const sampleMark = "示例"

// countHeader heads the column that counts the rows of a list.
const countHeader = "序号"

// writeList writes the headers, an example, the elements the dossier has and rows for more.
func (w *formWriter) writeList(b formBlock) {
	w.put(1, countHeader, look{role: roleHeader})
	for i, a := range b.asks {
		w.put(i+2, a.header(), look{role: roleHeader, required: a.field.Required, shown: a.shown})
		if !a.shown {
			w.name(a, i+2)
		}
	}
	w.height(36)
	w.row++
	w.writeSample(b)
	first := w.row
	elements := w.withYears(b, listAt(w.tree, b.at))
	for i, e := range elements {
		w.writeElement(b, i, e)
	}
	for range b.spare {
		w.writeRow(b, 0, nil, nil, false)
	}
	for i, a := range b.asks {
		if !a.shown && w.row > first {
			w.columns = append(w.columns, column{a, w.sheet, i + 2, first, w.row - 1})
		}
		if len(a.path) == 1 && a.path[0] == b.key {
			w.keys[strings.Join(b.at, "/")] = w.rangeOf(i+2, first, w.row-1)
		}
	}
	w.row++
}

// writeSample writes a row that shows how to fill in, where there is something to show.
func (w *formWriter) writeSample(b formBlock) {
	if !slices.ContainsFunc(b.asks, func(a ask) bool { return a.field.Example != "" }) {
		return
	}
	tallest := 1
	w.put(1, sampleMark, look{role: roleSample})
	for i, a := range b.asks {
		text := a.field.Example
		if _, inner := a.within(); inner && a.shown {
			text = "" // it would go with another example
		}
		w.value(i+2, a, text, look{role: roleSample, kind: a.kind})
		tallest = max(tallest, lineCount(text, a.width()))
	}
	w.height(rowHeight(tallest))
	w.row++
}

// threeYears are what article 13 compares: 逐年提高.
const threeYears = 3

// withYears puts the years that are asked for into a list of years, each at its place. A row that says no more is never read.
func (w *formWriter) withYears(b formBlock, elements []any) []any {
	if !b.asks[0].given {
		return elements
	}
	elements = slices.Clone(elements)
	yearOf := func(e any) int {
		n, _ := valueAt(e, b.asks[0].path).(json.Number)
		year, _ := n.Int64()
		return int(year)
	}
	for year := w.options.Year - threeYears; year < w.options.Year && len(elements) < threeYears; year++ {
		if slices.ContainsFunc(elements, func(e any) bool { return yearOf(e) == year }) {
			continue
		}
		later := slices.IndexFunc(elements, func(e any) bool { return yearOf(e) > year })
		if later < 0 {
			later = len(elements)
		}
		elements = slices.Insert(elements, later, any(map[string]any{b.key: json.Number(strconv.Itoa(year))}))
	}
	return elements
}

// header is the text above a column: its label, its unit, and a mark when it has to be filled in.
func (a ask) header() string {
	text := a.label
	if a.field.Unit != "" && a.kind != cellWhole {
		text += "（" + a.field.Unit + "）"
	}
	switch {
	case a.shown || a.field.Required == "":
	case a.field.Required == "always":
		text += "*"
	default:
		text += "△"
	}
	return text
}

// rangeOf is the address of a column of cells as seen from other sheets.
func (w *formWriter) rangeOf(col, first, last int) string {
	name := strings.TrimRight(w.cell(col, 1), "1")
	return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", w.sheet, name, first, name, last)
}
