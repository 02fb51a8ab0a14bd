package checks

import (
	"slices"

	"strings"

	"github.com/expr-lang/expr/ast"
)

var (
	truthType  = typ{kind: truth}
	numberType = typ{kind: number}
	textType   = typ{kind: text}
	dateType   = typ{kind: date}
	textsType  = typ{kind: list, item: &textType}
)

// operand compiles a node that must be of a kind.
func (c *compiler) operand(n ast.Node, want kind) eval {
	e, t, _ := c.node(n)
	if t.kind != want && t.kind != anything && want != anything {
		c.slip(n, "这里应是"+kindNames[want]+"，现为"+t.String())
	}
	return e
}

func (c *compiler) array(n *ast.ArrayNode) (eval, typ) {
	var evals []eval
	item := typ{}
	for _, element := range n.Nodes {
		e, t, _ := c.node(element)
		if item.kind != anything && t.kind != item.kind {
			c.slip(element, "列表里的值种类不同")
		}
		evals, item = append(evals, e), t
	}
	build := func(f *frame) any {
		made := &sequence{items: make([]any, len(evals))}
		for i, e := range evals {
			made.items[i] = e(f)
		}
		return made
	}
	if slices.ContainsFunc(n.Nodes, func(n ast.Node) bool { return !literal(n) }) {
		return build, typ{kind: list, item: &item}
	}
	return constant(build(nil)), typ{kind: list, item: &item}
}

// literal reports whether a node is written out, so that it need not be computed again and again.
func literal(n ast.Node) bool {
	switch n.(type) {
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return true
	}
	return false
}

func (c *compiler) unary(n *ast.UnaryNode) (eval, typ) {
	if n.Operator == "-" {
		e := c.operand(n.Node, number)
		return func(f *frame) any { return compute("-", 0, e(f)) }, numberType
	}
	e := c.operand(n.Node, truth)
	return func(f *frame) any {
		if yes, known := e(f).(bool); known {
			return !yes
		}
		return nil
	}, truthType
}

func (c *compiler) binary(n *ast.BinaryNode) (eval, typ) {
	switch n.Operator {
	case "and", "&&":
		a, b := c.operand(n.Left, truth), c.operand(n.Right, truth)
		return func(f *frame) any {
			left := a(f)
			if left == false {
				return false
			}
			return both(left, b(f))
		}, truthType
	case "or", "||":
		a, b := c.operand(n.Left, truth), c.operand(n.Right, truth)
		return func(f *frame) any {
			left := a(f)
			if left == true {
				return true
			}
			return either(left, b(f))
		}, truthType
	case "matches":
		return c.matches(n)
	case "contains":
		return c.texts(n, strings.Contains)
	case "startsWith":
		return c.texts(n, strings.HasPrefix)
	case "endsWith":
		return c.texts(n, strings.HasSuffix)
	case "in":
		return c.within(n)
	case "+", "-", "*", "/":
		return c.arithmetic(n)
	case "==", "!=", "<", "<=", ">", ">=":
		return c.comparison(n)
	}
	c.slip(n, "规则里不能用运算符“"+n.Operator+"”")
	return constant(nil), typ{}
}
