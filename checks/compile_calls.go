package checks

import (
	"slices"
	"strconv"

	"github.com/expr-lang/expr/ast"

	"huishang/yamlfile"
)

// A function is a word of the rule language beyond its operators. Calls are checked against the kinds of the parameters.
type function struct {
	name   string
	params []kind
	doc    string // Chinese, for docs/rules.md
	result func(args []typ) typ
	call   func(f *frame, args []any) any
}

// always is the result of a function whatever it is given.
func always(t typ) func([]typ) typ { return func([]typ) typ { return t } }

// sameList is the result of a function that picks from the list it is given.
func sameList(args []typ) typ { return args[0] }

func (c *compiler) call(n *ast.CallNode) (eval, typ) {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		c.slip(n, "这里不能调用函数")
		return constant(nil), typ{}
	}
	known := c.functions
	i := slices.IndexFunc(known, func(f function) bool { return f.name == callee.Value })
	if i < 0 {
		var names []string
		for _, f := range known {
			names = append(names, f.name)
		}
		c.slip(callee, "没有函数“"+callee.Value+"”"+yamlfile.Suggest(callee.Value, names))
		return constant(nil), typ{}
	}
	fn := known[i]
	if len(n.Arguments) != len(fn.params) {
		c.slip(n, "函数“"+fn.name+"”要 "+strconv.Itoa(len(fn.params))+" 个值")
		return constant(nil), fn.result(make([]typ, len(fn.params)))
	}
	evals, types := c.arguments(fn, n.Arguments)
	if fn.name == matchName {
		pattern := c.pattern(n.Arguments[1])
		c.patterns[pattern.String()] = pattern
	}
	return func(f *frame) any {
		base := len(f.stack)
		for _, e := range evals {
			v := e(f)
			f.stack = append(f.stack, v)
		}
		made := fn.call(f, f.stack[base:])
		f.stack = f.stack[:base]
		return made
	}, fn.result(types)
}

func (c *compiler) arguments(fn function, nodes []ast.Node) ([]eval, []typ) {
	evals, types := make([]eval, len(nodes)), make([]typ, len(nodes))
	for i, node := range nodes {
		want := fn.params[i]
		e, t, _ := c.node(node)
		if want != anything && t.kind != want && t.kind != anything {
			c.slip(node, "函数“"+fn.name+"”这里应是"+kindNames[want]+"，现为"+t.String())
		}
		evals[i], types[i] = e, t
	}
	return evals, types
}
