package entry

import (
	"slices"
	"strings"
)

// Beyond is the label of the line for values that are not offered; empty when only those can be chosen.
func (n *Node) Beyond() string {
	if n.Shape != Check {
		return ""
	}
	return n.sheet.Beyond[patternOf(n.Path)]
}

// Others are the chosen values that are not offered, as that line shows them.
func (n *Node) Others() string {
	others := slices.DeleteFunc(slices.Clone(n.Chosen), func(value string) bool {
		return slices.ContainsFunc(n.Choices, func(c Choice) bool { return c.Value == value })
	})
	return strings.Join(others, "、")
}

// apart takes what was chosen and what was typed beside it for single values: the line has them between commas of any kind, and where there was
// a box of lines before, one stands on each.
func apart(sent []string) (values []string) {
	for _, text := range sent {
		for _, value := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；;\r\n", r) }) {
			if value = strings.TrimSpace(value); value != "" && !slices.Contains(values, value) {
				values = append(values, value)
			}
		}
	}
	return values
}
