package generator

import (
	"slices"
	"strconv"
	"strings"
)

// Place is where the form holds what a JSON pointer of the dossier names, or what it lies in: the cell of a field, the first cell
// of an element, the header of a list. Not everything of a dossier stands in a form.
func (f *Filled) Place(pointer string) (sheet, cell string, ok bool) {
	path := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	for len(path) > 0 && path[0] != "" {
		for _, b := range f.blocks {
			if sheet, cell, ok := b.place(path); ok {
				return sheet, cell, true
			}
		}
		path = path[:len(path)-1]
	}
	return "", "", false
}

// place finds the cell of exactly what a path names, or of the first field that lies in it.
func (b *block) place(path []string) (sheet, cell string, ok bool) {
	if !b.list {
		return b.placeInCard(path)
	}
	if len(path) <= len(b.at) {
		if !slices.Equal(path, b.at[:len(path)]) {
			return "", "", false
		}
		return b.sheet.Name, refOf(b.header, b.firstColumn()), true
	}
	i, err := strconv.Atoi(path[len(b.at)])
	if err != nil || !slices.Equal(path[:len(b.at)], b.at) || i < 0 || i >= len(b.rows) {
		return "", "", false
	}
	row, rest := b.rows[i].row, path[len(b.at)+1:]
	if inner := b.inner(); inner != nil && len(rest) > len(inner) && slices.Equal(rest[:len(inner)], inner) {
		n, err := strconv.Atoi(rest[len(inner)])
		if err != nil || n < 0 || n >= len(b.rows[i].entries) {
			return "", "", false
		}
		row, rest = b.rows[i].entries[n], append(append(inner[:len(inner):len(inner)], "*"), rest[len(inner)+1:]...)
	}
	for n, a := range b.asks {
		if !a.shown && len(rest) <= len(a.path) && slices.Equal(rest, a.path[:len(rest)]) {
			return b.sheet.Name, refOf(row, b.cols[n]), true
		}
	}
	return "", "", false
}

func (b *block) firstColumn() int {
	for i, a := range b.asks {
		if !a.shown {
			return b.cols[i]
		}
	}
	return 1
}

// placeInCard is the cell of a field of an object, or of every element where the form asks it once for all.
func (b *block) placeInCard(path []string) (sheet, cell string, ok bool) {
	for i, a := range b.asks {
		full := append(b.at[:len(b.at):len(b.at)], a.path...)
		if whole := slices.Index(b.at, "*"); len(path) > len(full) || whole >= 0 && len(path) <= len(b.at) {
			continue // an element as a whole has a row of its own
		}
		if equal := slices.EqualFunc(path, full[:len(path)], func(name, asked string) bool { return asked == "*" || name == asked }); equal {
			return b.sheets[i].Name, refOf(b.cells[i].row, b.cells[i].col), true
		}
	}
	return "", "", false
}
