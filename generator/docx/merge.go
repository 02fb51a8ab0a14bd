package docx

import (
	"huishang/generator/tags"
)

// mergeState is the last value a {{~列}} tag wrote in its table.
type mergeState struct {
	text      string
	row       int  // the row it stood in; 0 before the first
	continues bool // this row belongs to the cell above
}

// markMerges prepares w:vMerge in the cell of every {{~列}}.
func (c *partCompiler) markMerges() {
	for _, o := range c.tags {
		if o.tag.Kind != tags.Merge {
			continue
		}
		cell := c.t.up(o.firstNode(), "w:tc")
		row := c.t.up(cell, "w:tr")
		b := c.innermost(o.start)
		if cell < 0 || row < 0 || b == nil {
			c.fault(o.start, o.written, "“"+o.written+"”用来合并上下相同的单元格，只能写在重复的表格行里")
			continue
		}
		slot := c.merges
		c.merges++
		c.markCell(cell, op{kind: opMerge, tag: o, slot: slot})
		c.mark(o.start, c.firstEnd(o), op{kind: opMergeText, tag: o, slot: slot, ctx: inText, node: o.firstNode()})
		c.countRow(row)
	}
}

// firstEnd is where the tag ends within its first text node.
func (c *partCompiler) firstEnd(o *occurrence) int {
	if o.last != o.first {
		return o.group.texts[o.first].to
	}
	return o.end
}

// markCell puts the op where w:vMerge belongs: after w:tcW, w:gridSpan and
// w:hMerge (ECMA-376 part 1, 17.4.69).
func (c *partCompiler) markCell(cell int32, o op) {
	t, w := c.t, c.t.w
	pr := t.child(cell, "w:tcPr")
	switch {
	case pr < 0:
		o.bytes, o.rest = []byte("<"+w+"tcPr>"), []byte("</"+w+"tcPr>")
		c.mark(t.nodes[cell].openEnd, t.nodes[cell].openEnd, o)
		return
	case t.nodes[pr].empty():
		o.bytes, o.rest = []byte("<"+w+"tcPr>"), []byte("</"+w+"tcPr>")
		c.mark(t.nodes[pr].start, t.nodes[pr].end, o)
		return
	}
	at := t.nodes[pr].openEnd
	for k := range t.children(pr) {
		switch t.nodes[k].name {
		case "w:cnfStyle", "w:tcW", "w:gridSpan", "w:hMerge":
			at = t.nodes[k].end
		case "w:vMerge":
			c.cut(t.nodes[k].start, t.nodes[k].end)
		}
	}
	c.mark(at, at, o)
}

// countRow makes the table count its rows, so that a row of another kind in
// between ends a merged cell.
func (c *partCompiler) countRow(row int32) {
	table := c.t.up(row, "w:tbl")
	if table < 0 || c.counted[table] {
		return
	}
	c.counted[table] = true
	for k := range c.t.children(table) {
		if c.t.nodes[k].name == "w:tr" {
			c.mark(c.t.nodes[k].openEnd, c.t.nodes[k].openEnd, op{kind: opRow})
		}
	}
}

// merge decides whether the cell goes on from the one above and says so.
func (r *renderer) merge(o *op) {
	text, found, err := o.tag.tag.EvalText(r.scope)
	if err != nil {
		r.faultAt(o.tag, err.Error(), false)
	}
	if !found && !o.tag.tag.Optional && r.missing == tags.Refuse {
		r.faultMissing(o.tag)
	}
	m := &r.merges[o.slot]
	m.continues = m.row > 0 && m.row == r.row-1 && m.text == text
	m.text, m.row = text, r.row
	w := r.part.prog.t.w
	r.out = append(r.out, o.bytes...)
	if m.continues {
		r.out = append(r.out, "<"+w+"vMerge/>"...)
	} else {
		r.out = append(r.out, "<"+w+`vMerge `+w+`val="restart"/>`...)
	}
	r.out = append(r.out, o.rest...)
}

// mergeText writes the value into the first cell of a merged column only.
func (r *renderer) mergeText(o *op) {
	if m := &r.merges[o.slot]; !m.continues {
		r.writeText(o, m.text)
	}
}
