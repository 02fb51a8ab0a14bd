package docx

import (
	"slices"

	"huishang/generator/opc"
	"huishang/generator/tags"
)

// A frame is a picture of the template that stands for an image: its
// alternative text is {{%名称}}, its size and place are kept.
type frame struct {
	from, to int // the drawing
	edits    []frameEdit
}

// A frameEdit is one stretch of the drawing that is written anew.
type frameEdit struct {
	span
	kind frameKind
}

type frameKind uint8

const (
	frameID   frameKind = iota // the drawing's number
	frameAlt                   // its alternative text
	frameBlip                  // the id of its image
)

// markFrames replaces the pictures whose alternative text is an image tag.
func (c *partCompiler) markFrames() {
	for _, o := range c.tags {
		if o.tag.Kind != tags.Image || o.ctx() != inAttr {
			continue
		}
		f, ok := c.frameOf(o)
		if !ok {
			c.fault(o.start, o.written, "“"+o.written+"”写在替代文字里，但这里没有可以替换的图片；请把它写在一张图片的替代文字里，或直接写在正文里")
			continue
		}
		c.mark(f.from, f.to, op{kind: opFrame, tag: o, frame: f, slot: c.nextOnce()})
	}
}

func (c *partCompiler) frameOf(o *occurrence) (*frame, bool) {
	doc := o.firstNode()
	drawing := c.t.up(doc, "w:drawing")
	if drawing < 0 {
		return nil, false
	}
	f := &frame{from: c.t.nodes[drawing].start, to: c.t.nodes[drawing].end}
	f.edits = append(f.edits, frameEdit{span{o.group.texts[0].from, o.group.texts[0].to}, frameAlt})
	if a, ok := c.t.attr(doc, "id"); ok {
		f.edits = append(f.edits, frameEdit{span{a.valueAt, a.valueAt + len(a.value)}, frameID})
	}
	found := false
	for i := doc; i < c.t.subtreeEnd(drawing); i++ {
		if c.t.nodes[i].name != "a:blip" {
			continue
		}
		if a, has := c.t.attr(i, "r:embed"); has {
			f.edits = append(f.edits, frameEdit{span{a.valueAt, a.valueAt + len(a.value)}, frameBlip})
			found = true
		}
	}
	slices.SortFunc(f.edits, func(a, b frameEdit) int { return a.from - b.from })
	return f, found
}

// frame writes the template's picture with another image in it, or leaves the
// whole picture out when there is none.
func (r *renderer) frame(o *op) {
	v, found, err := o.tag.tag.Eval(r.scope)
	var p opc.Picture
	switch {
	case err != nil:
	case !found || v == "":
		if r.missing == tags.Refuse && !o.tag.tag.Optional {
			r.faultMissing(o.tag)
		}
		return
	default:
		p, err = opc.ReadPicture(v)
	}
	if err != nil {
		r.faultAt(o.tag, err.Error(), false)
		return
	}
	r.drawFrame(o, p)
}

func (r *renderer) drawFrame(o *op, p opc.Picture) {
	src := r.part.prog.t.src
	at := o.frame.from
	for _, e := range o.frame.edits {
		r.out = append(r.out, src[at:e.from]...)
		switch e.kind {
		case frameBlip:
			r.out = append(r.out, r.addPicture(p)...)
		case frameAlt:
			r.out = appendAttr(r.out, o.tag.tag.Name)
		case frameID:
			if r.once[o.slot] {
				r.drawingNumber()
			} else {
				r.out = append(r.out, src[e.from:e.to]...)
			}
		}
		at = e.to
	}
	r.once[o.slot] = true
	r.out = append(r.out, src[at:o.frame.to]...)
}
