package checks

import "github.com/expr-lang/expr/ast"

// arithmetic is + - * / on figures, and + that lengthens a text.
func (c *compiler) arithmetic(n *ast.BinaryNode) (eval, typ) {
	operator := n.Operator
	a, t, _ := c.node(n.Left)
	if operator == "+" && t.kind == text {
		b := c.operand(n.Right, anything)
		return func(f *frame) any {
			left, right := a(f), b(f)
			if left == nil || right == nil {
				return nil
			}
			return left.(string) + plain(right)
		}, textType
	}
	b := c.operand(n.Right, number)
	if t.kind != number && t.kind != anything {
		c.slip(n.Left, "这里应是数，现为"+t.String())
	}
	return func(f *frame) any { return compute(operator, a(f), b(f)) }, numberType
}

// comparison is sure of == and !=; an order with a missing value is not known.
func (c *compiler) comparison(n *ast.BinaryNode) (eval, typ) {
	a, left, _ := c.node(n.Left)
	b, right, _ := c.node(n.Right)
	operator := n.Operator
	ordered := operator != "==" && operator != "!="
	switch {
	case left.kind == anything || right.kind == anything:
	case left.kind != right.kind:
		c.slip(n, left.String()+"不能和"+right.String()+"比较")
	case ordered && left.kind != number && left.kind != date, left.kind == list, left.kind == object:
		c.slip(n, left.String()+"不能用“"+operator+"”比较")
	}
	if !ordered {
		same := operator == "=="
		return func(f *frame) any { return equal(a(f), b(f)) == same }, truthType
	}
	return func(f *frame) any {
		order, known := compare(a(f), b(f))
		if !known {
			return nil
		}
		return operator == "<" && order < 0 || operator == "<=" && order <= 0 || operator == ">" && order > 0 || operator == ">=" && order >= 0
	}, truthType
}

func (c *compiler) conditional(n *ast.ConditionalNode) (eval, typ) {
	cond := c.operand(n.Cond, truth)
	a, left, _ := c.node(n.Exp1)
	b, right, _ := c.node(n.Exp2)
	if left.kind != right.kind && left.kind != anything && right.kind != anything {
		c.slip(n, "两种情形的值种类不同")
	}
	if left.kind == anything {
		left = right
	}
	return func(f *frame) any {
		if cond(f) == true {
			return a(f)
		}
		return b(f)
	}, left
}
