package generator

import (
	"fmt"
	"slices"
	"strings"

	"huishang/generator/xlsx"
)

// A listReader reads the rows of one list.
type listReader struct {
	*formReader
	b        *block
	merged   map[int][]xlsx.Area // merged down the rows, by their first column
	elements []any
	current  map[string]any
	said     []string // by the row the current element began with
	inner    []string
	cells    []xlsx.Cell // of the row at hand
}

// readList reads a list into the tree. A row of another element begins where a field of the element itself says something new;
// other rows hold further entries of its inner list.
func (r *formReader) readList(b *block, tree map[string]any) {
	l := &listReader{formReader: r, b: b, inner: b.inner(), cells: make([]xlsx.Cell, len(b.asks))}
	l.findMerges()
	for row, cells := range b.sheet.Rows() {
		if row <= b.header || row > b.last {
			continue
		}
		l.row(row, cells)
	}
	if len(l.elements) > 0 {
		setAt(tree, b.at, l.elements)
	}
}

func (l *listReader) findMerges() {
	l.merged = map[int][]xlsx.Area{}
	for _, m := range l.b.sheet.Merges {
		if m.LastRow > m.Row && slices.Contains(l.b.cols, m.Col) {
			l.merged[m.Col] = append(l.merged[m.Col], m)
		}
	}
	for _, list := range l.merged {
		slices.SortFunc(list, func(a, b xlsx.Area) int { return a.Row - b.Row })
	}
}

// cell is what stands in a place of the list: of merged cells that of the first.
func (l *listReader) cell(row, col int) xlsx.Cell {
	list := l.merged[col]
	i, _ := slices.BinarySearchFunc(list, row, func(m xlsx.Area, row int) int { return m.LastRow - row })
	if i < len(list) && list[i].Row < row && list[i].Row > l.b.header {
		return l.b.sheet.Cell(list[i].Row, col)
	}
	return l.b.sheet.Cell(row, col)
}

// row reads one row. An example, a sum and a row that says nothing are passed over.
func (l *listReader) row(row int, own []xlsx.Cell) {
	if l.skipped(own) {
		return
	}
	clear(l.cells)
	cells, said := l.cells, make([]string, len(l.b.asks))
	outer, entry, fresh := false, false, false
	for i := range l.b.asks {
		a := &l.b.asks[i]
		if a.shown {
			continue
		}
		cells[i] = l.cell(row, l.b.cols[i])
		said[i] = tidy(cells[i].Text())
		if said[i] == "" && !cells[i].Computed {
			continue
		}
		fresh = fresh || !a.given && cells[i].Row == row
		if _, within := a.within(); within {
			entry = entry || cells[i].Row == row
		} else if l.said == nil || said[i] != l.said[i] || l.inner == nil {
			outer = true
		}
	}
	if !fresh {
		return
	}
	if outer || l.current == nil || !entry {
		if l.inner != nil && !outer && l.current == nil {
			l.fault(FormFault{Sheet: l.b.sheet.Name, Cell: refOf(row, l.column(l.b.key)), Message: fmt.Sprintf("第%d行上面没有所属的%s，请填写“%s”。", row, l.b.name, l.labelOf(l.b.key))})
		}
		l.begin(row, cells, said)
	}
	if entry && l.inner != nil {
		l.entry(row, cells)
	}
}

func (l *listReader) column(name string) int {
	i := slices.IndexFunc(l.b.asks, func(a ask) bool { return len(a.path) == 1 && a.path[0] == name })
	return l.b.cols[max(i, 0)]
}

func (l *listReader) labelOf(name string) string {
	i := slices.IndexFunc(l.b.asks, func(a ask) bool { return len(a.path) == 1 && a.path[0] == name })
	return l.b.asks[max(i, 0)].label
}

// pointer is the JSON pointer of an element.
func (b *block) pointer(i int) string { return fmt.Sprintf("/%s/%d", strings.Join(b.at, "/"), i) }
