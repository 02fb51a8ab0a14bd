package huishang

import (
	"reflect"
	"slices"
	"strings"
	"unicode"
)

// Gap is a required field that is not filled in.
type Gap struct {
	Path  string // JSON pointer, e.g. /protocol/preamble
	Where string // the same in Chinese, e.g. 议定书 › 前言
	Field Field
}

// Missing lists the fields every dossier must have and this one lacks, in the order of the dictionary. It looks into the named
// documents, by Chinese or JSON name, a letter as 函件.商请函; a named document that is not there is a gap itself. Without names it
// looks into everything that is there. A field required only under a condition is a matter for the rules, not for this list.
func Missing(d *Dossier, documents ...string) []Gap {
	if len(documents) == 0 {
		return gapsIn(place{}, reflect.ValueOf(d).Elem())
	}
	var gaps []Gap
	for _, document := range documents {
		gaps = append(gaps, gapsAt(place{}, reflect.ValueOf(d).Elem(), strings.Split(document, "."))...)
	}
	return gaps
}

// gapsAt follows the names to the document they mean. Names nobody knows lead nowhere.
func gapsAt(at place, object reflect.Value, names []string) []Gap {
	field, ok := Lookup(object.Type(), names[0])
	if !ok {
		return nil
	}
	here := at.field(field.JSON, field.Name)
	value := reflect.Indirect(object.FieldByIndex(field.path))
	if len(names) > 1 && element(field.Type).Kind() == reflect.Struct {
		if !value.IsValid() {
			value = reflect.Zero(element(field.Type))
		}
		return gapsAt(here, value, names[1:])
	}
	if !value.IsValid() || blank(value) && !field.in(object) {
		return []Gap{{here.path, here.where, field}}
	}
	return gapsUnder(here, value)
}

func gapsIn(at place, object reflect.Value) []Gap {
	var gaps []Gap
	for _, field := range kindOf(object.Type()).fields {
		value := reflect.Indirect(object.FieldByIndex(field.path))
		here := at.field(field.JSON, field.Name)
		switch {
		case !value.IsValid() || lacks(field, object, value):
			if field.Required == "always" {
				gaps = append(gaps, Gap{here.path, here.where, field})
			}
		case !field.Record:
			gaps = append(gaps, gapsUnder(here, value)...)
		}
	}
	return gaps
}

// gapsUnder looks into an object or into each object of a list.
func gapsUnder(at place, value reflect.Value) []Gap {
	if value.Kind() == reflect.Struct && kindOf(value.Type()) != nil {
		return gapsIn(at, value)
	}
	var gaps []Gap
	if value.Kind() == reflect.Slice && kindOf(value.Type()) != nil {
		for i := range value.Len() {
			gaps = append(gaps, gapsIn(at.item(i), value.Index(i))...)
		}
	}
	return gaps
}

// lacks reports whether a field is not filled in. A nought or a “no” that was written is filled in; empty text is not.
func lacks(field Field, object, value reflect.Value) bool {
	if value.Kind() == reflect.Int || value.Kind() == reflect.Bool {
		return !field.in(object)
	}
	return blank(value)
}

func blank(value reflect.Value) bool {
	switch value.Kind() {
	case reflect.String:
		return strings.TrimFunc(value.String(), unicode.IsSpace) == ""
	case reflect.Slice:
		return value.Len() == 0 || !slices.ContainsFunc(indexes(value), func(i int) bool { return !blank(value.Index(i)) })
	}
	return value.IsZero()
}

func indexes(list reflect.Value) []int {
	all := make([]int, list.Len())
	for i := range all {
		all[i] = i
	}
	return all
}
