package checks

import (
	"github.com/expr-lang/expr/ast"
	"github.com/shopspring/decimal"
)

// builtin is one of the words for lists that expr-lang/expr has itself.
func (c *compiler) builtin(n *ast.BuiltinNode) (eval, typ) {
	if n.Name == "len" && len(n.Arguments) == 1 {
		list := c.operand(n.Arguments[0], list)
		return func(f *frame) any { return len(items(list(f))) }, numberType
	}
	if len(n.Arguments) == 0 || len(n.Arguments) > 2 {
		c.slip(n, "函数“"+n.Name+"”不能这样用")
		return constant(nil), typ{}
	}
	over, t, _ := c.node(n.Arguments[0])
	if t.kind != list {
		if t.kind != anything {
			c.slip(n.Arguments[0], "这里应是列表，现为"+t.String())
		}
		return constant(nil), typ{}
	}
	if n.Name == "sum" && len(n.Arguments) == 1 {
		return func(f *frame) any { return total(items(over(f))) }, numberType
	}
	if len(n.Arguments) != 2 {
		c.slip(n, "函数“"+n.Name+"”缺少条件")
		return constant(nil), typ{}
	}
	each, slot, result := c.predicate(n.Arguments[1], *t.item)
	return c.overList(n, walk{over, each, slot}, t, result)
}

// predicate compiles what is asked of each element.
func (c *compiler) predicate(n ast.Node, item typ) (eval, int, typ) {
	outer, nested := c.scope[elementName]
	slot := c.declare(elementName, item)
	defer func() {
		delete(c.scope, elementName)
		if nested {
			c.scope[elementName] = outer
		}
	}()
	body := n
	if p, ok := n.(*ast.PredicateNode); ok {
		body = p.Node
	}
	e, t, _ := c.node(body)
	return e, slot, t
}

// A walk asks something of every element of a list.
type walk struct {
	over, each eval
	slot       int
}

func (w walk) values(f *frame, use func(item, value any) (more bool)) {
	for _, item := range items(w.over(f)) {
		f.slots[w.slot] = item
		if !use(item, w.each(f)) {
			return
		}
	}
}

func (c *compiler) overList(n *ast.BuiltinNode, w walk, t, result typ) (eval, typ) {
	if n.Name != "map" && n.Name != "sum" && result.kind != truth && result.kind != anything {
		c.slip(n.Arguments[1], "这里应是是非，现为"+result.String())
	}
	switch n.Name {
	case "all":
		return w.fold(true, both), truthType
	case "any":
		return w.fold(false, either), truthType
	case "none":
		some := w.fold(false, either)
		return func(f *frame) any {
			if yes, known := some(f).(bool); known {
				return !yes
			}
			return nil
		}, truthType
	case "count":
		return func(f *frame) any { return len(w.keep(f).items) }, numberType
	case "filter":
		return func(f *frame) any { return w.keep(f) }, t
	case "map":
		return func(f *frame) any { return w.mapped(f) }, typ{kind: list, item: &result}
	case "sum":
		return func(f *frame) any { return total(w.mapped(f).items) }, numberType
	}
	c.slip(n, "规则里不能用函数“"+n.Name+"”")
	return constant(nil), typ{}
}

func (w walk) fold(start bool, join func(a, b any) any) eval {
	return func(f *frame) any {
		var all any = start
		w.values(f, func(_, value any) bool {
			all = join(all, value)
			return all != !start
		})
		return all
	}
}

func (w walk) keep(f *frame) *sequence {
	kept := &sequence{}
	w.values(f, func(item, value any) bool {
		if value == true {
			kept.items = append(kept.items, item)
		}
		return true
	})
	return kept
}

// mapped are the values of the elements; lists among them are laid end to end.
func (w walk) mapped(f *frame) *sequence {
	made := &sequence{}
	w.values(f, func(_, value any) bool {
		made.items = append(made.items, value)
		return true
	})
	return made
}

// total adds what is known.
func total(values []any) any {
	sum := decimal.Zero
	for _, v := range values {
		if n, known := figure(v); known {
			sum = sum.Add(n)
		}
	}
	return sum
}
