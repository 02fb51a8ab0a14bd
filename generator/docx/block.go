package docx

import (
	"slices"
	"sort"

	"huishang/generator/tags"
)

// A level is what a block repeats.
type level uint8

const (
	inline     level = iota // a stretch of text
	paragraphs              // whole paragraphs of one container
	rows                    // whole table rows
	columns                 // table columns
)

// A block is a pair of tags and the raw bytes it repeats.
type block struct {
	open, end *occurrence
	level     level
	from, to  int
	none      []byte // written instead, when it repeats zero times
	between   []byte // written between two repetitions
	fromNode  int32  // rows and columns: the first and the last element repeated
	toNode    int32
	grid      *grid
	control   *control
	note      *noteRef
	counted   bool // its runs number lists anew
}

// placeBlocks decides for every block what it repeats: the smallest container
// that holds both of its tags.
func (c *partCompiler) placeBlocks() {
	for _, o := range c.tags {
		if o.partner == nil || o.tag.Kind == tags.Close {
			continue
		}
		b := &block{open: o, end: o.partner}
		if !c.place(b) {
			c.fault(o.start, o.written, "循环“"+o.written+"”的开始和结束不在同一层，例如一个在表格里、另一个在表格外；请把两者放进同一段、同一单元格、同一行或同一表格")
			continue
		}
		c.blocks = append(c.blocks, b)
	}
	for _, b := range c.blocks {
		c.checkCrossing(b)
		c.checkFields(b)
	}
	for _, o := range c.tags {
		if o.tag.NeedsLoop() && !c.inside && c.innermost(o.start) == nil {
			c.fault(o.start, o.written, "“"+o.written+"”是循环里的位置，只能写在“"+c.delims.Open+"#…"+c.delims.Close+"”和“"+c.delims.Open+"/…"+c.delims.Close+"”之间")
		}
	}
}

func (c *partCompiler) place(b *block) bool {
	t := c.t
	on, en := b.open.lastNode(), b.end.firstNode()
	if b.open.tag.Column {
		return c.placeColumns(b)
	}
	if b.open.group.paragraph == b.end.group.paragraph && (b.open.group.paragraph >= 0 || b.open.group == b.end.group) {
		return c.placeInline(b, t.common(on, en))
	}
	top := t.common(on, en)
	if top < 0 || t.up(on, "w:tbl") != t.up(en, "w:tbl") {
		return false
	}
	if t.nodes[top].name == "w:tr" {
		b.setRows(t, top, top)
		return true
	}
	co, ce := t.below(on, top), t.below(en, top)
	if holdsRow(t, co) && holdsRow(t, ce) {
		b.setRows(t, co, ce)
		return true
	}
	if co != b.open.group.paragraph || ce != b.end.group.paragraph {
		return false
	}
	return c.placeParagraphs(b, top)
}

func (b *block) setRows(t *tree, first, last int32) {
	b.level, b.fromNode, b.toNode = rows, first, last
	b.from, b.to = t.nodes[first].start, t.nodes[last].end
}

// holdsRow reports whether n is a table row, bare or in a content control.
func holdsRow(t *tree, n int32) bool {
	switch t.nodes[n].name {
	case "w:tr":
		return true
	case "w:sdt":
		content := t.child(n, "w:sdtContent")
		return content >= 0 && t.child(content, "w:tr") >= 0
	}
	return false
}

// placeInline repeats text: the bytes between the tags, with the runs closed
// and opened again at the seam so that every repetition keeps its formatting.
func (c *partCompiler) placeInline(b *block, top int32) bool {
	b.level, b.from, b.to = inline, b.open.end, b.end.start
	on, en := b.open.lastNode(), b.end.firstNode()
	if on == en {
		return true
	}
	skip := 0
	if b.open.group.paragraph != b.end.group.paragraph {
		skip = 1 // the paragraph itself goes on
	}
	oc, ec := c.chain(on, top)[skip:], c.chain(en, top)[skip:]
	if !bridgeable(c.t, oc) || !bridgeable(c.t, ec) {
		return false
	}
	b.none = append(c.closers(oc), c.openers(ec)...)
	b.between = append(c.closers(ec), c.openers(oc)...)
	return true
}

// placeParagraphs repeats whole paragraphs when the tags stand at their edges,
// else the stretch of text across them.
func (c *partCompiler) placeParagraphs(b *block, top int32) bool {
	po, pe := b.open.group.paragraph, b.end.group.paragraph
	o, e := c.edges(b.open), c.edges(b.end)
	if o.before && o.after || e.before && e.after {
		return c.placeInline(b, top)
	}
	nodes := c.t.nodes
	b.level = paragraphs
	b.from = nodes[po].end
	if !o.before && o.after {
		b.from = nodes[po].start
	}
	b.to = nodes[pe].start
	if e.before {
		b.to = nodes[pe].end
	}
	return b.from <= b.to
}

// edge says whether content stands before and after a tag in its paragraph.
type edge struct{ before, after bool }

func (c *partCompiler) edges(o *occurrence) edge {
	x := c.content(o.group.paragraph)
	return edge{x.first < o.start, x.last >= o.end}
}

// checkCrossing refuses a block that would swallow a part of another one.
func (c *partCompiler) checkCrossing(b *block) {
	if b.level == inline {
		return
	}
	i := sort.Search(len(c.tags), func(k int) bool { return c.tags[k].start >= b.from })
	for ; i < len(c.tags) && c.tags[i].start < b.to; i++ {
		o := c.tags[i]
		if o.partner == nil || o.seq >= b.open.seq && o.seq <= b.end.seq {
			continue
		}
		other := c.blockOf(o)
		if other != nil && (other.from > b.from || other.to < b.to) {
			c.fault(b.open.start, b.open.written, "循环“"+b.open.written+"”与“"+other.open.written+"”交叉：前者重复的整行或整段里还有后者的一半；请把“"+other.open.written+"”移到别的行或段")
			return
		}
	}
}

func (c *partCompiler) blockOf(o *occurrence) *block {
	i := slices.IndexFunc(c.blocks, func(b *block) bool { return b.open == o || b.end == o })
	if i < 0 {
		return nil
	}
	return c.blocks[i]
}

// checkFields refuses a block that cuts a field (page numbers, cross-references)
// between its beginning and its end.
func (c *partCompiler) checkFields(b *block) {
	depth := 0
	for _, n := range c.fieldChars {
		nd := &c.t.nodes[n]
		if nd.start < b.from || nd.start >= b.to {
			continue
		}
		switch a, _ := c.t.attr(n, "fldCharType"); string(a.value) {
		case "begin":
			depth++
		case "end":
			depth--
		}
		if depth < 0 {
			break
		}
	}
	if depth != 0 {
		c.fault(b.open.start, b.open.written, "循环“"+b.open.written+"”切断了一个域（如目录、页码、交叉引用）；请把标签移到整个域之外")
	}
}
