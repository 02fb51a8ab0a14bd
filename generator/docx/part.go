package docx

import (
	"cmp"
	"slices"

	"huishang/generator/tags"
)

// A partCompiler turns one part into a program.
type partCompiler struct {
	name        string
	t           *tree
	delims      tags.Delims
	limits      Limits
	inside      bool // embedded in another document
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
	return &partCompiler{name: name, t: t, delims: o.delims, limits: o.limits, inside: o.inside,
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
		f := tags.Fault{Place: placeOf(c.name, c.t, at), At: at, Tag: written, Message: message, Around: around(c.t, at)}
		if !c.inFallback(at) || !toldAlike(c.faults, f) {
			c.faults = append(c.faults, f)
		}
	}
}

// inFallback reports whether a byte stands in what only old readers show.
func (c *partCompiler) inFallback(at int) bool {
	return slices.ContainsFunc(c.t.nodes, func(n node) bool { return n.name == "mc:Fallback" && n.start < at && at < n.end })
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

func sortMarks(marks []mark) {
	slices.SortStableFunc(marks, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.pos, b.pos), cmp.Compare(a.prio, b.prio), cmp.Compare(a.seq, b.seq))
	})
}
