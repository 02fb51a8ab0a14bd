package generator

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"huishang"
	"huishang/generator/xlsx"
)

// skipped reports a row that is no data. An example or a sum with something of the city's own in it is told of.
func (l *listReader) skipped(own []xlsx.Cell) bool {
	matches, filled, sum, sample := 0, 0, false, l.marked(own)
	compare := sample || l.b.count == 0
	var other, words xlsx.Cell // the first that is not of the example, and the first that is no figure
	for _, c := range own {
		text := tidy(c.Text())
		if text == "" {
			continue
		}
		if sample && c.Col == l.b.count {
			continue
		}
		if filled++; filled == 1 && slices.Contains([]string{"合计", "总计", "小计"}, bare(text)) {
			sum = true
			continue
		}
		i := slices.Index(l.b.cols, c.Col)
		switch {
		case i < 0 || !compare:
		case l.ofExample(&l.b.asks[i], c, text):
			matches++
		case other.Row == 0:
			other = c
		}
		if i >= 0 && !l.b.asks[i].shown && words.Row == 0 && l.b.asks[i].kind == cellText && strings.IndexFunc(text, unicode.IsLetter) >= 0 {
			words = c
		}
	}
	switch {
	case sample && other.Row > 0:
		l.fault(FormFault{Sheet: other.Sheet().Name, Cell: other.Ref(), Message: fmt.Sprintf("“示例”行里填了“%s”，示例行不读。请把这一行填到下面的空行里，或删去“示例”二字。",
			clipped(tidy(other.Text()), 20))})
	case !sample && sum && words.Row > 0:
		l.note(FormFault{Sheet: words.Sheet().Name, Cell: words.Ref(), Message: fmt.Sprintf("“%s”写在合计行里，合计行不读。要报送的请另起一行。",
			clipped(tidy(words.Text()), 20))})
	}
	return sample || sum || l.b.count == 0 && filled > 1 && matches == filled // the mark of the example went with its column
}

// marked reports whether a row is marked as the example.
func (l *listReader) marked(own []xlsx.Cell) bool {
	return l.b.count > 0 && slices.ContainsFunc(own, func(c xlsx.Cell) bool { return c.Col == l.b.count && strings.Contains(tidy(c.Text()), sampleMark) })
}

// days1904 is how much later a number of days is in a workbook that counts from 1904.
const days1904 = 1462

// ofExample reports whether a cell says what the example says there.
func (l *listReader) ofExample(a *ask, c xlsx.Cell, text string) bool {
	if a.shown || bare(text) == bare(tidy(a.field.Example)) {
		return true
	}
	v, _ := l.understand(a, c, "", "")
	switch v := v.(type) {
	case json.Number:
		return sameValue(v, json.Number(a.field.Example))
	case string:
		day, err := huishang.ParseDate(v)
		shown, bad := huishang.ParseDate(a.field.Example)
		return a.kind == cellDay && err == nil && bad == nil && day == shown.AddDays(days1904)
	}
	return false
}

// begin starts an element with the fields of its own.
func (l *listReader) begin(row int, cells []xlsx.Cell, said []string) {
	l.current, l.said = make(map[string]any, len(l.b.asks)), said
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
