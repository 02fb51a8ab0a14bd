package generator

import (
	"encoding/json"
	"reflect"
	"strings"

	"huishang"
)

// A cellKind is how a field stands in a cell.
type cellKind int

const (
	cellText cellKind = iota
	cellList          // texts, one a line
	cellFigure
	cellWhole
	cellDay
	cellFlag // 是 or 否
)

// What a yes or no is called in a cell.
const (
	yes = "是"
	no  = "否"
)

func kindOf(t reflect.Type) cellKind {
	switch {
	case t == reflect.TypeFor[huishang.Decimal]():
		return cellFigure
	case t == reflect.TypeFor[huishang.Date]():
		return cellDay
	case t.Kind() == reflect.Int:
		return cellWhole
	case t.Kind() == reflect.Bool:
		return cellFlag
	case t.Kind() == reflect.Slice:
		return cellList
	}
	return cellText
}

// separator parts the entries of a list in a cell: references stand on one line, texts on a line each.
func (a ask) separator() string {
	if a.from != nil {
		return "、"
	}
	return "\n"
}

// valueAt follows a path of JSON names; "*" is the first element of a list.
func valueAt(v any, path []string) any {
	for _, name := range path {
		switch node := v.(type) {
		case map[string]any:
			v = node[name]
		case []any:
			if len(node) == 0 {
				return nil
			}
			v = node[0]
		default:
			return nil
		}
	}
	return v
}

// listAt is the list at a path, or nil.
func listAt(v any, path []string) []any {
	list, _ := valueAt(v, path).([]any)
	return list
}

// textOf is a value as its cell says it.
func (a ask) textOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		if v {
			return yes
		}
		return no
	case []any:
		var lines []string
		for _, item := range v {
			if s, _ := item.(string); s != "" {
				lines = append(lines, s)
			}
		}
		return strings.Join(lines, a.separator())
	}
	return ""
}
