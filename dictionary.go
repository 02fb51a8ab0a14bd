package huishang

import (
	"fmt"
	"reflect"
	"slices"
)

// Field is one entry of the dictionary: what a field is called, counted in and asked for.
type Field struct {
	JSON     string       // its key in JSON, e.g. sci_expenditure_wan
	Name     string       // its Chinese name, unique within its type and free of spaces and operators, e.g. 科技支出
	Unit     string       // 万元, 亿元, %, 年 …, or empty
	Required string       // "always", empty, or in Chinese when it is required, e.g. 重大事项
	Help     string       // a sentence for whoever fills it in, or empty
	Example  string       // how it is filled in, as a form shows it, or empty
	Enum     []string     // the legal values of an enumerated field, in order, or nil
	Type     reflect.Type // the Go type, e.g. Decimal, Date, string, []Topic, *Protocol
	Record   bool         // the field keeps something settled before: nothing in it is asked for any more
	path     []int        // reflect index
	index    int          // place among the fields of its type
}

// kind is a type of the dictionary with its fields.
type kind struct {
	fields  []Field
	byName  map[string]int // both JSON and Chinese names
	holding [][]int        // the reflect indexes of the fields that hold something by reference, or within
}

// dictionary holds every type reachable from Dossier. It never changes.
var dictionary = buildDictionary(reflect.TypeFor[Dossier]())

// Fields lists the fields of a type of this package in their order; a pointer or slice stands for its element. The list is
// empty for any other type.
func Fields(t reflect.Type) []Field {
	if k := kindOf(t); k != nil {
		return slices.Clone(k.fields)
	}
	return nil
}

// Described reports whether [Fields] lists anything of a type. It is asked for each value that is read by name.
func Described(t reflect.Type) bool {
	k := kindOf(t)
	return k != nil && len(k.fields) > 0
}

// Lookup finds a field by its Chinese or JSON name.
func Lookup(t reflect.Type, name string) (Field, bool) {
	k := kindOf(t)
	if k == nil {
		return Field{}, false
	}
	return k.lookup(name)
}

// Label is the field as messages name it: title（标题）.
func (f Field) Label() string { return fmt.Sprintf("%s（%s）", f.JSON, f.Name) }

func (k *kind) lookup(name string) (Field, bool) {
	i, ok := k.byName[name]
	if !ok {
		return Field{}, false
	}
	return k.fields[i], true
}

func kindOf(t reflect.Type) *kind { return dictionary[element(t)] }

// element is the type behind pointers and slices.
func element(t reflect.Type) reflect.Type {
	for t != nil && (t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice) {
		t = t.Elem()
	}
	return t
}

func buildDictionary(root reflect.Type) map[reflect.Type]*kind {
	found := map[reflect.Type]*kind{}
	var visit func(reflect.Type)
	visit = func(t reflect.Type) {
		if t = element(t); found[t] != nil || !reflect.PointerTo(t).Implements(reflect.TypeFor[recorder]()) {
			return
		}
		found[t] = newKind(t)
		for _, field := range found[t].fields {
			visit(field.Type)
		}
	}
	visit(root)
	return found
}

func newKind(t reflect.Type) *kind {
	k := &kind{byName: map[string]int{}}
	for _, f := range reflect.VisibleFields(t) {
		if f.Anonymous || !f.IsExported() {
			continue
		}
		field := newField(f)
		field.index = len(k.fields)
		k.byName[field.JSON], k.byName[field.Name] = field.index, field.index
		k.fields = append(k.fields, field)
		if holds(f.Type) {
			k.holding = append(k.holding, f.Index)
		}
	}
	return k
}

func newField(f reflect.StructField) Field {
	return Field{
		JSON:     f.Tag.Get("json"),
		Name:     f.Tag.Get("zh"),
		Unit:     f.Tag.Get("unit"),
		Required: f.Tag.Get("required"),
		Help:     f.Tag.Get("help"),
		Example:  f.Tag.Get("example"),
		Enum:     enumerations[element(f.Type)],
		Type:     f.Type,
		Record:   f.Tag.Get("record") == "true",
		path:     f.Index,
	}
}
