package docx

// An opKind is one instruction of a part's program.
type opKind uint8

const (
	opNothing      opKind = iota
	opStatic              // bytes of the source
	opBytes               // bytes made at compile time
	opValue               // a value, escaped for its context
	opBlock               // a block: body per element
	opHint                // w:hint, when a value of the run needs it
	opOnce                // bytes of the source, the first time only
	opDrawingID           // a fresh id from the second time on
	opImage               // an image in place of a tag
	opFrame               // an image in place of a picture
	opLink                // the id of a relationship with a filled target
	opInclude             // another document's body
	opApart               // an empty paragraph between two tables
	opEndParagraph        // a paragraph, where a cell would end without one
	opEndTable            // a paragraph, where the body would end in a table
	opTableBegin
	opTableEnd
	opReference // the number of a note called from a block
	opNoteID    // the number of a note
	opNumber    // the list of a numbered paragraph
	opRow       // a row of a table that merges cells
	opMerge     // w:vMerge
	opMergeText // the value of a merged column
	opGrid      // a table whose columns repeat begins
	opWidth     // a width of such a table
	opSpan      // a cell over repeated columns
)

// An op is one instruction with what it needs.
type op struct {
	kind     opKind
	ctx      context
	from, to int    // opStatic, opOnce: bytes of the source
	bytes    []byte // opBytes and what several others write
	rest     []byte // opHint: what stands there when no hint is needed
	hinted   []byte // opValue: bytes, for East Asian text
	lit      bool   // opValue: its run is highlighted already
	tag      *occurrence
	node     int32
	run      int32 // opValue: the run it stands in
	slot     int
	chunk    int   // opStatic: its number in the chunk set, from 1
	values   []*op // opHint: the values of the run
	block    *block
	link     *link
	frame    *frame
	listing  *listing
	note     noteRef // opReference
	number   int     // opWidth, opSpan
	body     []op
}

// A program is a compiled part.
type program struct {
	t      *tree
	ops    []op
	values int
	once   int
	merges int
	grids  int
	fills  bool      // there is something to fill
	chunks *chunkSet // nil unless the template is compiled for speed
}

// build sorts the marks into a program: the bytes between them are static.
func (c *partCompiler) build() *program {
	sortMarks(c.marks)
	b := builder{src: len(c.t.src)}
	b.lists = append(b.lists, nil)
	for i := range c.marks {
		b.add(&c.marks[i])
	}
	b.static(len(c.t.src))
	p := &program{t: c.t, ops: b.lists[0], values: c.values, once: c.once, merges: c.merges, grids: c.grids, fills: len(c.tags)+c.controls+len(c.noteSpans) > 0}
	linkHints(p.ops)
	return p
}

type builder struct {
	src   int
	at    int
	lists [][]op
	open  []*block
}

func (b *builder) static(to int) {
	if to > b.at {
		b.push(op{kind: opStatic, from: b.at, to: to})
		b.at = to
	}
}

func (b *builder) push(o op) {
	top := len(b.lists) - 1
	b.lists[top] = append(b.lists[top], o)
}

func (b *builder) add(m *mark) {
	if m.pos < b.at {
		return // inside something cut
	}
	b.static(m.pos)
	switch {
	case m.begin != nil:
		b.lists = append(b.lists, nil)
		b.open = append(b.open, m.begin)
	case m.finish != nil:
		top := len(b.lists) - 1
		body := b.lists[top]
		b.lists = b.lists[:top]
		b.open = b.open[:len(b.open)-1]
		b.push(op{kind: opBlock, block: m.finish, body: body})
	default:
		b.at = m.end
		if m.op.kind != opNothing {
			b.push(m.op)
		}
	}
}

// linkHints tells every hint the values of its run that stand beside it. A run
// whose values all stand inside a block of their own keeps what it had.
func linkHints(ops []op) {
	for i := range ops {
		switch ops[i].kind {
		case opHint:
			for k := i + 1; k < len(ops) && ops[k].kind != opHint; k++ {
				if ops[k].kind == opValue && ops[k].ctx == inText && ops[k].run == ops[i].node {
					ops[i].values = append(ops[i].values, &ops[k])
				}
			}
		case opBlock:
			linkHints(ops[i].body)
		}
	}
}
