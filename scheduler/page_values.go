package scheduler

import (
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"huishang"
)

// An entry is a key and its value in a mapping.
type entry struct {
	key   string
	at    ast.Node
	value ast.Node
}

// mapping reads a mapping whose keys must be known; with no keys given any will do.
func (p *page) mapping(n ast.Node, known ...string) []entry {
	var pairs []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.MappingNode:
		pairs = n.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{n}
	default:
		p.fault(n, "这里应是“键: 值”")
		return nil
	}
	var entries []entry
	for _, pair := range pairs {
		key := pair.Key.GetToken().Value
		if len(known) > 0 && !slices.Contains(known, key) {
			p.fault(pair.Key, "不认识的键“"+clip(key)+"”"+suggest(key, known))
			continue
		}
		entries = append(entries, entry{key, pair.Key, pair.Value})
	}
	return entries
}

// sequence reads a list; a single value is a list of one.
func (p *page) sequence(n ast.Node) []ast.Node {
	if list, ok := n.(*ast.SequenceNode); ok {
		return list.Values
	}
	return []ast.Node{n}
}

// text reads a scalar as it is written.
func (p *page) text(n ast.Node) string {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value
	case *ast.LiteralNode:
		return strings.TrimSpace(n.Value.Value)
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return n.GetToken().Value
	}
	p.fault(n, "这里应是文字")
	return ""
}

// oneOf reads a name that must be known; what says what it names. It is empty, with a fault, when it is not.
func (p *page) oneOf(n ast.Node, what string, known []string) string {
	before := len(p.faults)
	name := p.text(n)
	if slices.Contains(known, name) {
		return name
	}
	if len(p.faults) == before {
		p.fault(n, "没有“"+clip(name)+"”这个"+what+suggest(name, known))
	}
	return ""
}

// fewEnough is how many known names are all listed when none is near.
const fewEnough = 24

// suggest ends a sentence with the known name most like what was written, or with all of a few.
func suggest(name string, known []string) string {
	if near, ok := huishang.Nearest(name, known); ok {
		return "，是否应为“" + near + "”？"
	}
	if len(known) <= fewEnough {
		return "，可用的有：" + strings.Join(known, "、")
	}
	return ""
}

// clip keeps what is quoted back short.
func clip(text string) string {
	const longest = 40
	if letters := []rune(text); len(letters) > longest {
		return string(letters[:longest]) + "……"
	}
	return text
}
