package xlsx

import "huishang/generator/tags"

// turns says how often a block repeats and with what.
type turns struct {
	n     int
	list  any  // the list, or the single value
	each  bool // list is a list
	push  bool // the element opens a scope
	empty bool // a list without elements, not a condition that is false
}

// turnsOf evaluates the list or condition of a block.
func (r *renderer) turnsOf(o *occurrence, scope *tags.Scope) turns {
	v, _, err := o.tag.Eval(scope)
	if err != nil {
		r.faultAt(o, scope, err.Error(), false)
	}
	n := tags.Len(v)
	switch {
	case o.tag.Kind == tags.Inverted:
		if tags.Truth(v) {
			return turns{}
		}
		return turns{n: 1}
	case n >= 0:
		return turns{n: n, list: v, each: true, push: true, empty: n == 0}
	case tags.Truth(v):
		_, isBool := v.(bool)
		return turns{n: 1, list: v, push: !isBool}
	}
	return turns{empty: v == nil}
}

// enter pushes the i-th element, and reports whether it has to be left again.
func (t turns) enter(scope *tags.Scope, i int) bool {
	switch {
	case !t.push || i >= t.n:
		return false
	case t.each:
		scope.Push(tags.At(t.list, i), i, t.n)
	default:
		scope.Push(t.list, 0, 0)
	}
	return true
}
