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
	var strays []Stray
	root := reflect.ValueOf(d).Elem()
	for _, name := range documents {
		if field, ok := Lookup(root.Type(), name); ok {
			strays = append(strays, straysUnder(place{}.field(field.JSON, field.Name), field, root.FieldByIndex(field.path))...)
		}
	}
	return strays
}

func straysUnder(at place, field Field, value reflect.Value) (strays []Stray) {
	if value = reflect.Indirect(value); !value.IsValid() || field.Record {
		return nil
	}
	switch k := kindOf(value.Type()); {
	case value.Kind() == reflect.Slice && (k != nil || field.Enum != nil):
		for i := range value.Len() {
			strays = append(strays, straysUnder(at.item(i), field, value.Index(i))...)
		}
	case k != nil:
		for _, inner := range k.fields {
			strays = append(strays, straysUnder(at.field(inner.JSON, inner.Name), inner, value.FieldByIndex(inner.path))...)
		}
	case field.Enum != nil && !blank(value) && !slices.Contains(field.Enum, value.String()):
		strays = append(strays, Stray{at.path, at.where, field, value.String()})
	}
	return strays
}
