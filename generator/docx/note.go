package docx

import (
	"strconv"

	"huishang/generator/tags"
)

// A footnote or endnote that a block refers to is written once per reference,
// each copy with a number of its own and filled from where its reference stood.

// noteKind tells footnotes from endnotes.
type noteKind uint8

const (
	footnote noteKind = iota
	endnote
)

// A noteCall is one reference that was written.
type noteCall struct {
	id    string
	scope *tags.Scope
}

// notes are the references of one document, by kind and number in the template.
type notes struct {
	calls map[noteKind]map[string][]noteCall
	next  map[noteKind]int
}

// markReferences numbers anew what blocks refer to.
func (c *partCompiler) markReferences() {
	for i := range c.t.nodes {
		kind, ok := referenceKind(c.t.nodes[i].name)
		if !ok || c.innermost(c.t.nodes[i].start) == nil {
			continue
		}
		if a, ok := c.t.attr(int32(i), "w:id"); ok {
			c.mark(a.valueAt, a.valueAt+len(a.value), op{kind: opReference, note: noteRef{kind, string(a.value)}})
			c.references = append(c.references, noteRef{kind, string(a.value)})
		}
	}
}

type noteRef struct {
	kind noteKind
	id   string
}

func referenceKind(name string) (noteKind, bool) {
	switch name {
	case "w:footnoteReference":
		return footnote, true
	case "w:endnoteReference":
		return endnote, true
	}
	return 0, false
}

// markNotes lets every note of a notes part be written once per reference.
func (c *partCompiler) markNotes() {
	for i := range c.t.nodes {
		nd := &c.t.nodes[i]
		kind := footnote
		switch nd.name {
		case "w:endnote":
			kind = endnote
		case "w:footnote":
		default:
			continue
		}
		a, ok := c.t.attr(int32(i), "w:id")
		if !ok {
			continue
		}
		id := noteRef{kind, string(a.value)}
		if n, err := strconv.Atoi(id.id); err == nil {
			c.tpl.notes[kind] = max(c.tpl.notes[kind], n)
		}
		b := &block{level: inline, from: nd.start, to: nd.end, note: &id}
		c.marks = append(c.marks,
			mark{pos: nd.start, end: nd.start, prio: prioBlock, begin: b},
			mark{pos: nd.end, end: nd.end, prio: prioTableEnd, finish: b})
		c.mark(a.valueAt, a.valueAt+len(a.value), op{kind: opNoteID, from: a.valueAt, to: a.valueAt + len(a.value)})
		c.noteSpans = append(c.noteSpans, span{nd.start, nd.end})
	}
}

// reference writes the number of a note and remembers where it was called from.
func (r *renderer) reference(o *op) {
	n := &r.notes
	if n.calls == nil {
		n.calls = map[noteKind]map[string][]noteCall{footnote: {}, endnote: {}}
		n.next = map[noteKind]int{}
	}
	id := o.note.id
	calls := n.calls[o.note.kind]
	if len(calls[id]) > 0 {
		n.next[o.note.kind]++
		id = strconv.Itoa(r.tpl.notes[o.note.kind] + n.next[o.note.kind])
	}
	calls[o.note.id] = append(calls[o.note.id], noteCall{id, r.scope.Fork()})
	r.out = append(r.out, id...)
}

// note writes one note: as often as it was called from blocks, or once.
func (r *renderer) note(o *op) {
	ref := *o.block.note
	calls := r.notes.calls[ref.kind][ref.id]
	if len(calls) == 0 {
		if !r.tpl.called[ref] {
			r.noteID = ""
			r.run(o.body)
		}
		return
	}
	outer := r.scope
	for _, call := range calls {
		r.scope, r.noteID = call.scope, call.id
		r.run(o.body)
	}
	r.scope = outer
}

// writeNoteID writes the number of the note being written.
func (r *renderer) writeNoteID(o *op) {
	if r.noteID == "" {
		r.out = append(r.out, r.part.prog.t.src[o.from:o.to]...)
		return
	}
	r.out = append(r.out, r.noteID...)
}
