package docx

import (
	"slices"

	"huishang/generator/tags"
)

// markTags replaces every tag's text: a value writes into the first text node,
// what is left of the tag in the others is cut.
func (c *partCompiler) markTags() {
	preserved := map[int32]bool{}
	for _, o := range c.tags {
		c.markTag(o)
		for _, x := range o.group.texts[o.first : o.last+1] {
			if !preserved[x.node] && (x.ctx == inText || x.ctx == inMath || x.ctx == inField) {
				preserved[x.node] = true
				c.preserveSpace(x.node)
			}
		}
	}
}

func (c *partCompiler) markTag(o *occurrence) {
	first := &o.group.texts[o.first]
	c.clearPrompt(first.node)
	end := o.end
	if o.last != o.first {
		end = first.to
		for _, x := range o.group.texts[o.first+1 : o.last] {
			c.cut(x.from, x.to)
		}
		c.cut(o.group.texts[o.last].from, o.end)
		c.dropSwallowed(o)
	}
	switch o.tag.Kind {
	case tags.Value:
		c.markValue(o, end)
	case tags.Image:
		if o.ctx() == inAttr {
			return // the whole picture is replaced
		}
		c.mark(o.start, end, op{kind: opImage, tag: o, node: first.node})
	case tags.Merge:
		// its cell is marked as a whole
	case tags.Include:
		c.markInclude(o, end)
	default:
		c.cut(o.start, end)
	}
}

// clearPrompt tells Word that the content control around a tag shows content
// and not its prompt, and unties it from its data part.
func (c *partCompiler) clearPrompt(n int32) {
	sdt := c.t.up(n, "w:sdt")
	if sdt < 0 || c.cleared[sdt] {
		return
	}
	c.cleared[sdt] = true
	if pr := c.t.child(sdt, "w:sdtPr"); pr >= 0 {
		for k := range c.t.children(pr) {
			if name := c.t.nodes[k].name; name == "w:showingPlcHdr" || name == "w:dataBinding" {
				c.cut(c.t.nodes[k].start, c.t.nodes[k].end)
			}
		}
	}
}

func (c *partCompiler) markValue(o *occurrence, end int) {
	x := &o.group.texts[o.first]
	v := op{kind: opValue, tag: o, ctx: x.ctx, node: x.node, slot: c.values}
	c.values++
	if x.ctx == inText {
		c.prepareRun(&v)
		c.markHint(x.node)
	}
	c.mark(o.start, end, v)
}

// prepareRun notes what a value needs to leave its run and come back: the
// properties of the run, and the way into a new paragraph like this one.
func (c *partCompiler) prepareRun(v *op) {
	t := c.t
	run := t.nodes[v.node].parent
	if run < 0 || t.nodes[run].name != "w:r" {
		return
	}
	v.run = run
	v.rest = []byte{}
	if rPr := t.child(run, "w:rPr"); rPr >= 0 {
		v.rest = t.raw(t.nodes[rPr].openEnd, t.nodes[rPr].closeStart)
		v.lit = t.child(rPr, "w:highlight") >= 0
	}
	p := t.nodes[run].parent
	if p < 0 || t.nodes[p].name != "w:p" || c.holdsSection(p) {
		return
	}
	ends := c.closers([]int32{p, run, v.node})
	begins := c.openers([]int32{p})
	text := c.openers([]int32{v.node})
	v.bytes = slices.Concat(ends, begins, c.openers([]int32{run}), text)
	v.hinted = slices.Concat(ends, begins, c.openTagWithoutIDs(run), c.hintedProperties(run), text)
}

// hintedProperties are a run's properties with the hint for East Asian text.
func (c *partCompiler) hintedProperties(run int32) []byte {
	at, before, after, needed := c.hintPlace(run)
	hint := before + c.t.wAttr + `hint="eastAsia"` + after
	rPr := c.t.child(run, "w:rPr")
	if rPr < 0 {
		return []byte(hint)
	}
	nd := &c.t.nodes[rPr]
	if !needed {
		return c.t.raw(nd.start, nd.end)
	}
	return slices.Concat(c.t.raw(nd.start, at.from), []byte(hint), c.t.raw(at.to, nd.end))
}

// dropSwallowed drops the paragraphs that lie wholly inside a tag broken over lines.
func (c *partCompiler) dropSwallowed(o *occurrence) {
	own := c.t.up(o.firstNode(), "w:p", "a:p")
	byParagraph := map[int32]bool{}
	for _, x := range o.group.texts[o.first+1 : o.last+1] {
		if p := c.t.up(x.node, "w:p", "a:p"); p >= 0 && p != own {
			byParagraph[p] = byParagraph[p] || x.to > o.end && x.from < o.end
		}
	}
	for p, hasRest := range byParagraph {
		if !hasRest && !c.holdsSection(p) {
			c.dropped[p] = true
			c.cut(c.t.nodes[p].start, c.t.nodes[p].end)
		}
	}
}

func (c *partCompiler) preserveSpace(n int32) {
	if a, ok := c.t.attr(n, "xml:space"); !ok {
		c.insert(c.t.nodes[n].openEnd-1, ` xml:space="preserve"`)
	} else if string(a.value) != "preserve" {
		c.mark(a.valueAt, a.valueAt+len(a.value), op{kind: opBytes, bytes: []byte("preserve")})
	}
}

func (c *partCompiler) holdsSection(p int32) bool {
	pPr := c.t.child(p, "w:pPr")
	return pPr >= 0 && c.t.child(pPr, "w:sectPr") >= 0
}
