package huishang

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Tree is a dossier as [ParseJSON] would give what [Encode] writes: objects by their JSON names, lists, texts, and numbers as they are written.
// It shares nothing with the dossier.
func Tree(d *Dossier) map[string]any {
	tree, _ := TreeOf(d).(map[string]any)
	return tree
}

// TreeOf is any value of this package as [Tree] gives a dossier.
func TreeOf(value any) any { return treeOf(reflect.ValueOf(value)) }

func treeOf(v reflect.Value) any {
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Slice:
		list := make([]any, v.Len())
		for i := range list {
			list[i] = treeOf(v.Index(i))
		}
		return list
	case reflect.String:
		return v.String()
	case reflect.Bool:
		return v.Bool()
	case reflect.Struct:
		if k := kindOf(v.Type()); k != nil {
			return treeOfObject(v, k)
		}
	}
	return leafOf(v)
}

func treeOfObject(object reflect.Value, k *kind) map[string]any {
	given := presenceOf(object)
	tree := make(map[string]any, given.count())
	for i := range k.fields {
		f := &k.fields[i]
		value := object.FieldByIndex(f.path)
		switch zero := value.IsZero(); {
		case zero && !given.wrote(f.index):
		case zero && given.wroteNull(f.index):
			tree[f.JSON] = nil
		default:
			tree[f.JSON] = treeOf(value)
		}
	}
	return tree
}

// leafOf is a number, a day or a figure.
func leafOf(v reflect.Value) any {
	switch leaf := v.Interface().(type) {
	case Date:
		return leaf.String()
	case Decimal:
		if leaf.IsZero() {
			return nil
		}
		return json.Number(leaf.String())
	case int:
		return json.Number(strconv.Itoa(leaf))
	}
	return nil
}

// FromTree reads a dossier from a tree as [Decode] does from what it is written as. Texts that are no UTF-8 are mended as the standard library
// does. The error is [Faults], without lines.
func FromTree(tree map[string]any) (*Dossier, error) {
	m := planter{}
	n := m.node(tree)
	if m.count > maxValues {
		return nil, Faults{{Message: "内容过多，这不是会商卷宗，请检查是否选错了文件。"}}
	}
	var dossier Dossier
	b := binder{}
	b.value(&n, reflect.ValueOf(&dossier).Elem(), &Field{})
	if len(b.faults) > 0 {
		return nil, b.faults
	}
	return &dossier, nil
}

// A planter makes the nodes of a tree, which have no places, and counts them.
type planter struct {
	count int
	keys  []string // of the objects at hand, each from the outermost in
}

func (m *planter) node(v any) node {
	m.count++
	switch v := v.(type) {
	case bool:
		return node{kind: boolNode, truth: v}
	case json.Number:
		return node{kind: numberNode, text: v.String()}
	case int:
		return node{kind: numberNode, text: strconv.Itoa(v)}
	case string:
		return node{kind: stringNode, text: strings.ToValidUTF8(v, "\uFFFD")}
	case []any:
		n := node{kind: arrayNode, items: make([]node, len(v))}
		for i := range v {
			n.items[i] = m.node(v[i])
		}
		return n
	case map[string]any:
		n := node{kind: objectNode, members: make([]member, 0, len(v))}
		first := len(m.keys)
		m.keys = slices.AppendSeq(m.keys, maps.Keys(v))
		slices.Sort(m.keys[first:])
		for i := first; i < first+len(v); i++ {
			n.members = append(n.members, member{key: m.keys[i], value: m.node(v[m.keys[i]])})
		}
		m.keys = m.keys[:first]
		return n
	case nil:
		return node{kind: nullNode}
	}
	panic(fmt.Sprintf("no value of a dossier: %T", v))
}
