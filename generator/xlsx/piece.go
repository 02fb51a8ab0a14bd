package xlsx

import (
	"encoding/json"
	"fmt"
	"huishang/generator/tags"
	"time"
)

// A filled piece of a text: a literal, or what a tag gave.
type filled struct {
	run  int
	text string
	tag  *occurrence // nil for a literal
	v    any
	mark bool // stands for a missing value
}

// pieces evaluates the steps of a text.
func (r *renderer) pieces(out []filled, ops []textOp, scope *tags.Scope, f *filler) []filled {
	for i := range ops {
		op := &ops[i]
		switch {
		case op.kind == textLiteral:
			out = append(out, filled{run: op.run, text: op.text})
		case op.tag.opens():
			t := r.turnsOf(op.tag, scope)
			for k := range t.n {
				r.turn()
				left := t.enter(scope, k)
				out = r.pieces(out, op.body, scope, f)
				if left {
					scope.Pop()
				}
			}
		default:
			out = append(out, r.evaluate(op, scope))
		}
	}
	return out
}

// evaluate gives what one tag says, or what the policy puts in its place.
func (r *renderer) evaluate(op *textOp, scope *tags.Scope) filled {
	o := op.tag
	out := filled{run: op.run, tag: o}
	v, ok, err := o.tag.Eval(scope)
	if err != nil {
		r.faultAt(o, scope, err.Error(), false)
		return out
	}
	if ok && o.tag.Kind != tags.Image {
		if out.v = v; !isEmpty(v) {
			return out
		}
		ok = false
	}
	if ok && !isEmpty(v) {
		out.v = v
		return out
	}
	out.v = nil
	if o.tag.Optional {
		return out
	}
	switch r.missing {
	case tags.Refuse:
		r.faultAt(o, scope, "没有值，请补填", true)
	case tags.Keep:
		if v == nil {
			out.v = o.written
		}
	case tags.Mark:
		out.v, out.mark = tags.Placeholder(o.tag.Name), true
	}
	return out
}

// isEmpty reports whether a value counts as missing, as in a form left blank.
func isEmpty(v any) bool {
	switch x := v.(type) {
	case nil:
		return true
	case string:
		return x == ""
	case float64, int, bool, json.Number:
		return false
	case []byte:
		return len(x) == 0
	}
	if z, has := v.(interface{ IsZero() bool }); has {
		if _, isNumber := tags.Number(v); !isNumber {
			return z.IsZero()
		}
	}
	return tags.Len(v) == 0
}

func (r *renderer) plainText(k filled, scope *tags.Scope) (string, error) {
	if k.v == nil {
		return "", nil
	}
	if k.tag != nil && k.tag.tag.Kind == tags.Image && !k.mark {
		return "", fmt.Errorf("是图片，要单独占一个单元格")
	}
	if d, ok := k.v.(time.Time); ok {
		return spelledDate(d), nil
	}
	return tags.Text(k.v)
}

// spelledDate is a date among text, with its hour when it has one.
func spelledDate(d time.Time) string {
	if h, m, s := d.Clock(); h+m+s == 0 {
		return d.Format("2006-01-02")
	}
	return d.Format("2006-01-02 15:04")
}
