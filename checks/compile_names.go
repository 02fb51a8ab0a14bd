package checks

import (
	"maps"
	"slices"

	"github.com/expr-lang/expr/ast"

	"huishang/yamlfile"
)

// Names with a meaning of their own in every expression.
const (
	elementName  = "#"  // the element in any(…), filter(…) and the like
	settingsName = "设定" // thresholds that are no law
)

// A path is a plain name: a variable and the fields behind it. It knows where in the dossier it leads even when nothing is there.
type path struct {
	slot   int
	words  string
	fields []shapeField
}

func (p *path) place(f *frame) place {
	var at place
	switch base := f.slots[p.slot].(type) {
	case *record:
		at = base.place()
	default:
		if m := f.marks[p.slot]; m.of != nil && m.of.parent != nil {
			at = m.of.parent.place().field(m.of.parent.shape.fields[m.of.field]).item(m.n)
		}
	}
	for _, field := range p.fields {
		at = at.field(field)
	}
	return at
}

// identifier is a variable, or a document of the dossier.
func (c *compiler) identifier(n *ast.IdentifierNode) (eval, typ, *path) {
	if _, known := c.scope[n.Value]; known {
		return c.variable(n, n.Value)
	}
	root, _ := c.scope[dossierName]
	if i, known := root.typ.shape.byName[n.Value]; known {
		e, t, p := c.variable(n, dossierName)
		return c.field(e, t, p, i)
	}
	c.slip(n, "没有名为“"+n.Value+"”的字段或变量"+yamlfile.Suggest(n.Value, append(c.variables(), root.typ.shape.names()...)))
	return constant(nil), typ{}, nil
}

func (c *compiler) variables() []string { return slices.Sorted(maps.Keys(c.scope)) }

func (c *compiler) variable(n ast.Node, name string) (eval, typ, *path) {
	v, known := c.scope[name]
	if !known {
		c.slip(n, "这里没有可以用“.”开头的元素")
		return constant(nil), typ{}, nil
	}
	slot := v.slot
	e := func(f *frame) any { return f.slots[slot] }
	p := &path{slot: slot, words: name}
	if name == dossierName || name == elementName {
		p.words = ""
	}
	c.note(p, name, e)
	return e, v.typ, p
}

// member reads a field of one object; map(协议书.事项, .目标) reads it of each.
func (c *compiler) member(n *ast.MemberNode) (eval, typ, *path) {
	property, named := n.Property.(*ast.StringNode)
	if !named || n.Method {
		c.slip(n, "字段要用“.名称”来取")
		return constant(nil), typ{}, nil
	}
	if base, ok := n.Node.(*ast.IdentifierNode); ok && base.Value == settingsName {
		e, t := c.setting(n, property.Value)
		return e, t, nil
	}
	e, t, p := c.node(n.Node)
	switch {
	case t.kind == anything:
		return constant(nil), typ{}, nil
	case t.kind != object || t.shape == nil:
		c.slip(n, t.String()+"没有字段“"+property.Value+"”")
		return constant(nil), typ{}, nil
	}
	i, known := t.shape.byName[property.Value]
	if !known {
		c.slip(property, "没有名为“"+property.Value+"”的字段"+yamlfile.Suggest(property.Value, t.shape.names()))
		return constant(nil), typ{}, nil
	}
	return c.field(e, t, p, i)
}

func (c *compiler) field(e eval, t typ, p *path, i int) (eval, typ, *path) {
	field := t.shape.fields[i]
	read := func(f *frame) any {
		if r, ok := e(f).(*record); ok {
			return r.get(i)
		}
		return nil
	}
	if p == nil {
		return read, field.typ, nil
	}
	longer := &path{slot: p.slot, words: p.words, fields: append(p.fields[:len(p.fields):len(p.fields)], field)}
	if element, inside := c.scope[elementName]; !inside || element.slot != p.slot {
		if longer.words != "" {
			longer.words += " › "
		}
		longer.words += field.name
		c.note(longer, "", read)
	}
	return read, field.typ, longer
}

func (c *compiler) setting(n ast.Node, name string) (eval, typ) {
	s, known := c.settings[name]
	if !known {
		c.slip(n, "没有名为“"+name+"”的设定"+yamlfile.Suggest(name, slices.Sorted(maps.Keys(c.settings))))
	}
	return constant(s.value), s.typ
}
