package checks

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"
)

// inWords says an expression that compiled in Chinese, for people who read the catalogue. Thresholds are told with their values.
func (rs *Rules) inWords(source string) string {
	tree, err := parser.Parse(source)
	if err != nil {
		return source
	}
	return reader{rs.settings}.truth(tree.Node)
}

// valueInWords says an expression that is no question of true or false.
func (rs *Rules) valueInWords(source string) string {
	tree, err := parser.Parse(source)
	if err != nil {
		return source
	}
	r := reader{rs.settings}
	if chosen, ok := tree.Node.(*ast.ConditionalNode); ok {
		return r.chosen(chosen)
	}
	return r.value(tree.Node)
}

// placeholder is an expression in a message.
var placeholder = regexp.MustCompile(`\{([^}]*)\}`)

// textInWords says which values stand in a message: 议题“〔议题的名称〕”没有市政府议定依据。
func (rs *Rules) textInWords(message string) string {
	return placeholder.ReplaceAllStringFunc(message, func(found string) string {
		return "〔" + rs.valueInWords(found[1:len(found)-1]) + "〕"
	})
}

// A reader says expressions in Chinese.
type reader struct{ settings map[string]setting }

// truth says what is or is not so.
func (r reader) truth(n ast.Node) string {
	switch n := n.(type) {
	case *ast.UnaryNode:
		return r.not(n)
	case *ast.BinaryNode:
		return r.binary(n)
	case *ast.ConditionalNode:
		return fmt.Sprintf("%s时：%s；否则：%s", r.truth(n.Cond), r.truth(n.Exp1), r.truth(n.Exp2))
	case *ast.NilNode:
		return "不作判断"
	case *ast.IdentifierNode, *ast.MemberNode:
		return r.value(n) + "为“是”"
	}
	return r.value(n)
}

func (r reader) not(n *ast.UnaryNode) string {
	if n.Operator == "-" {
		return "-" + r.value(n.Node)
	}
	switch inner := n.Node.(type) {
	case *ast.CallNode:
		if name, arguments := callOf(inner); name == "已填" {
			return "没有填写" + r.value(arguments[0])
		}
	case *ast.BinaryNode:
		if _, several := inner.Right.(*ast.ArrayNode); inner.Operator == "in" && !several {
			return r.value(inner.Left) + "不是" + r.value(inner.Right) + "之一"
		}
		if opposite, known := opposites[inner.Operator]; known {
			return r.value(inner.Left) + opposite + r.choice(inner.Right)
		}
	case *ast.IdentifierNode, *ast.MemberNode:
		return r.value(inner) + "为“否”"
	}
	return "不是“" + r.truth(n.Node) + "”"
}

// How operators are said, and their opposites.
var (
	operatorWords = map[string]string{"==": "等于", "!=": "不等于", "<": "小于", "<=": "不超过", ">": "大于", ">=": "不少于",
		"contains": "写有", "matches": "符合", "+": "加", "-": "减", "*": "乘以", "/": "除以", "??": "，没有时取"}
	opposites = map[string]string{"in": "不是", "contains": "没有写", "matches": "不符合", "==": "不等于"}
)

func (r reader) binary(n *ast.BinaryNode) string {
	switch n.Operator {
	case "and", "&&":
		return r.side(n.Left, "or") + "，并且" + r.side(n.Right, "or")
	case "or", "||":
		return r.side(n.Left, "and") + "，或者" + r.side(n.Right, "and")
	case "in":
		if _, several := n.Right.(*ast.ArrayNode); !several {
			return r.value(n.Left) + "是" + r.value(n.Right) + "之一"
		}
		return r.value(n.Left) + "是" + r.choice(n.Right)
	case "==", "!=":
		if answers(n.Right) {
			return r.value(n.Left) + map[string]string{"==": "与", "!=": "不与"}[n.Operator] + quoted(r.truth(n.Right)) + "相符"
		}
		return r.value(n.Left) + operatorWords[n.Operator] + r.choice(n.Right)
	case "+", "-", "*", "/":
		return r.sum(n)
	}
	return r.value(n.Left) + operatorWords[n.Operator] + r.value(n.Right)
}

// answers reports whether something compares: it is so or not so.
func answers(n ast.Node) bool {
	b, ok := n.(*ast.BinaryNode)
	return ok && !slices.Contains(arithmetic, b.Operator)
}

// sum says what is calculated; what is calculated first stands in brackets. An empty text only makes a text of a figure.
func (r reader) sum(n *ast.BinaryNode) string {
	if text, ok := n.Left.(*ast.StringNode); ok && text.Value == "" {
		return r.value(n.Right)
	}
	return r.operand(n, n.Left) + operatorWords[n.Operator] + r.operand(n, n.Right)
}

func (r reader) operand(of *ast.BinaryNode, n ast.Node) string {
	if b, ok := n.(*ast.BinaryNode); ok && slices.Contains(arithmetic, b.Operator) && b.Operator != of.Operator {
		return "（" + r.value(n) + "）"
	}
	return r.value(n)
}

// quoted sets words in quotation marks, and those in them in the inner ones.
func quoted(words string) string {
	return "“" + strings.NewReplacer("“", "‘", "”", "’").Replace(words) + "”"
}

// side sets one side of an “and” or an “or” apart when it is the other of the two.
func (r reader) side(n ast.Node, other string) string {
	if b, ok := n.(*ast.BinaryNode); ok && b.Operator == other {
		return "（" + r.truth(n) + "）"
	}
	return r.truth(n)
}

// choice says what something is one of.
func (r reader) choice(n ast.Node) string {
	list, ok := n.(*ast.ArrayNode)
	if !ok {
		return r.value(n)
	}
	words := make([]string, len(list.Nodes))
	for i, item := range list.Nodes {
		words[i] = r.value(item)
	}
	return strings.Join(words, "或")
}
