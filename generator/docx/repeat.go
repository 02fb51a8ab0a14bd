package docx

import (
	"fmt"

	"huishang/generator/tags"
)

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
		if r.turns++; r.turns > r.tpl.limits.Turns {
			panic(tooLarge{fmt.Sprintf("循环的次数超过上限%d", r.tpl.limits.Turns)})
		}
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
