package huishang

import (
	"reflect"
	"slices"
)

// Stray is a field whose value is none of those to choose from.
type Stray struct {
	Path  string // JSON pointer, e.g. /needs/items/0/demand_type
	Where string // the same in Chinese
	Field Field
	Value string
}

// Unlisted lists the fields of the named documents, by their JSON names, that say something else than their enumeration lists, in the order
// of the dictionary. What is not filled in is none of them.
func Unlisted(d *Dossier, documents ...string) []Stray {
	root := reflect.ValueOf(d).Elem()
	var l strayLister
	for _, name := range documents {
		if field, ok := Lookup(root.Type(), name); ok {
			l.field(&field, root)
		}
	}
	return l.strays
}

// A strayLister goes through a dossier; the places of strays alone are written out.
type strayLister struct {
	way    []footstep
	strays []Stray
}

func (l *strayLister) field(f *Field, object reflect.Value) {
	value := reflect.Indirect(object.FieldByIndex(f.path))
	if f.Record || !value.IsValid() || value.Kind() == reflect.String && f.Enum == nil {
		return
	}
	l.way = append(l.way, footstep{key: f.JSON, label: f.Name})
	if value.Kind() != reflect.Slice {
		l.value(f, value)
	} else if kindOf(value.Type()) != nil || f.Enum != nil {
		for i := range value.Len() {
			l.way = append(l.way, footstep{n: i})
			l.value(f, reflect.Indirect(value.Index(i)))
			l.way = l.way[:len(l.way)-1]
		}
	}
	l.way = l.way[:len(l.way)-1]
}

func (l *strayLister) value(f *Field, value reflect.Value) {
	switch {
	case value.Kind() == reflect.Struct:
		if k := kindOf(value.Type()); k != nil {
			for i := range k.fields {
				l.field(&k.fields[i], value)
			}
		}
	case f.Enum != nil && value.Kind() == reflect.String && !blank(value) && !slices.Contains(f.Enum, value.String()):
		at := placeOf(l.way)
		l.strays = append(l.strays, Stray{at.path, at.where, *f, value.String()})
	}
}
