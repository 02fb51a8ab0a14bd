package docx

import (
	"crypto/sha256"

	"huishang/generator/opc"
	"huishang/generator/tags"
)

// A renderer fills the parts of one document. It belongs to one goroutine.
type renderer struct {
	tpl      *Template
	missing  tags.Policy
	scope    *tags.Scope
	faults   tags.Faults
	told     map[*occurrence]bool // tags of which a fault was told
	turns    int                  // repetitions of blocks so far
	extra    additions            // parts, relationships and the like that values bring
	nextID   int                  // the next free drawing id of the whole document
	press    *press
	notes    notes               // what was called from blocks so far
	noteID   string              // of the note being written
	held     map[string][]byte   // small parts filled and not yet packed
	inside   [][sha256.Size]byte // the documents around this one, when it is embedded
	embedded map[[sha256.Size]byte]*Template
	grafts   int // documents embedded so far
	partState
}

// partState is what belongs to the part being filled.
type partState struct {
	part     *part
	out      []byte // written and not yet deflated
	stream   stream
	squeezer *squeezer // in place of the stream, for speed
	segments []segment
	look     []byte // scratch for looking back
	pending  []pendingValue
	once     []bool
	tables   []position // where the open tables that may lose all rows begin
	merges   []mergeState
	runs     map[*block]int // how often each counted block was entered
	numbers  map[numKey]numState
	seen     map[*control]bool
	columns  []any // the elements of repeated columns, by table
	row      int   // rows written, in tables that merge cells
}

// A pendingValue was computed ahead of its place, for the hint of its run.
type pendingValue struct {
	text  string
	found bool
	ready bool
}

// maxFaults bounds the list of one rendering; more of the same help nobody.
const maxFaults = 200

func newPartState(p *part) partState {
	return partState{part: p,
		pending: make([]pendingValue, p.prog.values),
		once:    make([]bool, p.prog.once),
		merges:  make([]mergeState, p.prog.merges),
		columns: make([]any, p.prog.grids),
		runs:    map[*block]int{},
		numbers: map[numKey]numState{},
		seen:    map[*control]bool{}}
}

// fill runs the program of one part and packs what it wrote.
func (r *renderer) fill(p *part) (opc.Packed, error) {
	r.partState = newPartState(p)
	r.out = r.press.raw[:0]
	buf := r.press.begin()
	if p.prog.chunks != nil {
		r.squeezer = r.press.squeezer(p)
		r.segments = r.press.segments[:0]
		r.squeezer.begin()
	} else {
		r.stream = stream{press: r.press, buf: buf}
	}
	r.run(p.prog.ops)
	r.press.raw, r.press.segments = r.out[:0], r.segments[:0]
	if r.squeezer != nil {
		r.squeezeSegments(len(r.segments))
		r.squeezer.value(r.out)
		return r.squeezer.finish(buf), nil
	}
	if err := r.stream.write(r.out); err != nil {
		return opc.Packed{}, err
	}
	return r.stream.close()
}

// hold fills a small part and keeps it in memory, for what is added to it later.
func (r *renderer) hold(p *part) {
	r.partState = newPartState(p)
	r.run(p.prog.ops)
	r.held[p.name] = r.out
}

func (r *renderer) run(ops []op) {
	for i := range ops {
		r.step(&ops[i])
	}
}

func (r *renderer) step(o *op) {
	src := r.part.prog.t.src
	switch o.kind {
	case opStatic:
		if o.chunk > 0 && r.squeezer != nil {
			r.segments = append(r.segments, segment{int32(o.chunk - 1), len(r.out)})
		} else {
			r.out = append(r.out, src[o.from:o.to]...)
		}
	case opBytes:
		r.out = append(r.out, o.bytes...)
	case opValue:
		r.value(o)
	case opBlock:
		r.repeat(o)
	case opHint:
		r.hint(o)
	case opOnce:
		if !r.once[o.slot] {
			r.once[o.slot] = true
			r.out = append(r.out, src[o.from:o.to]...)
		}
	case opDrawingID:
		r.drawingID(o)
	case opReference:
		r.reference(o)
	case opNoteID:
		r.writeNoteID(o)
	case opNumber:
		r.number(o)
	case opRow:
		r.row++
	case opMerge:
		r.merge(o)
	case opMergeText:
		r.mergeText(o)
	case opGrid:
		r.openGrid(o)
	case opWidth:
		r.width(o)
	case opSpan:
		r.span(o)
	case opApart, opEndParagraph, opEndTable, opTableBegin, opTableEnd:
		r.keepShape(o)
	case opImage:
		r.image(o)
	case opFrame:
		r.frame(o)
	case opLink:
		r.writeLink(o.link)
	case opInclude:
		r.include(o)
	}
	if len(r.out) > flushAt || len(r.segments) > maxSegments {
		r.flush()
	}
}

// tooLarge unwinds a rendering that passed a limit, which it names.
type tooLarge struct{ what string }
