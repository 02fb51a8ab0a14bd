package checks

import (
	"errors"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// A page is one rule file while it is read.
type page struct {
	file   string
	rule   string // the rule being read
	faults *Faults
}

func (p *page) fault(at ast.Node, message string) {
	position := start(at)
	p.faultAt(position.Line, position.Column, message)
}

// start is where a node begins: a mapping at its first key.
func start(n ast.Node) *token.Position {
	switch n := n.(type) {
	case *ast.MappingNode:
		if !n.IsFlowStyle && len(n.Values) > 0 {
			return n.Values[0].Key.GetToken().Position
		}
	case *ast.MappingValueNode:
		return n.Key.GetToken().Position
	}
	return n.GetToken().Position
}

func (p *page) faultAt(line, column int, message string) {
	*p.faults = append(*p.faults, Fault{File: p.file, Line: line, Column: column, Rule: p.rule, Message: message})
}

// slip tells a slip at a character of an expression or a message written in the node.
func (p *page) slip(at ast.Node, s slip) {
	position := at.GetToken().Position
	line, column := position.Line, position.Column
	switch n := at.(type) {
	case *ast.LiteralNode:
		before := []rune(n.Value.Value)[:min(s.offset, len([]rune(n.Value.Value)))]
		lines := strings.Split(string(before), "\n")
		line += len(lines)
		column = n.Value.GetToken().Position.IndentNum + 1 + len([]rune(lines[len(lines)-1]))
	case *ast.StringNode:
		column += s.offset
		if strings.HasPrefix(strings.TrimSpace(n.GetToken().Origin), `"`) || strings.HasPrefix(strings.TrimSpace(n.GetToken().Origin), "'") {
			column++
		}
	}
	p.faultAt(line, column, s.message)
}

// read parses a file into its outermost mapping; nil when there is none.
func (p *page) read(data []byte) ast.Node {
	file, err := parser.ParseBytes(data, 0)
	var syntax yaml.Error
	switch {
	case errors.As(err, &syntax) && syntax.GetToken() != nil:
		at := syntax.GetToken().Position
		p.faultAt(at.Line, at.Column, "YAML 写法有错误："+syntax.GetMessage())
		return nil
	case err != nil:
		p.faultAt(1, 1, "YAML 写法有错误："+err.Error())
		return nil
	case len(file.Docs) != 1 || file.Docs[0].Body == nil:
		p.faultAt(1, 1, "文件里应有一份规则，不能为空，也不能用 --- 分成几份")
		return nil
	}
	return file.Docs[0].Body
}

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
			p.fault(pair.Key, "不认识的键“"+key+"”"+didYouMean(key, slices.Clone(known)))
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
		return strings.TrimRight(n.Value.Value, "\n")
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return n.GetToken().Value
	}
	p.fault(n, "这里应是文字")
	return ""
}

func (p *page) texts(n ast.Node) []string {
	var all []string
	for _, item := range p.sequence(n) {
		all = append(all, p.text(item))
	}
	return all
}
