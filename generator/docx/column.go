package docx

import (
	"fmt"
	"strconv"

	"huishang/generator/tags"
)

// A grid is a table whose columns repeat: cells of the columns are written once
// per element, cells that span them grow, and all widths shrink so that the
// table stays as wide as it was.
type grid struct {
	open  *occurrence
	slot  int
	first int // grid columns, the last one included
	last  int
	width int // of the repeated columns, twips
	total int // of all columns
}

// A tableCell is a cell and the grid columns it covers.
type tableCell struct {
	node        int32
	first, last int
}

// placeColumns finds the columns between the tags of {{#列:…}}.
func (c *partCompiler) placeColumns(b *block) bool {
	t := c.t
	co, ce := t.up(b.open.lastNode(), "w:tc"), t.up(b.end.firstNode(), "w:tc")
	row := t.up(co, "w:tr")
	if co < 0 || row < 0 || t.up(ce, "w:tr") != row {
		return false
	}
	table := t.up(row, "w:tbl")
	if table < 0 {
		return false
	}
	b.level, b.from, b.to, b.fromNode, b.toNode = columns, t.nodes[co].start, t.nodes[ce].end, co, ce
	g := &grid{open: b.open, slot: c.grids}
	c.grids++
	for _, cell := range c.cells(row) {
		if cell.node == co {
			g.first = cell.first
		}
		if cell.node == ce {
			g.last = cell.last
		}
	}
	b.grid = g
	return true
}

// cells lists the cells of a row with the grid columns they cover.
func (c *partCompiler) cells(row int32) []tableCell {
	t := c.t
	var out []tableCell
	at := 0
	for k := range t.children(row) {
		switch t.nodes[k].name {
		case "w:trPr":
			if n := t.child(k, "w:gridBefore"); n >= 0 {
				at, _ = strconv.Atoi(t.val(n))
			}
		case "w:tc":
			span := c.spanOf(k)
			out = append(out, tableCell{k, at, at + span - 1})
			at += span
		}
	}
	return out
}

func (c *partCompiler) spanOf(cell int32) int {
	if pr := c.t.child(cell, "w:tcPr"); pr >= 0 {
		if s := c.t.child(pr, "w:gridSpan"); s >= 0 {
			if n, err := strconv.Atoi(c.t.val(s)); err == nil && n > 0 && n < 1000 {
				return n
			}
		}
	}
	return 1
}

// markColumns writes the columns of every {{#列:…}} through its whole table.
func (c *partCompiler) markColumns() {
	for _, b := range c.blocks {
		if b.level == columns {
			c.markGrid(b)
		}
	}
}

func (c *partCompiler) markGrid(b *block) {
	t, g := c.t, b.grid
	table := t.up(b.fromNode, "w:tbl")
	c.mark(t.nodes[table].start, t.nodes[table].start, op{kind: opGrid, tag: b.open, slot: g.slot})
	seq := b.open.seq
	for k := range t.children(table) {
		switch t.nodes[k].name {
		case "w:tblGrid":
			c.markGridColumns(b, k)
		case "w:tr":
			seq = c.markGridRow(b, k, seq)
		}
	}
}

// markGridColumns repeats the w:gridCol elements and scales all of them.
func (c *partCompiler) markGridColumns(b *block, tblGrid int32) {
	g, i := b.grid, 0
	var list []int32
	for k := range c.t.children(tblGrid) {
		if c.t.nodes[k].name != "w:gridCol" {
			continue
		}
		a, _ := c.t.attr(k, "w")
		w, _ := strconv.Atoi(string(a.value))
		g.total += w
		if i >= g.first && i <= g.last {
			g.width += w
			list = append(list, k)
		}
		i++
	}
	if len(list) > 0 {
		c.repeatCells(b, c.t.nodes[list[0]].start, c.t.nodes[list[len(list)-1]].end, b.open.seq)
	}
	if g.total == 0 {
		return
	}
	for k := range c.t.children(tblGrid) {
		if a, ok := c.t.attr(k, "w"); ok {
			c.markWidth(b, a, 0)
		}
	}
}

// markWidth scales a width; repeated is the part of it that repeats inside it.
func (c *partCompiler) markWidth(b *block, a attr, repeated int) {
	if n, err := strconv.Atoi(string(a.value)); err == nil && n > 0 {
		c.mark(a.valueAt, a.valueAt+len(a.value), op{kind: opWidth, block: b, number: n, slot: repeated})
	}
}

// repeatCells repeats a stretch of the source for every element of the columns.
func (c *partCompiler) repeatCells(b *block, from, to, seq int) {
	c.marks = append(c.marks,
		mark{pos: from, end: from, prio: prioBlock, seq: seq, begin: b},
		mark{pos: to, end: to, prio: prioBlock, seq: seq, finish: b})
}

// markGridRow repeats the cells inside the columns and widens those around them.
func (c *partCompiler) markGridRow(b *block, row int32, seq int) int {
	g := b.grid
	from, to := -1, -1
	for _, cell := range c.cells(row) {
		nd := &c.t.nodes[cell.node]
		repeated := 0
		switch {
		case cell.first >= g.first && cell.last <= g.last:
			if from < 0 {
				from = nd.start
			}
			to = nd.end
		case cell.first <= g.last && cell.last >= g.first:
			c.markSpan(b, cell)
			repeated = g.width
		}
		c.markCellWidth(b, cell.node, repeated)
	}
	if from >= 0 {
		c.repeatCells(b, from, to, seq)
	}
	return seq
}

func (c *partCompiler) markCellWidth(b *block, cell int32, repeated int) {
	pr := c.t.child(cell, "w:tcPr")
	if pr < 0 {
		return
	}
	w := c.t.child(pr, "w:tcW")
	if w < 0 {
		return
	}
	if kind, _ := c.t.attr(w, "type"); string(kind.value) != "dxa" {
		return
	}
	for _, a := range c.t.attrs(w) {
		if a.name == "w:w" || a.name == "w" {
			c.markWidth(b, a, repeated)
		}
	}
}

// markSpan lets a cell that covers the columns grow with them.
func (c *partCompiler) markSpan(b *block, cell tableCell) {
	pr := c.t.child(cell.node, "w:tcPr")
	s := c.t.child(pr, "w:gridSpan")
	if s < 0 {
		return
	}
	a, _ := c.t.attr(s, "val")
	c.mark(a.valueAt, a.valueAt+len(a.value), op{kind: opSpan, block: b, number: cell.last - cell.first + 1})
}

// openGrid evaluates the columns where the table begins.
func (r *renderer) openGrid(o *op) {
	v, _, err := o.tag.tag.Eval(r.scope)
	if err != nil {
		r.faultAt(o.tag, err.Error(), false)
	}
	if tags.Len(v) < 0 {
		if v != nil {
			r.faultAt(o.tag, "的值不是列表，列循环需要列表", false)
		}
		v = []any{}
	}
	r.columns[o.slot] = v
}

// repeatColumns runs cells once per element of the columns.
func (r *renderer) repeatColumns(o *op) {
	list := r.columns[o.block.grid.slot]
	n := tags.Len(list)
	for i := range n {
		r.scope.Push(tags.At(list, i), i, n)
		r.run(o.body)
		r.scope.Pop()
	}
}

// width writes a width scaled so that the table keeps its own.
func (r *renderer) width(o *op) {
	g := o.block.grid
	n := max(tags.Len(r.columns[g.slot]), 0)
	grown := g.total + g.width*(n-1)
	if g.total == 0 || grown <= 0 {
		r.out = fmt.Appendf(r.out, "%d", o.number)
		return
	}
	own := o.number + o.slot*(n-1)
	r.out = fmt.Appendf(r.out, "%d", max(own*g.total/grown, 1))
}

func (r *renderer) span(o *op) {
	g := o.block.grid
	n := max(tags.Len(r.columns[g.slot]), 0)
	r.out = fmt.Appendf(r.out, "%d", max(o.number+(n-1)*(g.last-g.first+1), 1))
}
