package checks

import (
	"regexp"

	"github.com/expr-lang/expr/ast"
)

func (c *compiler) texts(n *ast.BinaryNode, holds func(text, part string) bool) (eval, typ) {
	a, b := c.operand(n.Left, text), c.operand(n.Right, text)
	return func(f *frame) any {
		whole, _ := a(f).(string)
		part, known := b(f).(string)
		return known && holds(whole, part)
	}, truthType
}

func (c *compiler) matches(n *ast.BinaryNode) (eval, typ) {
	a, pattern := c.operand(n.Left, text), c.pattern(n.Right)
	return func(f *frame) any {
		whole, _ := a(f).(string)
		return pattern.MatchString(whole)
	}, truthType
}

// pattern is a regular expression written out in the rule.
func (c *compiler) pattern(n ast.Node) *regexp.Regexp {
	source := ""
	if written, ok := n.(*ast.StringNode); ok {
		source = written.Value
	} else if s, ok := c.settingText(n); ok {
		source = s
	} else {
		c.slip(n, "正则式要直接写出，或写在设定里")
	}
	compiled, err := regexp.Compile(source)
	if err != nil {
		c.slip(n, "正则式有错误："+err.Error())
		return regexp.MustCompile("")
	}
	return compiled
}

func (c *compiler) settingText(n ast.Node) (string, bool) {
	m, ok := n.(*ast.MemberNode)
	if !ok {
		return "", false
	}
	base, ok := m.Node.(*ast.IdentifierNode)
	property, named := m.Property.(*ast.StringNode)
	if !ok || !named || base.Value != settingsName {
		return "", false
	}
	s, ok := c.settings[property.Value].value.(string)
	return s, ok
}

func (c *compiler) within(n *ast.BinaryNode) (eval, typ) {
	a, t, _ := c.node(n.Left)
	b, in, _ := c.node(n.Right)
	if in.kind != list && in.kind != anything || in.kind == list && in.item.kind != t.kind && in.item.kind != anything && t.kind != anything {
		c.slip(n, "in 的右边应是"+t.String()+"的列表")
	}
	return func(f *frame) any {
		v := a(f)
		for _, item := range items(b(f)) {
			if v != nil && equal(v, item) {
				return true
			}
		}
		return false
	}, truthType
}
