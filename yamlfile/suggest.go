package yamlfile

import (
	"strings"

	"huishang"
)

// fewEnough is how many known names are all listed when none is near.
const fewEnough = 24

// Suggest ends a sentence with the known name most like what was written, or with all of a few.
func Suggest(name string, known []string) string {
	if near, ok := huishang.Nearest(name, known); ok {
		return "，是否应为“" + near + "”？"
	}
	if len(known) <= fewEnough {
		return "，可用的有：" + strings.Join(known, "、")
	}
	return ""
}

// Clip keeps what is quoted back short.
func Clip(text string) string {
	const longest = 40
	if letters := []rune(text); len(letters) > longest {
		return string(letters[:longest]) + "……"
	}
	return text
}
