package generator

import (
	"slices"
	"strconv"
)

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
