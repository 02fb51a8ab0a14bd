package huishang

import (
	"reflect"
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
	root := reflect.ValueOf(d).Elem()
	var l gapLister
	if len(documents) == 0 {
		l.object(root)
	}
	for _, document := range documents {
		l.named(root, strings.Split(document, "."))
	}
	return l.gaps
}

// A gapLister goes through a dossier; the places of gaps alone are written out.
type gapLister struct {
	way  []footstep
	gaps []Gap
}

func (l *gapLister) enter(f *Field) { l.way = append(l.way, footstep{key: f.JSON, label: f.Name}) }
func (l *gapLister) leave()         { l.way = l.way[:len(l.way)-1] }
func (l *gapLister) lacking(f *Field) {
	at := placeOf(l.way)
	l.gaps = append(l.gaps, Gap{at.path, at.where, *f})
}

// named follows the names to the document they mean. Names nobody knows lead nowhere.
func (l *gapLister) named(object reflect.Value, names []string) {
	field, ok := Lookup(object.Type(), names[0])
	if !ok {
		return
	}
	l.enter(&field)
	defer l.leave()
	value := reflect.Indirect(object.FieldByIndex(field.path))
	if len(names) > 1 && element(field.Type).Kind() == reflect.Struct {
		if !value.IsValid() {
			value = reflect.Zero(element(field.Type))
		}
		l.named(value, names[1:])
		return
	}
	if !value.IsValid() || blank(value) && !field.in(object) {
		l.lacking(&field)
		return
	}
	l.under(value)
}

func (l *gapLister) object(object reflect.Value) {
	fields := kindOf(object.Type()).fields
	for i := range fields {
		field := &fields[i]
		if field.Required != "always" && field.Record {
			continue
		}
		value := reflect.Indirect(object.FieldByIndex(field.path))
		l.enter(field)
		switch {
		case !value.IsValid() || lacks(field, object, value):
			if field.Required == "always" {
				l.lacking(field)
			}
		case !field.Record:
			l.under(value)
		}
		l.leave()
	}
}

// under looks into an object or into each object of a list.
func (l *gapLister) under(value reflect.Value) {
	switch {
	case value.Kind() == reflect.Struct && kindOf(value.Type()) != nil:
		l.object(value)
	case value.Kind() == reflect.Slice && kindOf(value.Type()) != nil:
		for i := range value.Len() {
			l.way = append(l.way, footstep{n: i})
			l.object(value.Index(i))
			l.leave()
		}
	}
}

// lacks reports whether a field is not filled in. A nought or a “no” that was written is filled in; empty text is not.
func lacks(field *Field, object, value reflect.Value) bool {
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
		for i := range value.Len() {
			if !blank(value.Index(i)) {
				return false
			}
		}
		return true
	}
	return value.IsZero()
}
