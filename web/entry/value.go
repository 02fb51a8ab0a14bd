package entry

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"huishang"
	"huishang/generator"
)

// value is what a node says, as JSON, and whether it says anything.
func (n *Node) value() (any, bool) {
	switch n.Shape {
	case Group:
		return n.section()
	case List:
		return n.list()
	case Fixed:
		return n.base, n.base != nil
	case Check:
		return n.checked()
	}
	if n.Text == textOf(n.base) {
		return n.base, n.base != nil
	}
	return n.changed()
}

// changed is what a field says that no longer says what the dossier did.
func (n *Node) changed() (any, bool) {
	switch text := strings.TrimSpace(n.Text); n.Shape {
	case Lines:
		var lines []any
		for _, line := range strings.Split(n.Text, "\n") {
			if line = strings.TrimSpace(line); line != "" {
				lines = append(lines, line)
			}
		}
		return lines, len(lines) > 0
	case Flag:
		return text == "是", text != ""
	case Day, Figure:
		value, message := generator.Typed(n.Field, text)
		if message != "" {
			n.wrong(message)
		}
		return value, value != nil
	default:
		return text, text != ""
	}
}

func (n *Node) checked() (any, bool) {
	before := textsOf(n.base)
	chosen := slices.DeleteFunc(slices.Clone(n.Chosen), func(v string) bool { return v == "" })
	if slices.Equal(slices.Sorted(slices.Values(before)), slices.Sorted(slices.Values(chosen))) {
		return n.base, n.base != nil
	}
	list := make([]any, len(chosen))
	for i, v := range chosen {
		list[i] = v
	}
	return list, len(list) > 0
}

// section is what the dossier said of an object with the fields of the form laid over it.
func (n *Node) section() (any, bool) {
	before, was := n.base.(map[string]any)
	object := maps.Clone(before)
	if object == nil {
		object = map[string]any{}
	}
	for _, field := range n.Nodes {
		if value, said := field.value(); said {
			object[field.Field.JSON] = value
		} else if object[field.Field.JSON] != nil {
			delete(object, field.Field.JSON)
		}
	}
	if !was && len(object) == 0 && n.Was == "" {
		return nil, false
	}
	return object, true
}

func (n *Node) list() (any, bool) {
	if len(n.Nodes) == 0 {
		if list, was := n.base.([]any); was && len(list) == 0 {
			return n.base, true
		}
		return nil, false
	}
	var list []any
	for _, item := range n.Nodes {
		if value, said := item.value(); said {
			list = append(list, value)
		}
	}
	n.number(list)
	return list, true
}

// number gives items without an id the next one that none has or had.
func (n *Node) number(list []any) {
	for _, f := range huishang.Fields(n.Field.Type) {
		prefix, numbered := n.sheet.Numbered[patternOf(n.Path+"/0/"+f.JSON)]
		if !numbered {
			continue
		}
		taken, before := map[any]bool{}, n.base
		for _, list := range []any{list, before} {
			items, _ := list.([]any)
			for _, item := range items {
				object, _ := item.(map[string]any)
				taken[object[f.JSON]] = true
			}
		}
		next := 1
		for _, item := range list {
			if object := item.(map[string]any); object[f.JSON] == nil {
				for taken[fmt.Sprintf("%s%d", prefix, next)] {
					next++
				}
				object[f.JSON] = fmt.Sprintf("%s%d", prefix, next)
				taken[object[f.JSON]] = true
			}
		}
	}
}
