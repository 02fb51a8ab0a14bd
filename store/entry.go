package store

import (
	"reflect"
	"strings"

	"huishang"
)

// HitKind is what a search finds.
type HitKind string

// What a search finds.
const (
	HitTopic  HitKind = "topic"
	HitItem   HitKind = "item"
	HitLetter HitKind = "letter"
)

// Name is the kind in Chinese.
func (k HitKind) Name() string {
	switch k {
	case HitTopic:
		return "议题"
	case HitItem:
		return "事项"
	case HitLetter:
		return "函件"
	}
	return string(k)
}

// searchEntry is a text that can be found: a topic, an item or a letter of the last version of a dossier.
type searchEntry struct {
	kind             HitKind
	ref, title, body string
}

// entriesOf lists what can be found in a dossier.
func entriesOf(d *huishang.Dossier) []searchEntry {
	var all []searchEntry
	if d.Proposal != nil {
		for _, topic := range d.Proposal.Topics {
			all = append(all, searchEntry{HitTopic, topic.ID, topic.Title, textOf(topic)})
		}
	}
	if d.Agreement != nil {
		for _, item := range d.Agreement.Items {
			all = append(all, searchEntry{HitItem, item.ID, item.Title, textOf(item)})
		}
	}
	if letter := d.Letters.Request; letter != nil {
		all = append(all, searchEntry{HitLetter, "request", letter.Title, textOf(*letter)})
	}
	if letter := d.Letters.Protocol; letter != nil {
		all = append(all, searchEntry{HitLetter, "protocol", letter.Title, textOf(*letter)})
	}
	if letter := d.Letters.Meeting; letter != nil {
		all = append(all, searchEntry{HitLetter, "meeting", letter.Title, textOf(*letter)})
	}
	return all
}

// textOf gathers all text of a value of the dictionary, a line each.
func textOf(v any) string {
	var lines []string
	gather(reflect.ValueOf(v), &lines)
	return strings.Join(lines, "\n")
}

func gather(v reflect.Value, lines *[]string) {
	switch v.Kind() {
	case reflect.String:
		if v.String() != "" {
			*lines = append(*lines, v.String())
		}
	case reflect.Slice:
		for i := range v.Len() {
			gather(v.Index(i), lines)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Field(i); field.CanInterface() { // it is exported
				gather(field, lines)
			}
		}
	}
}
