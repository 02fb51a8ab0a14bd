package generator

import (
	"reflect"
	"sync"

	"huishang"
)

// A member is one name a type offers to templates.
type member struct {
	name, json string
	kind       reflect.Type
}

// fieldsOf lists what a type of the dictionary or a view offers; a pointer or slice stands for its element. In a view the
// fields of the view come before those of the types it embeds.
func fieldsOf(t reflect.Type) []member {
	t = elementOf(t)
	if known, ok := shapes.Load(t); ok {
		return known.([]member)
	}
	made := offeredBy(t)
	shapes.Store(t, made)
	return made
}

// shapes are what fieldsOf has made of each type. Nobody changes them.
var shapes sync.Map

func offeredBy(t reflect.Type) []member {
	var out []member
	if inDictionary(t) {
		for _, f := range huishang.Fields(t) {
			out = append(out, member{f.Name, f.JSON, f.Type})
		}
		return out
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	var embedded []member
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			embedded = append(embedded, fieldsOf(f.Type)...)
		} else if name := f.Tag.Get("zh"); name != "" {
			out = append(out, member{name: name, kind: f.Type})
		}
	}
	return append(out, embedded...)
}

func memberOf(t reflect.Type, name string) (member, bool) {
	for _, m := range fieldsOf(t) {
		if m.name == name || m.json == name {
			return m, true
		}
	}
	return member{}, false
}

func elementOf(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return t
}

func inDictionary(t reflect.Type) bool { return huishang.Described(t) }

// isObject reports whether a value of the type has names of its own.
func isObject(t reflect.Type) bool {
	if t.Kind() == reflect.Slice {
		return false
	}
	return inDictionary(t) || len(fieldsOf(t)) > 0
}
