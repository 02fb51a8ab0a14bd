// Package yamlfile reads the YAML files that staff write: rules, moments of reminders, working days. Every value keeps its place in the file, and
// every slip is told in Chinese with that place, all of a file at once.
package yamlfile

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// A Page is one file while it is read: YAML, of which JSON is a part.
type Page struct {
	Tell func(line, column int, message string) // takes each slip; line and column, in characters, count from 1
	told int
}

// Read parses a file into its outermost value; nil when there is none, with a fault.
func (p *Page) Read(data []byte) ast.Node {
	text := strings.TrimPrefix(string(data), "\uFEFF")
	if message := unreadable(text); message != "" {
		p.FaultAt(1, 1, message)
		return nil
	}
	file, err := parser.ParseBytes([]byte(text), 0)
	var syntax yaml.Error
	switch {
	case errors.As(err, &syntax) && syntax.GetToken() != nil:
		at := syntax.GetToken().Position
		p.FaultAt(at.Line, at.Column, syntaxInChinese(syntax.GetMessage()))
		return nil
	case err != nil:
		p.FaultAt(1, 1, syntaxInChinese(err.Error()))
		return nil
	case len(file.Docs) != 1 || file.Docs[0].Body == nil:
		p.FaultAt(1, 1, "文件里应有一份内容，不能为空，也不能用 --- 分成几份")
		return nil
	}
	return file.Docs[0].Body
}

// Fault tells a slip where a node begins.
func (p *Page) Fault(at ast.Node, message string) {
	position := Start(at)
	p.FaultAt(position.Line, position.Column, message)
}

// FaultAt tells a slip at a place. Of very many only the first are told.
func (p *Page) FaultAt(line, column int, message string) {
	if p.told++; p.told <= maxFaults {
		p.Tell(line, column, message)
	}
}

// Start is where a node begins: a mapping at its first key.
func Start(n ast.Node) *token.Position {
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

// An Entry is a key and its value in a mapping.
type Entry struct {
	Key   string
	At    ast.Node // the key
	Value ast.Node
}

// Mapping reads a mapping whose keys must be known; with no keys given any will do.
func (p *Page) Mapping(n ast.Node, known ...string) []Entry {
	pairs, ok := pairsOf(n)
	if !ok {
		p.Fault(n, "这里应是“键: 值”")
	}
	var entries []Entry
	for _, pair := range pairs {
		key := pair.Key.GetToken().Value
		if len(known) > 0 && !slices.Contains(known, key) {
			p.Fault(pair.Key, "不认识的键“"+Clip(key)+"”"+Suggest(key, known))
			continue
		}
		entries = append(entries, Entry{key, pair.Key, pair.Value})
	}
	return entries
}

// Has reports whether a node is a mapping with the key.
func Has(n ast.Node, key string) bool {
	pairs, _ := pairsOf(n)
	return slices.ContainsFunc(pairs, func(pair *ast.MappingValueNode) bool { return pair.Key.GetToken().Value == key })
}

// pairsOf are the pairs of a mapping; a single one is a node of another type.
func pairsOf(n ast.Node) (pairs []*ast.MappingValueNode, ok bool) {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, true
	}
	return nil, false
}

// Sequence reads a list; a single value is a list of one.
func (p *Page) Sequence(n ast.Node) []ast.Node {
	if list, ok := n.(*ast.SequenceNode); ok {
		return list.Values
	}
	return []ast.Node{n}
}

// Text reads a scalar as it is written.
func (p *Page) Text(n ast.Node) string {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value
	case *ast.LiteralNode:
		return strings.TrimRightFunc(n.Value.Value, unicode.IsSpace)
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return n.GetToken().Value
	}
	p.Fault(n, "这里应是文字")
	return ""
}

// Texts reads a list of scalars, or a single one.
func (p *Page) Texts(n ast.Node) []string {
	var all []string
	for _, item := range p.Sequence(n) {
		all = append(all, p.Text(item))
	}
	return all
}

// OneOf reads a name that must be known; what says what it names. It is empty, with a fault, when it is not.
func (p *Page) OneOf(n ast.Node, what string, known []string) string {
	before := p.told
	name := p.Text(n)
	if slices.Contains(known, name) {
		return name
	}
	if p.told == before {
		p.Fault(n, "没有“"+Clip(name)+"”这个"+what+Suggest(name, known))
	}
	return ""
}
