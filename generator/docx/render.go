package docx

import (
	"bytes"
	"crypto/sha256"
	"fmt"

	"huishang/generator/tags"
)

// A renderer fills the parts of one document. It belongs to one goroutine.
type renderer struct {
	tpl      *Template
	missing  tags.Policy
	scope    *tags.Scope
	faults   tags.Faults
	extra    additions // parts, relationships and the like that values bring
	nextID   int       // the next free drawing id of the whole document
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
func (r *renderer) fill(p *part) (packed, error) {
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
		return packed{}, err
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

// tooLarge unwinds a rendering that passed the limit of its output.
type tooLarge struct{}

// repeat runs a block's body once per element.
func (r *renderer) repeat(o *op) {
	b := o.block
	switch {
	case b.note != nil:
		r.note(o)
		return
	case b.control != nil:
		r.control(o)
		return
	case b.level == columns:
		r.repeatColumns(o)
		return
	}
	if b.counted {
		r.runs[b]++
	}
	v, _, err := b.open.tag.Eval(r.scope)
	if err != nil {
		r.faultAt(b.open, err.Error(), false)
	}
	times := 0
	each := func(push bool, value any, i, n int) {
		if times++; times > 1 {
			r.out = append(r.out, b.between...)
		}
		if push {
			r.scope.Push(value, i, n)
			defer r.scope.Pop()
		}
		r.run(o.body)
	}
	n := tags.Len(v)
	switch {
	case b.open.tag.Kind == tags.Inverted:
		if !tags.Truth(v) {
			each(false, nil, 0, 0)
		}
	case n >= 0:
		for i := range n {
			each(true, tags.At(v, i), i, n)
		}
	case tags.Truth(v):
		_, isBool := v.(bool)
		each(!isBool, v, 0, 0)
	}
	if times == 0 {
		r.out = append(r.out, b.none...)
	}
}

// value writes one value, or what the policy puts in its place.
func (r *renderer) value(o *op) {
	text, found := r.textOf(o)
	if found {
		r.writeText(o, text)
		return
	}
	if o.tag.tag.Optional {
		return
	}
	switch r.missing {
	case tags.Refuse:
		r.faultMissing(o.tag)
	case tags.Keep:
		if v, ok, _ := o.tag.tag.Eval(r.scope); !ok || v == nil {
			r.writeText(o, o.tag.written)
		}
	case tags.Mark:
		r.writeMark(o)
	}
}

// textOf evaluates a value once, even when a hint asked for it before.
func (r *renderer) textOf(o *op) (string, bool) {
	p := &r.pending[o.slot]
	if p.ready {
		p.ready = false
		return p.text, p.found
	}
	text, found, err := o.tag.tag.EvalText(r.scope)
	if err != nil {
		r.faultAt(o.tag, err.Error(), false)
		return "", true
	}
	return text, found
}

// hint looks at the values of a run before the run's properties are written.
func (r *renderer) hint(o *op) {
	needed := false
	for _, v := range o.values {
		text, found := r.textOf(v)
		r.pending[v.slot] = pendingValue{text, found, true}
		needed = needed || wantsEastAsia(text)
	}
	if needed {
		r.out = append(r.out, o.bytes...)
	} else {
		r.out = append(r.out, o.rest...)
	}
}

// wantsEastAsia reports whether the text holds characters that need the East
// Asian font: ideographs, and the quotes and dashes both scripts use.
func wantsEastAsia(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 0xe2 {
			continue
		}
		if s[i] >= 0xe3 {
			return true
		}
		for _, r := range s[i:] {
			if r >= 0x2e80 || r == '“' || r == '”' || r == '‘' || r == '’' || r == '—' || r == '…' || r == '·' {
				return true
			}
		}
		return false
	}
	return false
}

func (r *renderer) faultAt(o *occurrence, message string, missing bool) {
	if len(r.faults) >= maxFaults {
		return
	}
	r.faults = append(r.faults, tags.Fault{Place: placeOf(r.part.name, r.part.prog.t, o.start), At: o.start, Tag: o.written,
		Around: around(r.part.prog.t, o.start), Message: "标签“" + o.written + "”" + message, Missing: missing})
}

func (r *renderer) faultMissing(o *occurrence) {
	before := len(r.faults)
	r.faultAt(o, "没有值，请补填", true)
	if len(r.faults) == before {
		return
	}
	if names := o.tag.Paths(); len(names) > 0 {
		known := r.scope.Names()
		if _, ok := r.scope.Get(names[0]); !ok && !contains(known, names[0]) {
			r.faults[before].Nearest = tags.Nearest(names[0], known)
		}
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func (r *renderer) drawingID(o *op) {
	if !r.once[o.slot] {
		r.once[o.slot] = true
		r.out = append(r.out, r.part.prog.t.src[o.from:o.to]...)
		return
	}
	r.drawingNumber()
}

func (r *renderer) drawingNumber() { r.out = fmt.Appendf(r.out, "%d", r.freshID()) }

func (r *renderer) freshID() int {
	r.nextID++
	return r.nextID
}

// keepShape keeps the part valid around blocks that came to nothing.
func (r *renderer) keepShape(o *op) {
	w := r.part.prog.t.w
	switch o.kind {
	case opApart:
		if endsWith(r.tail(), "</"+w+"tbl>") {
			r.out = append(r.out, "<"+w+"p/>"...)
		}
	case opEndParagraph:
		if !endsInParagraph(r.tail(), w) {
			r.out = append(r.out, o.bytes...)
		}
	case opEndTable:
		if endsWith(r.tail(), "</"+w+"tbl>") {
			r.out = append(r.out, "<"+w+"p/>"...)
		}
	case opTableBegin:
		r.row++ // a cell never goes on from another table
		r.tables = append(r.tables, r.here())
	case opTableEnd:
		from := r.tables[len(r.tables)-1]
		r.tables = r.tables[:len(r.tables)-1]
		if !r.holdsRow(from) {
			r.backTo(from)
		}
	}
}

func holdsTag(b []byte, tag string) bool {
	for {
		i := bytes.Index(b, []byte(tag))
		if i < 0 {
			return false
		}
		b = b[i+len(tag):]
		if len(b) == 0 || isSpace(b[0]) || b[0] == '>' {
			return true
		}
	}
}

func endsWith(b []byte, suffix string) bool {
	return bytes.HasSuffix(bytes.TrimRight(b, " \t\r\n"), []byte(suffix))
}

// endsInParagraph looks past bookmarks and the like at the end of what was written.
func endsInParagraph(b []byte, w string) bool {
	for {
		b = bytes.TrimRight(b, " \t\r\n")
		if bytes.HasSuffix(b, []byte("</"+w+"p>")) {
			return true
		}
		if !bytes.HasSuffix(b, []byte("/>")) {
			return false
		}
		i := bytes.LastIndexByte(b, '<')
		name := b[i+1:]
		if bytes.HasPrefix(name, []byte(w+"p/")) || bytes.HasPrefix(name, []byte(w+"p ")) {
			return true
		}
		if !bytes.HasPrefix(name, []byte(w+"bookmark")) && !bytes.HasPrefix(name, []byte(w+"proofErr")) && !bytes.HasPrefix(name, []byte(w+"comment")) {
			return false
		}
		b = b[:i]
	}
}
