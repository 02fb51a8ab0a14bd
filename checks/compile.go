package checks

import (
	"errors"
	"regexp"
	"slices"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/shopspring/decimal"
)

// An eval computes the value of an expression: string, int, decimal.Decimal, bool, huishang.Date, *record, *sequence, or nil
// when something it needs is missing.
type eval func(*frame) any

// A frame holds the variables of one application of a rule.
type frame struct {
	slots []any
	marks []mark // where the loop variables stand that are no records
	stack []any  // the values of calls under way
	*run
}

// begin makes room for the variables of a part of a rule, the first of which is the dossier.
func (f *frame) begin(slots int) {
	f.slots, f.marks = slices.Grow(f.slots[:0], slots)[:slots], slices.Grow(f.marks[:0], slots)[:slots]
	clear(f.slots)
	clear(f.marks)
	f.slots[0] = f.subject
}

// A mark is a place in a list.
type mark struct {
	of *sequence
	n  int
}

// An expression is compiled: its names are resolved against the dictionary, its types are known.
type expression struct {
	eval  eval
	typ   typ
	path  *path // when it is a plain name such as 议定书.标题
	reads []read
}

// A compiler turns expressions in the language of expr-lang/expr into functions. The library parses; the names, the types and
// the values are ours: a static check against the dictionary that tells every slip at once, decimals, and calm about what is
// missing.
type compiler struct {
	schema    schema
	settings  map[string]setting
	patterns  map[string]*regexp.Regexp
	functions []function
	scope     map[string]variable
	slots     int
	reads     []read
	slips     []slip
}

type variable struct {
	slot int
	typ  typ
}

// A slip is something wrong at a character of an expression.
type slip struct {
	offset  int
	message string
}

// compile compiles one expression that must have a type; anything stands for any type. The slips are empty when it is sound.
func (c *compiler) compile(source string, want kind) (expression, []slip) {
	c.reads, c.slips = nil, nil
	tree, err := parser.Parse(source)
	if err != nil {
		return expression{}, []slip{syntaxSlip(err)}
	}
	e, t, p := c.node(tree.Node)
	if len(c.slips) == 0 && want != anything && t.kind != want && t.kind != anything {
		c.slip(tree.Node, "这里应是"+kindNames[want]+"，现为"+t.String())
	}
	return expression{eval: e, typ: t, path: p, reads: outermost(c.reads)}, c.slips
}

func syntaxSlip(err error) slip {
	var fault *file.Error
	if !errors.As(err, &fault) {
		return slip{message: "看不懂这个式子：" + err.Error()}
	}
	return slip{fault.From, "看不懂这个式子：" + fault.Message}
}

func (c *compiler) slip(at ast.Node, message string) {
	c.slips = append(c.slips, slip{at.Location().From, message})
}

// declare adds a variable and gives its slot.
func (c *compiler) declare(name string, t typ) int {
	c.scope[name] = variable{c.slots, t}
	c.slots++
	return c.slots - 1
}

// node compiles one node of the syntax tree.
func (c *compiler) node(n ast.Node) (eval, typ, *path) {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return c.identifier(n)
	case *ast.MemberNode:
		return c.member(n)
	case *ast.PointerNode:
		return c.variable(n, elementName)
	}
	e, t := c.operation(n)
	return e, t, nil
}

func (c *compiler) operation(n ast.Node) (eval, typ) {
	switch n := n.(type) {
	case *ast.NilNode:
		return constant(nil), typ{}
	case *ast.IntegerNode:
		return constant(n.Value), typ{kind: number}
	case *ast.FloatNode:
		return constant(decimal.NewFromFloat(n.Value)), typ{kind: number}
	case *ast.StringNode:
		return constant(n.Value), typ{kind: text}
	case *ast.BoolNode:
		return constant(n.Value), typ{kind: truth}
	case *ast.ArrayNode:
		return c.array(n)
	case *ast.UnaryNode:
		return c.unary(n)
	case *ast.BinaryNode:
		return c.binary(n)
	case *ast.ConditionalNode:
		return c.conditional(n)
	case *ast.CallNode:
		return c.call(n)
	case *ast.BuiltinNode:
		return c.builtin(n)
	}
	c.slip(n, "这种写法不能用在规则里")
	return constant(nil), typ{}
}

func constant(v any) eval { return func(*frame) any { return v } }
