package main

import (
	"fmt"
	"strings"

	"huishang"
	"huishang/generator"
)

func roles(all []huishang.Role) string {
	names := make([]string, len(all))
	for i, role := range all {
		names[i] = role.Name()
	}
	return strings.Join(names, "、")
}

func stepNames(all []huishang.Step) string {
	names := make([]string, len(all))
	for i, step := range all {
		names[i] = step.Name()
	}
	return strings.Join(names, "、")
}

// titles are the documents as staff call them.
func titles(kinds []string) string {
	names := make([]string, len(kinds))
	for i, name := range kinds {
		names[i] = name
		if kind, ok := generator.KindOf(name); ok {
			names[i] = kind.Title
		}
	}
	return strings.Join(names, "、")
}

func leads(all []huishang.Lead) string {
	words := make([]string, len(all))
	for i, lead := range all {
		words[i] = fmt.Sprintf("%s %s", lead.State, lead.Name)
		if lead.When != "" {
			words[i] += "（" + string(lead.When) + "）"
		}
	}
	return strings.Join(words, "、")
}
