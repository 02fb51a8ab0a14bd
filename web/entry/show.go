package entry

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"huishang"
)

// Show fills a sheet from a dossier, or from any other object of the dictionary.
func (s *Sheet) Show(of any) (*Form, error) { return s.fill(of, nil) }

// A filling builds nodes from what a dossier says and, when there is any, what was typed.
type filling struct {
	sheet *Sheet
	typed typed
}

func (s *Sheet) fill(of any, said typed) (*Form, error) {
	tree := huishang.TreeOf(of)
	form, b := &Form{sheet: s}, &filling{s, said}
	for _, part := range s.Parts {
		field, base, where, err := resolve(reflect.TypeOf(of), tree, part)
		if err != nil {
			return nil, err
		}
		form.Nodes = append(form.Nodes, b.node(part, where, field, base))
	}
	return form, nil
}

// resolve follows a pointer to its field and to what the dossier says there.
func resolve(t reflect.Type, tree any, path string) (f huishang.Field, base any, where string, err error) {
	for i, key := range strings.Split(strings.TrimPrefix(path, "/"), "/") {
		if at, isPlace := placeOf(key); isPlace && i > 0 {
			list, _ := tree.([]any)
			if tree = nil; at < len(list) {
				tree = list[at]
			}
			f.Type, where = f.Type.Elem(), itemWhere(where, at)
			t = f.Type
			continue
		}
		known := false
		if f, known = huishang.Lookup(t, key); !known {
			return f, nil, "", fmt.Errorf("no field %s in %v, asked for as %s", key, t, path)
		}
		object, _ := tree.(map[string]any)
		tree, t, where = object[key], f.Type, joined(where, f.Name)
	}
	return f, tree, where, nil
}

func placeOf(key string) (int, bool) {
	at, err := strconv.Atoi(key)
	return at, err == nil && at >= 0
}

func joined(where, name string) string {
	if where == "" {
		return name
	}
	return where + " › " + name
}

// itemWhere names an item of a list: 议题建议 › 议题 becomes 议题建议 › 第1项议题.
func itemWhere(where string, at int) string {
	cut := strings.LastIndex(where, " › ")
	if cut < 0 {
		return fmt.Sprintf("第%d项%s", at+1, where)
	}
	cut += len(" › ")
	return fmt.Sprintf("%s第%d项%s", where[:cut], at+1, where[cut:])
}

func (b *filling) node(path, where string, f huishang.Field, base any) *Node {
	n := &Node{Path: path, Label: f.Name, Where: where, Field: f, Need: b.sheet.need(path, f), Text: textOf(base), sheet: b.sheet, base: base}
	if label, own := b.sheet.Labels[patternOf(path)]; own {
		n.Label = label
	}
	n.Shape = b.sheet.shapeOf(path, f, n.Text)
	if n.Shape == Lines && !lineable(base) {
		n.Shape = List
	}
	switch n.Shape {
	case Group:
		n.Nodes = b.fields(path, where, f.Type, base)
	case List:
		b.items(n)
	case Fixed:
		n.Choices = b.sheet.Choices[patternOf(path)]
	default:
		b.leaf(n)
	}
	return n
}

func (b *filling) fields(path, where string, t reflect.Type, base any) []*Node {
	var nodes []*Node
	object, _ := base.(map[string]any)
	for _, f := range b.sheet.asked(path, t) {
		nodes = append(nodes, b.node(path+"/"+f.JSON, joined(where, f.Name), f, object[f.JSON]))
	}
	return nodes
}

// items are those of the dossier, or those that were sent, each with what the dossier said of it before.
func (b *filling) items(n *Node) {
	list, _ := n.base.([]any)
	pattern := patternOf(n.Path)
	n.Still = b.sheet.lists(b.sheet.Fixed, pattern) || slices.Contains(b.sheet.Still, pattern)
	if b.typed == nil || n.Still {
		for i, base := range list {
			n.Nodes = append(n.Nodes, b.item(n, i, base, strconv.Itoa(i)))
		}
		return
	}
	for i := 0; i < mostItems; i++ {
		was, sent := b.typed.first(fmt.Sprintf("%s/%d", n.Path, i))
		if !sent {
			return
		}
		var base any
		if at, isPlace := placeOf(was); isPlace && at < len(list) && n.sections() {
			base = list[at]
		}
		if !n.sections() && i < len(list) {
			base = list[i]
		}
		n.Nodes = append(n.Nodes, b.item(n, i, base, was))
	}
}

// mostItems bounds the items of one list.
const mostItems = 500

func (n *Node) sections() bool { return len(huishang.Fields(n.Field.Type)) > 0 }

func (b *filling) item(list *Node, at int, base any, was string) *Node {
	f := list.Field
	f.Type = f.Type.Elem()
	path, where := fmt.Sprintf("%s/%d", list.Path, at), itemWhere(list.Where, at)
	item := &Node{Path: path, Label: fmt.Sprintf("第%d项%s", at+1, list.Label), Where: where, Field: f, Shape: Group, Was: was, Notes: b.sheet.Notes[path],
		sheet: b.sheet, base: base}
	if list.sections() {
		item.Nodes = b.fields(path, where, f.Type, base)
		return item
	}
	item.Shape, item.Text, item.Was = Long, textOf(base), ""
	item.Field.Help, item.Field.Example = "", ""
	b.leaf(item)
	return item
}

// leaf takes what was typed and what may be chosen.
func (b *filling) leaf(n *Node) {
	pattern := patternOf(n.Path)
	n.Choices = slices.Clone(b.sheet.Choices[pattern])
	if len(n.Choices) == 0 {
		for _, value := range n.Field.Enum {
			n.Choices = append(n.Choices, Choice{value, value})
		}
	}
	if n.Shape == Check {
		n.Chosen = textsOf(n.base)
	}
	if b.typed != nil {
		n.Text, _ = b.typed.first(n.Path)
		if n.Shape == Check {
			n.Chosen = b.typed[n.Path]
		}
	}
	if n.Beyond() != "" {
		n.Chosen = apart(n.Chosen)
	} else if n.Shape == Choose || n.Shape == Check {
		n.offer(append(slices.Clone(n.Chosen), n.Text))
	}
}

// offer adds values that are there already to those that may be chosen: a dossier may hold others than the dictionary lists.
func (n *Node) offer(values []string) {
	for _, value := range values {
		if value == "" || n.Shape == Check && !slices.Contains(n.Chosen, value) || slices.ContainsFunc(n.Choices, func(c Choice) bool { return c.Value == value }) {
			continue
		}
		n.Choices = append(n.Choices, Choice{value, value})
	}
}
