package report

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"huishang"
	"huishang/generator/tags"
	"huishang/generator/xlsx"
)

// check holds every tag of a template against the names the report offers, so that a slip is found at start and not when the
// report is wanted. The error is tags.Faults with all of them.
func (k Kind) check(t *xlsx.Template) error {
	var faults tags.Faults
	for _, info := range t.Inspect() {
		if info.Kind == tags.Close {
			continue
		}
		scope := scopeOf(k.shape, info.Inside)
		for _, name := range info.Names {
			if _, ok := scope.find(name); !ok {
				faults = append(faults, tags.Fault{Place: info.Place, Tag: info.Tag, Message: fmt.Sprintf("标签里的名称“%s”在这份报表中没有", name),
					Nearest: tags.Nearest(name, scope.names())})
			}
		}
	}
	if len(faults) > 0 {
		return faults
	}
	return nil
}

// A scope is the types whose names a tag may use, the innermost last.
type scope []reflect.Type

func scopeOf(model reflect.Type, blocks []string) scope {
	s := scope{model}
	for _, block := range blocks {
		if t, ok := s.find(strings.TrimPrefix(block, "列:")); ok && isObject(t) {
			s = append(s, t)
		}
	}
	return s
}

// find is the type a dotted name means: its first part through the scopes, the others as members.
func (s scope) find(name string) (reflect.Type, bool) {
	head, rest, dotted := strings.Cut(name, ".")
	for _, t := range slices.Backward(s) {
		found, ok := member(t, head)
		if !ok {
			continue
		}
		for dotted && ok {
			head, rest, dotted = strings.Cut(rest, ".")
			found, ok = member(found, head)
		}
		return found, ok
	}
	return nil, false
}

func (s scope) names() []string {
	var out []string
	for _, t := range slices.Backward(s) {
		out = append(out, shapeOf(t).names...)
	}
	return out
}

// member is the type of a field; of a list it is that of its elements.
func member(t reflect.Type, name string) (reflect.Type, bool) {
	if !isObject(t) {
		return nil, false
	}
	f, ok := shapeOf(t).at[name]
	if !ok {
		return nil, false
	}
	found := t.FieldByIndex(f.index).Type
	if found.Kind() == reflect.Slice {
		found = found.Elem()
	}
	return found, true
}

func isObject(t reflect.Type) bool {
	switch t {
	case reflect.TypeFor[huishang.Decimal](), reflect.TypeFor[huishang.Date](), reflect.TypeFor[Money]():
		return false
	}
	return t.Kind() == reflect.Struct
}
