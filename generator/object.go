package generator

import (
	"reflect"

	"huishang"
)

// An object lets a template read a value by the Chinese or JSON names of the dictionary, or, for the view of a document, by
// the zh tags of its struct. A field that was not filled in is absent.
type object struct{ value any }

// wrap makes a value readable for the template engine: structs with fields become objects, lists become lists of them.
func wrap(v any) any {
	r := reflect.ValueOf(v)
	switch {
	case v == nil || r.Kind() == reflect.Pointer && r.IsNil():
		return nil
	case isObject(r.Type()):
		return object{v}
	case r.Kind() == reflect.Slice && isObject(r.Type().Elem()):
		list := make([]any, r.Len())
		for i := range list {
			list[i] = object{r.Index(i).Interface()}
		}
		return list
	}
	if r.Kind() == reflect.String {
		return r.String()
	}
	if d, ok := v.(huishang.Decimal); ok {
		figure, known := d.Value()
		if !known {
			return nil
		}
		return figure
	}
	return v
}

// Field implements tags.Object.
func (o object) Field(name string) (any, bool) {
	v, ok := lookup(o.value, name)
	if !ok {
		return nil, false
	}
	w := wrap(v)
	return w, w != nil
}

// Names implements tags.Object.
func (o object) Names() []string {
	var names []string
	for _, f := range fieldsOf(reflect.TypeOf(o.value)) {
		names = append(names, f.name)
	}
	return names
}

// lookup reads a field of a dictionary type or of a view. The fields of a view come before those of what it embeds.
func lookup(v any, name string) (any, bool) {
	if inDictionary(reflect.TypeOf(v)) {
		return huishang.Get(v, name)
	}
	return lookupIn(reflect.Indirect(reflect.ValueOf(v)), name)
}

func lookupIn(view reflect.Value, name string) (any, bool) {
	for i := range view.NumField() {
		if view.Type().Field(i).Tag.Get("zh") == name {
			field := view.Field(i)
			return field.Interface(), !absent(field)
		}
	}
	for i := range view.NumField() {
		f, inner := view.Type().Field(i), view.Field(i)
		if !f.Anonymous || nilPointer(inner) {
			continue
		}
		read := lookupIn
		if inDictionary(f.Type) {
			read = func(v reflect.Value, name string) (any, bool) { return huishang.Get(v.Interface(), name) }
		}
		if found, ok := read(inner, name); ok {
			return found, true
		}
	}
	return nil, false
}

func nilPointer(v reflect.Value) bool { return v.Kind() == reflect.Pointer && v.IsNil() }

// absent reports whether a field of a view has no value; a nought and a no are values.
func absent(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Int, reflect.Bool:
		return false
	}
	return v.IsZero()
}
