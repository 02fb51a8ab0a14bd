package huishang

import (
	"encoding/json"
	"reflect"
	"strconv"
)

// Tree is a dossier as [ParseJSON] would give what [Encode] writes: objects by their JSON names, lists, texts, and numbers as they are written.
// It shares nothing with the dossier.
func Tree(d *Dossier) map[string]any {
	tree, _ := treeOf(reflect.ValueOf(d)).(map[string]any)
	return tree
}

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
	tree := map[string]any{}
	for _, f := range k.fields {
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
