package docx

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"unicode"

	"huishang/generator/tags"
)

// A partCompiler turns one part into a program.
type partCompiler struct {
	name        string
	t           *tree
	delims      tags.Delims
	limits      Limits
	properties  bool // document properties: every leaf is text
	rels        bool // relationships: only targets are filled
	groups      []*group
	tags        []*occurrence
	blocks      []*block
	fieldChars  []int32
	byParagraph map[int32][]*group
	contents    map[int32]extent
	marks       []mark
	faults      tags.Faults
	dropped     map[int32]bool   // paragraphs that held only block tags
	hinted      map[int32]bool   // runs whose hint is marked
	watched     map[int32]bool   // tables that may lose all rows
	values      int              // value slots given out
	once        int              // once slots given out
	merges      int              // vertical merge slots given out
	grids       int              // tables with repeated columns
	counted     map[int32]bool   // tables that count their rows
	cleared     map[int32]bool   // content controls that hold tags
	controls    int              // content controls filled by their name
	hasContents bool             // a table of contents
	references  []noteRef        // notes called from blocks
	noteSpans   []span           // notes that may be written several times
	tpl         *Template        // nil for relationships
	targets     map[string]*link // relationships of this part whose targets hold tags
}

func newPartCompiler(name string, t *tree, o *options) *partCompiler {
	return &partCompiler{name: name, t: t, delims: o.delims, limits: o.limits,
		contents: map[int32]extent{}, dropped: map[int32]bool{}, hinted: map[int32]bool{}, watched: map[int32]bool{}, counted: map[int32]bool{}, cleared: map[int32]bool{}}
}

// compile finds the tags of the part and builds its program, or nil when
// something is wrong with it.
func (c *partCompiler) compile() *program {
	c.scan()
	return c.finish()
}

// scan finds the tags and what their blocks repeat.
func (c *partCompiler) scan() {
	c.groups = c.t.groups(c.properties)
	c.attributeGroups()
	for i := range c.t.nodes {
		if c.t.nodes[i].name == "w:fldChar" {
			c.fieldChars = append(c.fieldChars, int32(i))
		}
	}
	c.findTags()
	c.placeBlocks()
	c.markControls()
	c.markFrames()
}

// finish builds the program.
func (c *partCompiler) finish() *program {
	if len(c.faults) > 0 {
		slices.SortStableFunc(c.faults, func(a, b tags.Fault) int { return a.At - b.At })
		return nil
	}
	c.markTags()
	c.markLinks()
	c.markBlocks()
	c.markContainers()
	if c.tpl != nil {
		c.markReferences()
		if len(c.tpl.called) > 0 {
			c.markNotes()
		}
	}
	c.markIdentifiers()
	c.markMerges()
	c.markColumns()
	c.markControlsByTag()
	if c.tpl != nil && len(c.blocks) > 1 {
		c.markNumbering(c.tpl.styleLists)
	}
	if len(c.tags) > 0 {
		c.hasContents = c.markContents()
	}
	return c.build()
}

func (c *partCompiler) fault(at int, written, message string) {
	if len(c.faults) < maxFaults {
		c.faults = append(c.faults, tags.Fault{Place: placeOf(c.name, c.t, at), At: at, Tag: written, Message: message, Around: around(c.t, at)})
	}
}

// A mark is one thing the program does at an offset of the source, in place of
// the bytes up to end.
type mark struct {
	pos, end int
	prio     int8 // order at one offset
	seq      int
	op       op
	begin    *block // opens this block
	finish   *block // closes this block
}

const (
	prioTableEnd int8 = iota - 1
	prioBlock
	prioOther
)

func (c *partCompiler) mark(pos, end int, o op) {
	c.marks = append(c.marks, mark{pos: pos, end: end, prio: prioOther, op: o})
}

func (c *partCompiler) cut(pos, end int) { c.mark(pos, end, op{kind: opNothing}) }

func (c *partCompiler) insert(pos int, b string) {
	c.mark(pos, pos, op{kind: opBytes, bytes: []byte(b)})
}

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
	}
	p := t.nodes[run].parent
	if p < 0 || t.nodes[p].name != "w:p" || c.holdsSection(p) {
		return
	}
	v.bytes = c.closers([]int32{p, run, v.node})
	v.bytes = append(v.bytes, c.openers([]int32{p, run, v.node})...)
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
	if _, ok := c.t.attr(n, "xml:space"); !ok {
		c.insert(c.t.nodes[n].openEnd-1, ` xml:space="preserve"`)
	}
}

func (c *partCompiler) holdsSection(p int32) bool {
	pPr := c.t.child(p, "w:pPr")
	return pPr >= 0 && c.t.child(pPr, "w:sectPr") >= 0
}

// extent is where the content of a paragraph begins and ends; a paragraph
// without content has first > last.
type extent struct{ first, last int }

// content finds what a paragraph holds besides block tags and blanks.
func (c *partCompiler) content(p int32) extent {
	if e, ok := c.contents[p]; ok {
		return e
	}
	e := extent{math.MaxInt, -1}
	grow := func(at int) { e.first, e.last = min(e.first, at), max(e.last, at) }
	for _, g := range c.groupsOf(p) {
		c.textExtent(g, grow)
	}
	end := c.t.subtreeEnd(p)
	for i := p + 1; i < end; i++ {
		if isContent(c.t.nodes[i].name) {
			grow(c.t.nodes[i].start)
		}
	}
	c.contents[p] = e
	return e
}

// groupsOf are the groups of one paragraph.
func (c *partCompiler) groupsOf(p int32) []*group {
	if c.byParagraph == nil {
		c.byParagraph = map[int32][]*group{}
		for _, g := range c.groups {
			c.byParagraph[g.paragraph] = append(c.byParagraph[g.paragraph], g)
		}
	}
	return c.byParagraph[p]
}

func isContent(name string) bool {
	switch name {
	case "w:drawing", "w:pict", "w:object", "w:br", "w:sym", "w:footnoteReference", "w:endnoteReference", "w:fldChar", "w:fldSimple",
		"w:ptab", "w:noBreakHyphen", "m:oMath", "w:txbxContent", "w:sdt":
		return true
	}
	return false
}

// textExtent grows the extent over the non-blank text outside block tags.
func (c *partCompiler) textExtent(g *group, grow func(int)) {
	own := make([]*occurrence, 0, 4)
	nd := &c.t.nodes[g.paragraph]
	from := sort.Search(len(c.tags), func(k int) bool { return c.tags[k].end >= nd.start })
	for _, o := range c.tags[from:] {
		if o.start >= nd.end {
			break
		}
		if (o.group == g || o.group.paragraph == g.paragraph) && o.partner != nil {
			own = append(own, o)
		}
	}
	for at, r := range g.logical {
		if unicode.IsSpace(r) || r == 0x3000 {
			continue
		}
		_, raw := g.rawStart(at)
		covered := slices.ContainsFunc(own, func(o *occurrence) bool { return o.covers(raw) })
		if !covered {
			grow(raw)
		}
	}
}

// covers reports whether the raw offset of a text byte belongs to the tag.
func (o *occurrence) covers(raw int) bool { return raw >= o.start && raw < o.end }

func sortMarks(marks []mark) {
	slices.SortStableFunc(marks, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.pos, b.pos), cmp.Compare(a.prio, b.prio), cmp.Compare(a.seq, b.seq))
	})
}
