package entry

import (
	"encoding/json"
	"slices"
	"strings"
)

// textOf is how an input shows what the dossier says.
func textOf(base any) string {
	switch v := base.(type) {
	case string:
		return normal(v)
	case json.Number:
		return v.String()
	case bool:
		if v {
			return "是"
		}
		return "否"
	case []any:
		return strings.Join(textsOf(base), "\n")
	}
	return ""
}

func textsOf(base any) []string {
	list, _ := base.([]any)
	var texts []string
	for _, one := range list {
		if text, isText := one.(string); isText {
			texts = append(texts, normal(text))
		}
	}
	return texts
}

// lineable reports whether texts can stand one a line.
func lineable(base any) bool {
	return !slices.ContainsFunc(textsOf(base), func(t string) bool { return strings.TrimSpace(t) == "" || strings.Contains(t, "\n") })
}

// normal makes line ends alike.
func normal(text string) string { return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text) }
