package generator

import (
	"fmt"
	"slices"
	"strings"

	"huishang/generator/xlsx"
)

// locateCard finds the cell beside every label, and tells which are missing.
func (r *formReader) locateCard(b *block) (missing FormFaults, some bool) {
	b.cells, b.sheets = make([]spot, len(b.asks)), make([]*xlsx.Sheet, len(b.asks))
	sheets := r.candidates(b)
	for i, a := range b.asks {
		for _, s := range sheets {
			if at, ok := r.beside(b, a, s); ok {
				b.cells[i], b.sheets[i] = at, s
				break
			}
		}
		if b.sheets[i] == nil {
			b.cells[i], b.sheets[i] = r.byName(b, a)
		}
		switch {
		case b.sheets[i] == nil:
			missing = append(missing, FormFault{Sheet: b.home, Message: fmt.Sprintf("缺少“%s”一栏。请恢复这一行，或重新下载表格。", a.label)})
		case b.sheet == nil:
			b.sheet = b.sheets[i]
		}
	}
	return missing, b.sheet != nil
}

// beside finds the label on a sheet and gives the cell next to it. Of several the one the defined name speaks for, else the last:
// cards stand below lists, whose cells may say the same.
func (r *formReader) beside(b *block, a ask, s *xlsx.Sheet) (spot, bool) {
	labels := r.words[s][a.bare]
	if len(labels) == 0 {
		return spot{}, false
	}
	named, ok := r.named(a)
	for _, label := range labels {
		if at := r.valueCell(s, label, a); ok && named.Sheet == s && at.row == named.Row && at.col == named.Col {
			return at, true
		}
	}
	return r.valueCell(s, labels[len(labels)-1], a), true
}

// reach is how many empty columns may have come between a label and its cell.
const reach = 3

// valueCell is the first cell to the right of a label that holds something, else the one next to it. The sentence behind the cell
// is no value.
func (r *formReader) valueCell(s *xlsx.Sheet, label spot, a ask) spot {
	next := label.col + 1
	if m, ok := s.MergeAt(label.row, label.col); ok {
		next = m.LastCol + 1
	}
	for col := next; col < next+reach; col++ {
		if text := s.Cell(label.row, col).Text(); text == a.advice {
			break
		} else if tidy(text) != "" || s.Cell(label.row, col).Computed {
			return spot{label.row, col, label.unit}
		}
	}
	if m, ok := s.MergeAt(label.row, next); ok {
		return spot{m.Row, m.Col, label.unit}
	}
	return spot{label.row, next, label.unit}
}

// byName finds the cell of a label that was reworded; the words beside it must share a character with the label.
func (r *formReader) byName(b *block, a ask) (spot, *xlsx.Sheet) {
	at, ok := r.named(a)
	if !ok || r.words[at.Sheet] == nil || slices.Contains(b.cells, spot{at.Row, at.Col, ""}) {
		return spot{}, nil
	}
	label := at.Sheet.Cell(at.Row, at.Col-1)
	if m, ok := at.Sheet.MergeAt(at.Row, at.Col-1); ok {
		label = at.Sheet.Cell(m.Row, m.Col)
	}
	if !strings.ContainsAny(bare(label.Text()), a.label) {
		return spot{}, nil
	}
	return spot{at.Row, at.Col, ""}, at.Sheet
}

// readCard reads the cells of a card into the tree.
func (r *formReader) readCard(b *block, tree map[string]any) {
	base := b.at
	if base[len(base)-1] == "*" {
		base = []string{sharedKey}
	}
	for i := range b.asks {
		a, at := &b.asks[i], b.cells[i]
		c := b.sheets[i].Cell(at.row, at.col)
		path := append(base[:len(base):len(base)], a.path...)
		v := r.value(a, c, at.unit, "", func() string { return "/" + strings.Join(append(b.at[:len(b.at):len(b.at)], a.path...), "/") })
		setAt(tree, path, v)
	}
}

// setAt writes a value at a path of JSON names. A missing value leaves no trace.
func setAt(tree map[string]any, path []string, v any) {
	if v == nil {
		return
	}
	for _, name := range path[:len(path)-1] {
		inner, ok := tree[name].(map[string]any)
		if !ok {
			inner = map[string]any{}
			tree[name] = inner
		}
		tree = inner
	}
	tree[path[len(path)-1]] = v
}
