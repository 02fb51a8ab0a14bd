package report

import (
	"reflect"

	"huishang"
)

// An object lets a template read a model by its zh tags. What is not known is absent.
type object struct {
	value reflect.Value
	shape *shape
}

// A shape is what a type offers: its names and where each of them is found.
type shape struct {
	names []string
	at    map[string][]int
}

func shapeOf(t reflect.Type) *shape {
	s := &shape{at: map[string][]int{}}
	for _, f := range reflect.VisibleFields(t) {
		if name := f.Tag.Get("zh"); name != "" {
			s.names = append(s.names, name)
			s.at[name] = f.Index
		}
	}
	return s
}

// Field implements tags.Object.
func (o *object) Field(name string) (any, bool) {
	index, known := o.shape.at[name]
	if !known {
		return nil, false
	}
	return wrap(o.value.FieldByIndex(index))
}

// Names implements tags.Object.
func (o *object) Names() []string { return o.shape.names }

// wrap makes a value readable for the template engine, and reports whether there is one: a nought and a no are, an empty text, a
// missing figure and no date are not.
func wrap(v reflect.Value) (any, bool) {
	switch v.Kind() {
	case reflect.String:
		return v.String(), v.Len() > 0
	case reflect.Int:
		return int(v.Int()), true
	case reflect.Bool:
		return v.Bool(), true
	case reflect.Slice:
		return list(v), true
	}
	if v.CanAddr() { // read in place
		return wrapStruct(v, v.Addr().Interface())
	}
	copied := reflect.New(v.Type())
	copied.Elem().Set(v)
	return wrapStruct(v, copied.Interface())
}

func wrapStruct(v reflect.Value, pointer any) (any, bool) {
	switch x := pointer.(type) {
	case *huishang.Decimal:
		return x.Value()
	case *huishang.Date:
		return *x, !x.IsZero()
	case *Money:
		return x.shown()
	}
	return &object{v, shapeOf(v.Type())}, true
}

// list wraps the elements of a list, which share one shape.
func list(v reflect.Value) []any {
	out := make([]any, v.Len())
	if v.Type().Elem().Kind() != reflect.Struct {
		for i := range out {
			out[i], _ = wrap(v.Index(i))
		}
		return out
	}
	s, objects := shapeOf(v.Type().Elem()), make([]object, v.Len())
	for i := range out {
		objects[i] = object{v.Index(i), s}
		out[i] = &objects[i]
	}
	return out
}
