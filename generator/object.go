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

// lookup reads a field of a dictionary type or of a view.
func lookup(v any, name string) (any, bool) {
	if inDictionary(reflect.TypeOf(v)) {
		return huishang.Get(v, name)
	}
	r := reflect.Indirect(reflect.ValueOf(v))
	for i := range r.NumField() {
		f, inner := r.Type().Field(i), r.Field(i)
		switch {
		case f.Anonymous && !nilPointer(inner):
			if found, ok := lookup(inner.Interface(), name); ok {
				return found, true
			}
		case f.Tag.Get("zh") == name:
			return inner.Interface(), !absent(inner)
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
