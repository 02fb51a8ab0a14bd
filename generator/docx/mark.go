package docx

import (
	"slices"
)

// markControls drops the paragraphs that held only the tags of blocks that
// repeat paragraphs or rows.
func (c *partCompiler) markControls() {
	for _, b := range c.blocks {
		if b.level == inline {
			continue
		}
		c.dropControl(b.open.group.paragraph)
		c.dropControl(b.end.group.paragraph)
	}
}

func (c *partCompiler) dropControl(p int32) {
	if p < 0 || c.dropped[p] || c.holdsSection(p) {
		return
	}
	if e := c.content(p); e.first <= e.last {
		return
	}
	c.dropped[p] = true
	c.cut(c.t.nodes[p].start, c.t.nodes[p].end)
}

// markBlocks puts the beginning and the end of every block.
func (c *partCompiler) markBlocks() {
	for _, b := range c.blocks {
		if b.level == columns {
			continue
		}
		c.marks = append(c.marks,
			mark{pos: b.from, end: b.from, prio: prioBlock, seq: b.open.seq, begin: b},
			mark{pos: b.to, end: b.to, prio: prioBlock, seq: b.end.seq, finish: b})
	}
}

// containers must end in a paragraph (ECMA-376 part 1, 17.4.66 for cells).
var containers = []string{"w:tc", "w:hdr", "w:ftr", "w:txbxContent", "w:footnote", "w:endnote", "w:comment", "w:body"}

// markContainers keeps cells, headers and boxes from ending without a
// paragraph, tables from touching, and drops tables that lost all their rows.
func (c *partCompiler) markContainers() {
	touched := map[int32]bool{}
	for p := range c.dropped {
		touched[c.t.nodes[p].parent] = true
	}
	for _, b := range c.blocks {
		switch b.level {
		case paragraphs:
			touched[c.t.nodes[b.open.group.paragraph].parent] = true
		case rows:
			if table := c.t.up(b.fromNode, "w:tbl"); table >= 0 {
				c.watchTable(table)
				touched[c.t.nodes[table].parent] = true
			}
		}
	}
	for _, n := range sortedKeys(touched) {
		if slices.Contains(containers, c.t.nodes[n].name) {
			c.watchContainer(n)
		}
	}
}

func sortedKeys(m map[int32]bool) []int32 {
	out := make([]int32, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func (c *partCompiler) watchContainer(n int32) {
	last, lastParagraph, section := int32(-1), int32(-1), int32(-1)
	for k := range c.t.children(n) {
		switch c.t.nodes[k].name {
		case "w:tbl":
			c.mark(c.t.nodes[k].start, c.t.nodes[k].start, op{kind: opApart})
		case "w:p":
			lastParagraph = k
		case "w:sectPr":
			section = k
			continue
		}
		last = k
	}
	at := c.t.nodes[n].closeStart
	kind := opEndParagraph
	if c.t.nodes[n].name == "w:body" {
		if kind = opEndTable; section >= 0 {
			at = c.t.nodes[section].start
		}
	}
	if last >= 0 {
		c.mark(at, at, op{kind: kind, bytes: c.emptyParagraph(lastParagraph)})
	}
}

// emptyParagraph is a paragraph with the properties of p and nothing in it.
func (c *partCompiler) emptyParagraph(p int32) []byte {
	var b []byte
	b = append(b, '<')
	b = append(b, c.t.w...)
	b = append(b, "p>"...)
	if p >= 0 {
		if pPr := c.t.child(p, "w:pPr"); pPr >= 0 && c.t.child(pPr, "w:sectPr") < 0 {
			b = append(b, c.t.raw(c.t.nodes[pPr].start, c.t.nodes[pPr].end)...)
		}
	}
	b = append(b, "</"...)
	b = append(b, c.t.w...)
	return append(b, "p>"...)
}

// watchTable drops the table when no row is left of it.
func (c *partCompiler) watchTable(table int32) {
	nd := &c.t.nodes[table]
	if c.watched[table] {
		return
	}
	c.watched[table] = true
	c.mark(nd.start, nd.start, op{kind: opTableBegin})
	c.marks = append(c.marks, mark{pos: nd.end, end: nd.end, prio: prioTableEnd, op: op{kind: opTableEnd}})
}

// markHint prepares w:hint="eastAsia" for the run of a value, so that quotes
// and dashes of a Chinese value do not come in the Latin font.
func (c *partCompiler) markHint(text int32) {
	run := c.t.nodes[text].parent
	if run < 0 || c.t.nodes[run].name != "w:r" {
		return
	}
	at, before, after, needed := c.hintPlace(run)
	if !needed || c.hinted[run] {
		return
	}
	c.hinted[run] = true
	c.mark(at.from, at.to, op{kind: opHint, node: run, bytes: []byte(before + c.t.wAttr + `hint="eastAsia"` + after), rest: c.t.raw(at.from, at.to)})
}

type span struct{ from, to int }

// hintPlace is where the hint goes, and what stands around it there.
func (c *partCompiler) hintPlace(run int32) (at span, before, after string, needed bool) {
	t := c.t
	w := "<" + t.w
	rPr := t.child(run, "w:rPr")
	if rPr < 0 {
		at := t.nodes[run].openEnd
		return span{at, at}, w + "rPr>" + w + "rFonts ", "/></" + t.w + "rPr>", true
	}
	fonts := t.child(rPr, "w:rFonts")
	switch {
	case fonts >= 0:
		if a, ok := t.attr(fonts, "hint"); ok {
			return span{a.start, a.end}, " ", "", string(a.value) != "eastAsia"
		}
		at := t.nodes[fonts].start + len("<rFonts") + len(t.w)
		return span{at, at}, " ", "", true
	case t.nodes[rPr].empty():
		return span{t.nodes[rPr].start, t.nodes[rPr].end}, w + "rPr>" + w + "rFonts ", "/></" + t.w + "rPr>", true
	}
	from := t.nodes[rPr].openEnd
	if style := t.child(rPr, "w:rStyle"); style >= 0 {
		from = t.nodes[style].end
	}
	return span{from, from}, w + "rFonts ", "/>", true
}
