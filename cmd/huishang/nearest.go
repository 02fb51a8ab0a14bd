package main

import "huishang/generator/tags"

// orNearest ends a sentence that says a name is not known, with the known one it is most like.
func orNearest(name string, known []string) string {
	if near := tags.Nearest(name, known); near != "" {
		return "，是否应为“" + near + "”？"
	}
	return "。"
}
