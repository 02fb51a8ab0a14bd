package checks

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"huishang/yamlfile"
)

// A change sets a value of the dossier, or drops an element of a list.
type change struct {
	path  []any // keys and indexes
	value any
	drop  bool
}

// changePath turns 议题建议.议题.3.名称 into JSON keys and indexes; items are counted from 1.
func (p *page) changePath(b *builder, at ast.Node, written string) []any {
	var made []any
	t := b.root
	for _, word := range strings.Split(written, ".") {
		if n, err := strconv.Atoi(word); err == nil && t.kind == list && n > 0 {
			made, t = append(made, n-1), *t.item
			continue
		}
		if t.kind != object {
			p.Fault(at, "“"+written+"”里的“"+word+"”不在一组字段之下；列表后面要写第几项")
			return nil
		}
		i, known := t.shape.byName[word]
		if !known {
			p.Fault(at, "没有名为“"+word+"”的字段"+yamlfile.Suggest(word, t.shape.names()))
			return nil
		}
		made, t = append(made, t.shape.fields[i].key), t.shape.fields[i].typ
	}
	return made
}

// value reads a YAML value as JSON would have it; figures keep their digits.
func (p *page) value(n ast.Node) any {
	switch n := n.(type) {
	case *ast.NullNode:
		return nil
	case *ast.BoolNode:
		return n.Value
	case *ast.IntegerNode, *ast.FloatNode:
		return json.Number(n.GetToken().Value)
	case *ast.SequenceNode:
		all := []any{}
		for _, item := range n.Values {
			all = append(all, p.value(item))
		}
		return all
	case *ast.MappingNode, *ast.MappingValueNode:
		object := map[string]any{}
		for _, e := range p.Mapping(n) {
			object[e.Key] = p.value(e.Value)
		}
		return object
	}
	return p.Text(n)
}

func (p *page) decode(n ast.Node, into any) {
	data, err := json.Marshal(p.value(n))
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	if err != nil {
		p.Fault(n, fmt.Sprintf("例子的内容不对：%v", err))
	}
}

// apply gives the value with the change made at a path below it.
func (c change) apply(v any, path []any) (any, error) {
	if len(path) == 0 {
		return c.value, nil
	}
	switch key := path[0].(type) {
	case string:
		object, ok := v.(map[string]any)
		if !ok {
			object = map[string]any{}
		}
		inner, err := c.apply(object[key], path[1:])
		object[key] = inner
		return object, err
	case int:
		list, ok := v.([]any)
		if !ok || key >= len(list) {
			return nil, fmt.Errorf("列表只有 %d 项，没有第 %d 项", len(list), key+1)
		}
		if c.drop && len(path) == 1 {
			return append(list[:key:key], list[key+1:]...), nil
		}
		inner, err := c.apply(list[key], path[1:])
		list[key] = inner
		return list, err
	}
	return v, nil
}
