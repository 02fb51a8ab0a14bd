package checks

import (
	"reflect"

	"huishang"
)

// A shape is what a rule may say of a Go struct: its fields by their Chinese names, taken from the zh tags.
type shape struct {
	fields []shapeField
	byName map[string]int
}

type shapeField struct {
	name, key string // Chinese name; key in JSON
	path      []int  // reflect index
	typ       typ
	count     bool // an int, not a Decimal
}

// A typ is the static type of an expression.
type typ struct {
	kind  kind
	shape *shape // of an object
	item  *typ   // of a list
}

type kind int

const (
	anything kind = iota // after a slip, so that one slip is told once; and the parameter that takes any value
	text
	number
	truth
	date
	object
	list
	pair // two values a loop takes apart
)

// kindNames name the kinds to staff.
var kindNames = [...]string{"值", "文字", "数", "是非", "日期", "一组字段", "列表", "一对"}

func (t typ) String() string { return kindNames[t.kind] }

// A schema holds the shapes of all types reachable from a root.
type schema map[reflect.Type]*shape

// of gives the shape of a struct type, building it when it is new.
func (s schema) of(t reflect.Type) *shape {
	if known := s[t]; known != nil {
		return known
	}
	made := &shape{byName: map[string]int{}}
	s[t] = made
	for _, f := range reflect.VisibleFields(t) {
		name := f.Tag.Get("zh")
		if f.Anonymous || name == "" {
			continue
		}
		made.byName[name] = len(made.fields)
		made.fields = append(made.fields, shapeField{
			name: name, key: f.Tag.Get("json"), path: f.Index, typ: s.typeOf(f.Type), count: f.Type.Kind() == reflect.Int,
		})
	}
	return made
}

func (s schema) typeOf(t reflect.Type) typ {
	switch t {
	case reflect.TypeFor[huishang.Decimal]():
		return typ{kind: number}
	case reflect.TypeFor[huishang.Date]():
		return typ{kind: date}
	}
	switch t.Kind() {
	case reflect.String:
		return typ{kind: text}
	case reflect.Int:
		return typ{kind: number}
	case reflect.Bool:
		return typ{kind: truth}
	case reflect.Pointer:
		return s.typeOf(t.Elem())
	case reflect.Struct:
		return typ{kind: object, shape: s.of(t)}
	case reflect.Slice:
		item := s.typeOf(t.Elem())
		return typ{kind: list, item: &item}
	}
	return typ{}
}

func (s *shape) names() []string {
	names := make([]string, len(s.fields))
	for i, field := range s.fields {
		names[i] = field.name
	}
	return names
}

// fieldOf is the field of a JSON key, or one named after the key when there is none.
func (s *shape) fieldOf(key string) shapeField {
	for _, field := range s.fields {
		if field.key == key {
			return field
		}
	}
	return shapeField{name: key}
}
