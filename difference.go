package huishang

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// A Difference is one thing two states of a dossier do not both say.
type Difference struct {
	Path   string // JSON pointer into the later one, or for what was taken out into the earlier
	Where  string // the same in Chinese: 议题建议 › 议题“TP3” › 议题名称
	Field  Field  // of a value; of an element that came or went, the list it is in
	Before string // as people read it, with its unit; empty when it was not there
	After  string
}

// Added reports whether it was not there before.
func (d Difference) Added() bool { return d.Before == "" }

// Removed reports whether it is not there any more.
func (d Difference) Removed() bool { return d.After == "" }

// Differences lists in the order of the dictionary what two states of a dossier do not both say. Elements of lists are the same when they have
// the same 编号, or what else tells them apart; one that came or went is one difference.
func Differences(before, after *Dossier) []Difference {
	return differences(place{}, reflect.ValueOf(before).Elem(), reflect.ValueOf(after).Elem())
}

// differences compares two objects of one type.
func differences(at place, before, after reflect.Value) []Difference {
	var all []Difference
	for _, field := range kindOf(before.Type()).fields {
		all = append(all, fieldDifferences(at.field(field.JSON, field.Name), field, before.FieldByIndex(field.path), after.FieldByIndex(field.path))...)
	}
	return all
}

func fieldDifferences(at place, field Field, before, after reflect.Value) []Difference {
	if reflect.DeepEqual(before.Interface(), after.Interface()) {
		return nil // mostly: one field was changed, and everything else is as it was
	}
	if kindOf(field.Type) == nil {
		one, other := spoken(field, before), spoken(field, after)
		if one == other {
			return nil
		}
		return []Difference{{at.path, at.where, field, one, other}}
	}
	if field.Type.Kind() == reflect.Slice {
		return listDifferences(at, field, before, after)
	}
	return differences(at, objectOf(field, before), objectOf(field, after))
}

// objectOf is the object a field holds; one that is not there says nothing.
func objectOf(field Field, value reflect.Value) reflect.Value {
	if value = reflect.Indirect(value); !value.IsValid() {
		return reflect.Zero(element(field.Type))
	}
	return value
}

func listDifferences(at place, field Field, before, after reflect.Value) []Difference {
	keys := keysOf(field, before, after)
	var all []Difference
	for i := range after.Len() {
		here := at.element(keys, after, i)
		if there := keys.find(before, keys.of(after, i)); there >= 0 {
			all = append(all, differences(here, reflect.Indirect(before.Index(there)), reflect.Indirect(after.Index(i)))...)
		} else if said := description(after.Index(i)); said != "" {
			all = append(all, Difference{here.path, here.where, field, "", said})
		}
	}
	for i := range before.Len() {
		if keys.find(after, keys.of(before, i)) < 0 {
			here := at.element(keys, before, i)
			if said := description(before.Index(i)); said != "" {
				all = append(all, Difference{here.path, here.where, field, said, ""})
			}
		}
	}
	return all
}

// listKeys tell the elements of a list apart: by what stands in these fields, or by their numbers when there are none.
type listKeys []Field

// tellingApart are the fields that may tell elements apart, the first that do.
var tellingApart = [][]string{{"id"}, {"item_id"}, {"division", "topic_id", "round"}, {"year"}, {"seq"}, {"name"}, {"party", "name"}, {"party"}, {"round"}}

// keysOf are the keys under which every element of both lists is the only one.
func keysOf(field Field, lists ...reflect.Value) listKeys {
	for _, names := range tellingApart {
		var keys listKeys
		for _, name := range names {
			if f, known := Lookup(field.Type, name); known {
				keys = append(keys, f)
			}
		}
		if len(keys) == len(names) && !slices.ContainsFunc(lists, func(list reflect.Value) bool { return !keys.apart(list) }) {
			return keys
		}
	}
	return nil
}

func (k listKeys) apart(list reflect.Value) bool {
	seen := map[string]bool{}
	for i := range list.Len() {
		key := k.of(list, i)
		if seen[key] || strings.Trim(key, "·") == "" {
			return false
		}
		seen[key] = true
	}
	return true
}

// of is the key of an element.
func (k listKeys) of(list reflect.Value, i int) string {
	if len(k) == 0 {
		return fmt.Sprint(i)
	}
	var parts []string
	for _, field := range k {
		parts = append(parts, spoken(field, reflect.Indirect(list.Index(i)).FieldByIndex(field.path)))
	}
	return strings.Trim(strings.Join(parts, "·"), "·")
}

func (k listKeys) find(list reflect.Value, key string) int {
	for i := range list.Len() {
		if k.of(list, i) == key {
			return i
		}
	}
	return -1
}

// element is the place of an element: by its key where it has one, as 议题“TP3”, or as 第3项议题.
func (p place) element(k listKeys, list reflect.Value, i int) place {
	here := p.item(i)
	if len(k) > 0 {
		here.where = p.where + "“" + k.of(list, i) + "”"
	}
	return here
}

// description is all an object says, one field a line.
func description(object reflect.Value) string {
	var lines []string
	for _, d := range differences(place{}, reflect.Zero(element(object.Type())), reflect.Indirect(object)) {
		lines = append(lines, d.Where+"："+d.After)
	}
	return strings.Join(lines, "\n")
}

// spoken is a value as people read it, with its unit; empty when it says nothing.
func spoken(field Field, value reflect.Value) string {
	if value = reflect.Indirect(value); !value.IsValid() || blank(value) {
		return ""
	}
	text := ""
	switch v := value.Interface().(type) {
	case Date:
		return v.Chinese()
	case bool:
		return "是"
	case fmt.Stringer:
		text = v.String()
	default:
		if value.Kind() != reflect.Slice {
			text = fmt.Sprint(v)
			break
		}
		var parts []string
		for i := range value.Len() {
			parts = append(parts, fmt.Sprint(value.Index(i).Interface()))
		}
		return strings.Join(parts, "\n")
	}
	return strings.TrimSuffix(text+" "+field.Unit, " ")
}
