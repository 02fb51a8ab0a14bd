package generator

import "strings"

// adviceOf is the sentence shown where a field is filled in: what the dictionary says of it.
func adviceOf(a *ask) string {
	var parts []string
	add := func(s string) { parts = append(parts, s) }
	switch a.field.Required {
	case "":
	case "always":
		add("必填")
	default:
		add(a.field.Required + "必填")
	}
	if a.field.Help != "" {
		add(a.field.Help)
	}
	switch a.kind {
	case cellFigure:
		add("填数字" + inUnit(a.field.Unit))
	case cellDay:
		add("填日期")
	case cellList:
		if a.from != nil {
			add("可填几个编号，用顿号隔开")
		} else {
			add("每行写一项，同一格内换行按 Alt+Enter")
		}
	}
	if a.field.Example != "" {
		add("例：" + a.field.Example)
	}
	return strings.Join(parts, "；")
}
