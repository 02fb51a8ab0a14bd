package tags

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/vm"
)

// An expression is a dotted name or a compiled condition. It is immutable and
// shared by goroutines.
type expression struct {
	segments []string // of a dotted name; nil for "."
	program  *vm.Program
	position string   // @序号
	names    []string // the dotted names it reads
	literal  string   // the whole text, which may be a key of the data
	counts   bool     // reads a loop position
}

var (
	simpleName = regexp.MustCompile(`^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_\p{N}]+)*$`)
	looseName  = regexp.MustCompile(`^[\p{L}\p{N}_][^"'<>=!?:|{}@#^~]*$`)
)

// compile reads a name or an expression.
func compile(s string) (*expression, error) {
	switch {
	case s == ".":
		return &expression{}, nil
	case strings.HasPrefix(s, "@") && !strings.ContainsAny(s, " =<>!+-*/%()"):
		if !slices.Contains(positions, s) {
			return nil, fmt.Errorf("没有名为“%s”的循环变量%s", s, didYouMean(s, positions))
		}
		return &expression{position: s}, nil
	case simpleName.MatchString(s):
		return &expression{segments: splitPath(s), names: []string{s}}, nil
	}
	e, err := compileExpr(s)
	if err == nil {
		return e, nil
	}
	if looseName.MatchString(s) {
		return &expression{segments: splitPath(s), names: []string{s}, literal: s}, nil
	}
	return nil, fmt.Errorf("看不懂条件或名称“%s”：%s", s, exprFault(err))
}

// Eval gives the value of the tag before its filters; ok is false when it is missing.
func (e *expression) eval(s *Scope) (v any, ok bool, err error) {
	switch {
	case e.position != "":
		v, ok = s.position(e.position)
		return v, ok, nil
	case e.program == nil && e.literal == "":
		v, ok = s.path(e.segments)
		return v, ok, nil
	}
	if e.literal != "" {
		if v, ok = s.Get(e.literal); ok {
			return v, true, nil
		}
	}
	if e.program == nil {
		v, ok = s.path(e.segments)
		return v, ok, nil
	}
	v, err = vm.Run(e.program, map[string]any{scopeName: s})
	if err != nil {
		return nil, false, fmt.Errorf("算不出“%s”：%s", e.literal, exprFault(err))
	}
	return v, v != nil, nil
}

const scopeName = "scope__"

// compileExpr compiles an expression whose names are read from the scope and
// whose figures are decimals.
func compileExpr(s string) (*expression, error) {
	source := loopVariables(s)
	p := &rewriter{source: []rune(source), known: map[string]bool{scopeName: true}}
	for _, f := range exprFunctions {
		p.known[f.name] = true
	}
	options := []expr.Option{expr.Env(map[string]any{scopeName: (*Scope)(nil)}), expr.AllowUndefinedVariables(), expr.Patch(p)}
	for _, f := range exprFunctions {
		options = append(options, expr.Function(f.name, f.call))
	}
	prog, err := expr.Compile(source, options...)
	if err != nil {
		return nil, err
	}
	counts := slices.ContainsFunc(p.read, func(n string) bool { return strings.HasPrefix(n, positionPrefix) })
	return &expression{program: prog, names: p.paths(), literal: s, counts: counts}, nil
}

// loopVariables turns @序号 into position__序号, which the parser takes as a name,
// and a lone "." into the element itself.
func loopVariables(s string) string {
	var b strings.Builder
	var quotes quoting
	runes := []rune(s)
	for i, r := range runes {
		switch {
		case quotes.inside(r):
		case r == '@':
			b.WriteString(positionPrefix)
			continue
		case r == '.' && lone(runes, i):
			b.WriteString(thisName)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

const (
	positionPrefix = "position__"
	thisName       = "this__"
)

func lone(runes []rune, i int) bool {
	word := func(j int) bool {
		return j >= 0 && j < len(runes) && (unicode.IsLetter(runes[j]) || unicode.IsDigit(runes[j]) || strings.ContainsRune("_)].?#", runes[j]))
	}
	return !word(i-1) && !word(i+1)
}

// A rewriter turns names into look-ups in the scope, and operators into
// functions on decimals that take missing values calmly.
type rewriter struct {
	source []rune
	known  map[string]bool
	read   []string
}

// called reports whether a name stands before a bracket, so that a function and
// a field of the data may share it.
func (p *rewriter) called(n *ast.IdentifierNode) bool {
	if strings.HasSuffix(n.Value, "__") {
		return true // our own, put there by the rewriting
	}
	at := n.Location().From + len([]rune(n.Value))
	for ; at < len(p.source) && p.source[at] == ' '; at++ {
	}
	return at < len(p.source) && p.source[at] == '('
}

// Visit implements ast.Visitor.
func (p *rewriter) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.IdentifierNode:
		if !p.known[n.Value] || !p.called(n) {
			p.read = append(p.read, n.Value)
			ast.Patch(node, callTo("scope_get__", &ast.IdentifierNode{Value: scopeName}, &ast.StringNode{Value: n.Value}))
		}
	case *ast.MemberNode:
		if name, ok := n.Property.(*ast.StringNode); ok && !n.Method {
			if dotted := dottedName(n.Node); dotted != "" {
				p.read = append(p.read, dotted+"."+name.Value)
			}
			ast.Patch(node, callTo("member__", n.Node, name))
		}
	case *ast.BinaryNode:
		if f, ok := operators[n.Operator]; ok {
			ast.Patch(node, callTo(f, n.Left, n.Right))
		}
		if n.Operator == "and" || n.Operator == "or" || n.Operator == "&&" || n.Operator == "||" {
			n.Left, n.Right = callTo("truth__", n.Left), callTo("truth__", n.Right)
		}
	case *ast.UnaryNode:
		switch n.Operator {
		case "not", "!":
			n.Node = callTo("truth__", n.Node)
		case "-":
			ast.Patch(node, callTo("neg__", n.Node))
		}
	case *ast.ConditionalNode:
		n.Cond = callTo("truth__", n.Cond)
	}
}

func callTo(name string, args ...ast.Node) *ast.CallNode {
	return &ast.CallNode{Callee: &ast.IdentifierNode{Value: name}, Arguments: args}
}

// dottedName is the name behind a node that was already rewritten, or "".
func dottedName(n ast.Node) string {
	c, ok := n.(*ast.CallNode)
	if !ok {
		return ""
	}
	callee, ok := c.Callee.(*ast.IdentifierNode)
	if !ok {
		return ""
	}
	last, ok := c.Arguments[len(c.Arguments)-1].(*ast.StringNode)
	switch {
	case !ok:
		return ""
	case callee.Value == "scope_get__":
		return last.Value
	case callee.Value == "member__":
		if head := dottedName(c.Arguments[0]); head != "" {
			return head + "." + last.Value
		}
	}
	return ""
}

// paths are the names read, without those that only lead to a longer one.
func (p *rewriter) paths() []string {
	var out []string
	for _, n := range p.read {
		if strings.HasPrefix(n, positionPrefix) || n == thisName {
			continue
		}
		longer := slices.ContainsFunc(p.read, func(o string) bool { return strings.HasPrefix(o, n+".") })
		if !longer && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// exprFault is the first line of a library error, without its drawing.
func exprFault(err error) string {
	msg, _, _ := strings.Cut(err.Error(), "\n")
	return msg
}
