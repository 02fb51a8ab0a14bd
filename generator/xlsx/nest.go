package xlsx

import (
	"huishang/generator/tags"
	"strings"
	"unicode"
)

// nest puts what stands between the tags of inline blocks into their bodies,
// and leaves out the tags of blocks of rows and columns.
func (t *text) nest() { t.ops, _ = nestOps(t.ops) }

func nestOps(ops []textOp) (out, rest []textOp) {
	for len(ops) > 0 {
		op := ops[0]
		ops = ops[1:]
		switch {
		case op.kind == textLiteral || op.tag.partner == nil && !op.tag.opens() && op.tag.tag.Kind != tags.Close:
			out = append(out, op)
		case op.tag.inline && op.tag.opens():
			op.body, ops = nestOps(ops)
			out = append(out, op)
		case op.tag.inline:
			return out, ops
		}
	}
	return out, nil
}

// markInline marks the blocks whose tags both stand in this text.
func (t *text) markInline() {
	here := map[*occurrence]bool{}
	for _, op := range t.ops {
		if op.kind == textTag {
			here[op.tag] = true
		}
	}
	for o := range here {
		o.inline = o.partner != nil && here[o.partner] && !o.tag.Column && !o.partner.tag.Column
	}
}

// empty reports whether nothing but blanks would be written.
func (t *text) empty() bool {
	for _, op := range t.ops {
		if op.kind == textTag || strings.TrimFunc(op.text, unicode.IsSpace) != "" {
			return false
		}
	}
	return true
}

// trim drops blanks that only parted block tags from the text.
func (t *text) trim() {
	if t.empty() {
		t.ops = nil
		return
	}
	if first := &t.ops[0]; first.kind == textLiteral {
		first.text = strings.TrimLeft(first.text, " \n")
	}
	if last := &t.ops[len(t.ops)-1]; last.kind == textLiteral {
		last.text = strings.TrimRight(last.text, " \n")
	}
	kept := t.ops[:0]
	for _, op := range t.ops {
		if op.kind == textTag || op.text != "" {
			kept = append(kept, op)
		}
	}
	t.ops = kept
}
