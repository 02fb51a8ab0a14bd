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
			w.name(b, a, i+2)
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

// writeElement writes an element in a row, and a row more for each further entry of its inner list.
func (w *formWriter) writeElement(b formBlock, at int, element any) {
	entries := listAt(element, b.inner())
	if b.inner() == nil || len(entries) == 0 {
		w.writeRow(b, at+1, element, nil, true)
		return
	}
	for i, entry := range entries {
		w.writeRow(b, at+1, element, entry, i == 0)
	}
}

// writeRow writes a row of a list. The fields of the element itself stand in its first row only.
func (w *formWriter) writeRow(b formBlock, number int, element, entry any, first bool) {
	count := ""
	if number > 0 && first {
		count = strconv.Itoa(number)
	}
	w.put(1, count, look{role: roleCount})
	tallest := 1
	for i, a := range b.asks {
		text := ""
		path, inner := a.within()
		switch {
		case a.shown:
			text = w.besideText(b, a, element, entry, first)
		case inner:
			text = a.textOf(valueAt(entry, path))
		case first:
			text = a.textOf(valueAt(element, path))
		}
		locked := a.shown || a.fixed && (text != "" || !first)
		w.value(i+2, a, text, look{role: roleCell, kind: a.kind, locked: locked && element != nil})
		tallest = max(tallest, lineCount(text, a.width()))
	}
	w.height(rowHeight(tallest))
	w.row++
}

// besideText is what the list beside says of the element, and of the entry of the same name.
func (w *formWriter) besideText(b formBlock, a ask, element, entry any, first bool) string {
	id := valueAt(element, []string{b.beside.by})
	others := listAt(w.tree, b.beside.at)
	i := slices.IndexFunc(others, func(o any) bool { return id != nil && valueAt(o, []string{b.beside.id}) == id })
	path, inner := a.within()
	switch {
	case i < 0:
		return ""
	case !inner && first:
		return a.textOf(valueAt(others[i], path))
	case inner:
		name := valueAt(entry, []string{"name"})
		for _, o := range listAt(others[i], a.path[:1]) {
			if name != nil && valueAt(o, []string{"name"}) == name {
				return a.textOf(valueAt(o, path))
			}
		}
	}
	return ""
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
