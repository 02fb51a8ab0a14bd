package xlsx

import (
	"strings"
)

// A calc is a formula as a tree, for the arithmetic and the few functions that
// forms are made of. What it does not know is left to excelize.
type calc struct{ top *term }

type termKind uint8

const (
	termValue termKind = iota
	termRef
	termUnary
	termBinary
	termCall
)

// A term is one node of the tree.
type term struct {
	kind termKind
	v    val
	ref  int    // number of the reference in the formula
	op   string // operator or function
	args []*term
}

// run computes the formula of a job.
func (c *calc) run(j *job) val {
	v := c.top.eval(j)
	return v
}

// compileCalc builds the tree, or nil when the formula needs more than we know.
func compileCalc(f *formula) *calc {
	p := &calcParser{}
	ref := 0
	for i, piece := range f.pieces {
		switch {
		case piece.ref != nil:
			p.tokens = append(p.tokens, token{kind: tokenRef, ref: ref})
			ref++
		case piece.str:
			if f.tagged != nil && f.tagged.texts[i] != nil {
				return nil
			}
			s := strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(piece.text, `"`), `"`), `""`, `"`)
			p.tokens = append(p.tokens, token{kind: tokenValue, v: val{kind: valText, str: s}})
		default:
			p.lex(piece.text)
		}
	}
	top := p.expression(0, 0)
	if p.bad || p.peek().kind != tokenEnd {
		return nil
	}
	return &calc{top}
}

// A calcParser reads a formula by precedence.
type calcParser struct {
	tokens []token
	at     int
	bad    bool
}

func (p *calcParser) peek() token {
	if p.at < len(p.tokens) {
		return p.tokens[p.at]
	}
	return token{}
}

func (p *calcParser) next() token {
	t := p.peek()
	p.at++
	return t
}

var binding = map[string]int{"=": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "<>": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 5}

// expression reads operators that bind tighter than min.
func (p *calcParser) expression(min, depth int) *term {
	if depth > 64 {
		p.bad = true
		return &term{}
	}
	left := p.operand(depth)
	for !p.bad {
		t := p.peek()
		if t.kind == tokenOp && t.text == "%" {
			p.at++
			left = &term{kind: termUnary, op: "%", args: []*term{left}}
			continue
		}
		power := binding[t.text]
		if t.kind != tokenOp || power <= min {
			break
		}
		p.at++
		left = &term{kind: termBinary, op: t.text, args: []*term{left, p.expression(power, depth+1)}}
	}
	return left
}

func (p *calcParser) operand(depth int) *term {
	switch t := p.next(); t.kind {
	case tokenValue:
		return &term{v: t.v}
	case tokenRef:
		return &term{kind: termRef, ref: t.ref}
	case tokenOp:
		if t.text == "-" || t.text == "+" {
			return &term{kind: termUnary, op: t.text, args: []*term{p.expression(5, depth+1)}}
		}
	case tokenOpen:
		inner := p.expression(0, depth+1)
		if p.next().kind == tokenClose {
			return inner
		}
	case tokenCall:
		if _, ok := functions[t.text]; ok {
			return p.call(t.text, depth)
		}
	}
	p.bad = true
	return &term{}
}

func (p *calcParser) call(name string, depth int) *term {
	out := &term{kind: termCall, op: name}
	if p.peek().kind == tokenClose {
		p.bad = true
		return out
	}
	for !p.bad {
		out.args = append(out.args, p.expression(0, depth+1))
		switch p.next().kind {
		case tokenComma:
		case tokenClose:
			p.bad = p.bad || len(out.args) < functions[name].least || len(out.args) > functions[name].most
			return out
		default:
			p.bad = true
		}
	}
	return out
}
