package docx

import (
	"slices"

	"huishang/generator/tags"
)

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

// faultAt tells of a tag that cannot be filled, once for each tag: a loop over
// many elements, or the copy of a text box for old readers, adds nothing.
func (r *renderer) faultAt(o *occurrence, message string, missing bool) {
	if len(r.faults) >= maxFaults || r.told[o] {
		return
	}
	f := tags.Fault{Place: placeOf(r.part.name, r.part.prog.t, o.start), At: o.start, Tag: o.written,
		Around: around(r.part.prog.t, o.start), Message: "标签“" + o.written + "”" + message, Missing: missing}
	if missing {
		if names := o.tag.Paths(); len(names) > 0 {
			f.Nearest, f.Name, f.Element = r.scope.Nearest(names[0]), names[0], r.scope.Element()
		}
	}
	if r.told == nil {
		r.told = map[*occurrence]bool{}
	}
	r.told[o] = true
	if !o.fallback || !toldAlike(r.faults, f) {
		r.faults = append(r.faults, f)
	}
}

// toldAlike reports whether the same was told of another place of the part.
func toldAlike(faults tags.Faults, f tags.Fault) bool {
	return slices.ContainsFunc(faults, func(g tags.Fault) bool {
		return g.Place.Part == f.Place.Part && g.Tag == f.Tag && g.Message == f.Message
	})
}

func (r *renderer) faultMissing(o *occurrence) { r.faultAt(o, "没有值，请补填", true) }
