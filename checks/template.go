package checks

import (
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// A template is a message with values: 议题“{议题.名称}”没有市政府议定依据。
type template []segment

type segment struct {
	text  string
	value *expression
}

// render writes the message; a quoted value that is not filled in is told so, since nothing between quotation marks reads like a slip.
func (t template) render(f *frame) string {
	var b strings.Builder
	for _, s := range t {
		if s.value == nil {
			b.WriteString(s.text)
			continue
		}
		b.WriteString(plain(s.value.eval(f)))
	}
	return strings.ReplaceAll(b.String(), "“”", "（未填）")
}

// template reads a message; what stands in braces is an expression.
func (p *page) template(c *compiler, n ast.Node) template {
	source := p.Text(n)
	var t template
	for at := 0; at < len(source); {
		open := strings.IndexByte(source[at:], '{')
		if open < 0 {
			return append(t, segment{text: source[at:]})
		}
		start := at + open + 1
		length := strings.IndexByte(source[start:], '}')
		offset := len([]rune(source[:start]))
		if length < 0 {
			p.slip(n, slip{offset - 1, "“{”没有配对的“}”"})
			return t
		}
		e, slips := c.compile(source[start:start+length], anything)
		for _, s := range slips {
			p.slip(n, slip{offset + s.offset, s.message})
		}
		t = append(t, segment{text: source[at : start-1]}, segment{value: &e})
		at = start + length + 1
	}
	return t
}

// expression compiles an expression written in the node.
func (p *page) expression(c *compiler, n ast.Node, want kind) *expression {
	e, slips := c.compile(p.Text(n), want)
	for _, s := range slips {
		p.slip(n, s)
	}
	if len(slips) > 0 {
		return nil
	}
	return &e
}
