package web

import (
	"fmt"
	"html/template"
	"strings"

	"huishang/generator/report"
)

// lampClasses are the names of the lights in the style sheet.
var lampClasses = map[report.Light]string{report.Red: "red", report.Amber: "amber", report.Green: "green", report.Grey: "grey"}

// lampOf shows a signal: its light, the word of the light, and why.
func lampOf(s report.Signal) template.HTML {
	return template.HTML(fmt.Sprintf(`<span class="light %s">%s</span>%s`, classOfLight(s.Light), wordOfLight(s.Light), why(s.Why)))
}

func why(text string) string {
	if text == "" {
		return ""
	}
	return ` <span class="why">` + template.HTMLEscapeString(text) + `</span>`
}

func classOfLight(l report.Light) string {
	if class, known := lampClasses[l]; known {
		return class
	}
	return "grey"
}

// wordOfLight is the light in a word: 红, 黄, 绿, 灰.
func wordOfLight(l report.Light) string {
	if classOfLight(l) == "grey" {
		return "灰"
	}
	return strings.TrimPrefix(string(l), "● ")
}
