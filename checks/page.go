package checks

import (
	"strings"

	"github.com/goccy/go-yaml/ast"

	"huishang/yamlfile"
)

// A page is one rule file while it is read.
type page struct {
	yamlfile.Page
	file string
	rule string // the rule being read
}

func newPage(file string, faults *Faults) *page {
	p := &page{file: file}
	p.Tell = func(line, column int, message string) {
		*faults = append(*faults, Fault{File: file, Line: line, Column: column, Rule: p.rule, Message: message})
	}
	return p
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
	p.FaultAt(line, column, s.message)
}

// someOf reads a list of names that must be known; what says what they name.
func (p *page) someOf(n ast.Node, what string, known []string) []string {
	var kept []string
	for _, item := range p.Sequence(n) {
		if name := p.OneOf(item, what, known); name != "" {
			kept = append(kept, name)
		}
	}
	return kept
}
