package generator

import (
	"reflect"
	"slices"
)

// Names lists what the kind's template may use beyond the names of the dossier, with dots for what lies inside: 议题,
// 议题.主题名称.
func (k Kind) Names() []string {
	names := ownNames(k.shape, "")
	slices.Sort(names)
	return slices.Compact(names)
}

func ownNames(t reflect.Type, prefix string) []string {
	t = elementOf(t)
	if inDictionary(t) || t.Kind() != reflect.Struct {
		return nil
	}
	var out []string
	for i := range t.NumField() {
		f := t.Field(i)
		name := f.Tag.Get("zh")
		switch {
		case f.Anonymous:
			out = append(out, ownNames(f.Type, prefix)...)
		case name != "":
			out = append(out, prefix+name)
			out = append(out, ownNames(f.Type, prefix+name+".")...)
		}
	}
	return out
}
