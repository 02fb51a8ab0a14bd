package checks

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/ast"

	"huishang"
)

// value says what something is.
func (r reader) value(n ast.Node) string {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return n.Value
	case *ast.PointerNode:
		return "其"
	case *ast.MemberNode:
		return r.member(n)
	case *ast.StringNode:
		return "“" + stepName(n.Value) + "”"
	case *ast.IntegerNode:
		return strconv.Itoa(n.Value)
	case *ast.FloatNode:
		return strconv.FormatFloat(n.Value, 'f', -1, 64)
	case *ast.BoolNode:
		return "“" + plain(n.Value) + "”"
	case *ast.NilNode:
		return "空"
	case *ast.ArrayNode:
		return strings.ReplaceAll(r.choice(n), "或", "、")
	case *ast.CallNode:
		return r.call(n)
	case *ast.BuiltinNode:
		return r.builtin(n)
	case *ast.ConditionalNode:
		return "（" + r.chosen(n) + "）"
	case *ast.BinaryNode:
		if !slices.Contains(arithmetic, n.Operator) {
			return "（" + r.truth(n) + "）"
		}
	}
	return r.truth(n)
}

// chosen says which of several values counts.
func (r reader) chosen(n *ast.ConditionalNode) string {
	other := ""
	if more, ok := n.Exp2.(*ast.ConditionalNode); ok {
		other = r.chosen(more)
	} else {
		other = "否则为" + r.value(n.Exp2)
	}
	return fmt.Sprintf("%s时为%s，%s", r.truth(n.Cond), r.value(n.Exp1), other)
}

// arithmetic are the operators that give a value and not an answer.
var arithmetic = []string{"+", "-", "*", "/", "??"}

// member says a field; of a threshold its value, too.
func (r reader) member(n *ast.MemberNode) string {
	name, _ := n.Property.(*ast.StringNode)
	if name == nil {
		return n.String()
	}
	if _, each := n.Node.(*ast.PointerNode); each {
		return "其" + name.Value
	}
	base, _ := n.Node.(*ast.IdentifierNode)
	if base == nil || base.Value != settingsName {
		return r.value(n.Node) + "的" + name.Value
	}
	if s := r.settings[name.Value]; s.typ.kind == number {
		return "“" + name.Value + "”（" + plain(s.value) + "）"
	}
	return "“" + name.Value + "”"
}

// stepName is the name of a step of the procedures, or the text itself.
func stepName(text string) string { return huishang.Step(text).Name() }
