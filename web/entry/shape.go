package entry

import (
	"reflect"
	"slices"
	"strings"

	"huishang"
)

// longTexts are the fields that take a paragraph, by their JSON names.
var longTexts = []string{"annual_basis", "background", "bottleneck", "caliber_note", "change_note", "city_basis", "clause", "content", "demonstration",
	"effect_clause", "evaluation_clause", "evidence", "feasibility", "bureau_capacity", "goal", "innovation", "leadership_attention", "necessity",
	"next_step", "note", "overdue_note", "policy", "preamble", "problems", "progress", "province_basis", "rd_explanation", "reason", "reasons",
	"region_feature", "renewal_clause", "reply", "resource", "source_note", "suggestions", "text"}

// records are fields the program keeps itself, or nobody types.
var records = []string{"city_code", "version", "created_by", "file_sha256", "invented_fields"}

// Kept reports whether nobody is asked for a field: the program keeps it itself, or it only marks data of tests.
func Kept(f huishang.Field) bool { return slices.Contains(records, f.JSON) }

// shapeOf says how a field is asked for, given what the dossier says there as text.
func (s *Sheet) shapeOf(path string, f huishang.Field, text string) Shape {
	pattern := patternOf(path)
	t, listed := f.Type, false
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		listed = listed || t.Kind() == reflect.Slice
		t = t.Elem()
	}
	_, offered := s.Choices[pattern]
	_, beyond := s.Beyond[pattern]
	_, numbered := s.Numbered[pattern]
	section := len(huishang.Fields(t)) > 0
	switch {
	case section && listed:
		return List
	case section:
		return Group
	case numbered || s.lists(s.Fixed, pattern):
		return Fixed
	case listed && (offered || beyond || len(f.Enum) > 0):
		return Check
	case listed:
		return Lines
	case offered || len(f.Enum) > 0:
		return Choose
	}
	return plainShape(t, f, text)
}

func plainShape(t reflect.Type, f huishang.Field, text string) Shape {
	switch {
	case t == reflect.TypeFor[huishang.Date]():
		return Day
	case t == reflect.TypeFor[huishang.Decimal](), t.Kind() == reflect.Int:
		return Figure
	case t.Kind() == reflect.Bool:
		return Flag
	case slices.Contains(longTexts, f.JSON) || strings.Contains(text, "\n"):
		return Long
	}
	return Text
}

// lists reports whether a pattern, or one above it, is among some.
func (s *Sheet) lists(patterns []string, pattern string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return pattern == p || strings.HasPrefix(pattern, p+"/") })
}

// asked lists the fields of a section that are asked for.
func (s *Sheet) asked(path string, t reflect.Type) []huishang.Field {
	var list []huishang.Field
	for _, f := range huishang.Fields(t) {
		pattern := patternOf(path + "/" + f.JSON)
		above := func(only string) bool { return strings.HasPrefix(only, pattern+"/") }
		asked := len(s.Only) == 0 || s.lists(s.Only, pattern) || slices.ContainsFunc(s.Only, above)
		if asked && !s.lists(s.Hidden, pattern) && !Kept(f) && !(f.JSON == "round" && editions(t)) {
			list = append(list, f)
		}
	}
	slices.SortStableFunc(list, func(a, b huishang.Field) int { return s.rank(path, a) - s.rank(path, b) })
	return list
}

// rank is the place of a field among those that alone are asked for, in whose order they are shown.
func (s *Sheet) rank(path string, f huishang.Field) int {
	pattern := patternOf(path + "/" + f.JSON)
	return slices.IndexFunc(s.Only, func(only string) bool {
		return only == pattern || strings.HasPrefix(only, pattern+"/") || strings.HasPrefix(pattern, only+"/")
	})
}

// editions reports whether a document says which edition it is: its round is the procedure's.
func editions(t reflect.Type) bool {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	_, has := t.FieldByName("Edition")
	return has
}

// need says when a field has to be filled in.
func (s *Sheet) need(path string, f huishang.Field) string {
	if own, listed := s.Needs[patternOf(path)]; listed {
		return own
	}
	switch f.Required {
	case "":
		return ""
	case "always":
		return "必填"
	}
	return f.Required + "必填"
}

// Hint is what stands beside the field: what to fill in and how.
func (n *Node) Hint() string {
	var parts []string
	if n.Field.Help != "" && !n.offered() {
		parts = append(parts, n.Field.Help)
	}
	switch n.Shape {
	case Day:
		parts = append(parts, "如 "+orElse(n.Field.Example, "2026-06-12")+"，也可写 2026年6月12日")
	case Lines:
		parts = append(parts, "一行写一条"+example(n.Field.Example))
	case Text, Long, Figure:
		parts = append(parts, strings.TrimPrefix(example(n.Field.Example), "，"))
	}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), "；")
}

// offered reports whether the page offers values of its own: then it does not say how they are written.
func (n *Node) offered() bool {
	_, offered := n.sheet.Choices[patternOf(n.Path)]
	return offered
}

func example(text string) string {
	if text == "" {
		return ""
	}
	return "，如 " + text
}

func orElse(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}
