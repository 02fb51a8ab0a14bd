package generator

import (
	"fmt"
	"slices"
	"strings"

	"huishang/generator/xlsx"
)

// skipped reports a row that is no data.
func (l *listReader) skipped(own []xlsx.Cell) bool {
	matches, filled := 0, 0
	for _, c := range own {
		text := tidy(c.Text())
		if text == "" {
			continue
		}
		if c.Col == l.b.count {
			if strings.Contains(text, sampleMark) {
				return true
			}
		}
		if filled++; filled == 1 && slices.Contains([]string{"合计", "总计", "小计"}, bare(text)) {
			return true
		}
		if i := slices.Index(l.b.cols, c.Col); i >= 0 && (text == l.b.asks[i].field.Example || l.b.asks[i].shown) {
			matches++
		}
	}
	return l.b.count == 0 && filled > 1 && matches == filled // the mark of the example went with its column
}

// begin starts an element with the fields of its own.
func (l *listReader) begin(row int, cells []xlsx.Cell, said []string) {
	l.current, l.said = map[string]any{}, said
	l.elements = append(l.elements, l.current)
	l.b.rows = append(l.b.rows, elementRow{row: row})
	pointer, unit := l.b.pointer(len(l.elements)-1), l.unit(cells, false)
	for i := range l.b.asks {
		if a := &l.b.asks[i]; a.inner == nil && !a.shown {
			setAt(l.current, a.path, l.value(a, cells[i], l.b.units[i], unit, func() string { return pointer + "/" + strings.Join(a.path, "/") }))
		}
	}
}

// entry adds an entry to the inner list of the current element.
func (l *listReader) entry(row int, cells []xlsx.Cell) {
	made := map[string]any{}
	at := &l.b.rows[len(l.b.rows)-1]
	pointer := fmt.Sprintf("%s/%s/%d", l.b.pointer(len(l.elements)-1), strings.Join(l.inner, "/"), len(at.entries))
	at.entries = append(at.entries, row)
	unit := l.unit(cells, true)
	for i := range l.b.asks {
		if a := &l.b.asks[i]; a.inner != nil && !a.shown {
			setAt(made, a.inner, l.value(a, cells[i], l.b.units[i], unit, func() string { return pointer + "/" + strings.Join(a.inner, "/") }))
		}
	}
	setAt(l.current, l.inner, append(listAt(l.current, l.inner), made))
}

// unit is what the row itself says its figures are counted in.
func (l *listReader) unit(cells []xlsx.Cell, within bool) string {
	for i := range l.b.asks {
		a := &l.b.asks[i]
		if path, in := a.within(); in == within && !a.shown && len(path) == 1 && path[0] == "unit" {
			return tidy(cells[i].Text())
		}
	}
	return ""
}
