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
// does, and those with hidden characters read as they are meant, see [Visible]. The error is [Faults], without lines.
func FromTree(tree map[string]any) (*Dossier, error) {
	dossier, err := fromTree(tree, binder{})
	if err != nil {
		return fromTree(tree, binder{inOrder: true})
	}
	return dossier, nil
}

func fromTree(tree map[string]any, b binder) (*Dossier, error) {
	var dossier Dossier
	n := b.nodeOf(tree)
	b.value(&n, reflect.ValueOf(&dossier).Elem(), &Field{})
	switch {
	case b.count > maxValues:
		return nil, Faults{{Message: "内容过多，这不是会商卷宗，请检查是否选错了文件。"}}
	case len(b.faults) > 0:
		return nil, b.faults
	}
	return &dossier, nil
}

// nodeOf is a value of a tree as the binder takes it: without a place, and counted. What it holds becomes nodes when it is looked at.
func (b *binder) nodeOf(value any) node {
	b.count++
	switch v := value.(type) {
	case bool:
		return node{kind: boolNode, truth: v}
	case json.Number:
		return node{kind: numberNode, text: v.String()}
	case int:
		return node{kind: numberNode, text: strconv.Itoa(v)}
	case string:
		return node{kind: stringNode, text: Visible(strings.ToValidUTF8(v, "\uFFFD"))}
	case []any:
		return node{kind: arrayNode, tree: value}
	case map[string]any:
		return node{kind: objectNode, tree: value}
	case nil:
		return node{kind: nullNode}
	}
	panic(fmt.Sprintf("no value of a dossier: %T", value))
}

// treeObject moves an object of a tree.
func (b *binder) treeObject(object map[string]any, k *kind, given *presence, v reflect.Value) {
	if b.inOrder {
		for _, key := range slices.Sorted(maps.Keys(object)) {
			m := member{key: key, value: b.nodeOf(object[key])}
			b.key(nil, &m, k, given, v)
		}
		return
	}
	for key, value := range object {
		m := member{key: key, value: b.nodeOf(value)}
		b.key(nil, &m, k, given, v)
	}
}

// treeList moves the values of a list of a tree.
func (b *binder) treeList(list []any, v reflect.Value, field *Field) {
	for i := range list {
		item := b.nodeOf(list[i])
		b.item(&item, i, v, field)
	}
}
