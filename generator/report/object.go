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

// A shape is what a type offers: its names and where each of them is found. It belongs to one laying out.
type shape struct {
	names []string
	at    map[string]*field
}

// A field is one name, and the text it last had: neighbours in a list often say the same, which is then wrapped once.
type field struct {
	index []int
	again any
}

func shapeOf(t reflect.Type) *shape {
	s := &shape{at: map[string]*field{}}
	for _, f := range reflect.VisibleFields(t) {
		if name := f.Tag.Get("zh"); name != "" {
			s.names = append(s.names, name)
			s.at[name] = &field{index: f.Index}
		}
	}
	return s
}

// Field implements tags.Object.
func (o *object) Field(name string) (any, bool) {
	f, known := o.shape.at[name]
	if !known {
		return nil, false
	}
	v := o.value
	for _, i := range f.index {
		v = v.Field(i)
	}
	if v.Kind() == reflect.String {
		return f.wrap(v.String())
	}
	return wrap(v)
}

// wrap makes a text readable.
func (f *field) wrap(text string) (any, bool) {
	if was, ok := f.again.(string); !ok || was != text {
		f.again = text
	}
	return f.again, text != ""
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
		return x, !x.IsZero()
	case *Money:
		return x.shown()
	}
	return &object{v, shapeOf(v.Type())}, true
}

// list wraps the elements of a list. Those that are structures are wrapped when they are asked for.
func list(v reflect.Value) any {
	if elem := v.Type().Elem(); elem.Kind() == reflect.Struct {
		return &objects{v, shapeOf(elem)}
	}
	out := make([]any, v.Len())
	for i := range out {
		out[i], _ = wrap(v.Index(i))
	}
	return out
}

// objects are the elements of a list, which share one shape.
type objects struct {
	list  reflect.Value
	shape *shape
}

// Len is the number of elements.
func (o *objects) Len() int { return o.list.Len() }

// At wraps one element.
func (o *objects) At(i int) any { return &object{o.list.Index(i), o.shape} }
