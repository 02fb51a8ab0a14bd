package format

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	attachmentsText = regexp.MustCompile(`^附\s*件\s*([：:]|$)`)
	attachmentText  = regexp.MustCompile(`^附\s*件\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})?\s*[：:]?$`)
	imprintText     = regexp.MustCompile(`^(抄\s*送|主\s*送|分\s*送)\s*[：:]|印发$|^共印`)
	dateText        = regexp.MustCompile(`^([0-9０-９]{2,4}|[〇○零Oo一二三四五六七八九十]{2,5})\s*年\s*([0-9０-９]{1,2}|[〇零一二三四五六七八九十]{1,3})\s*月\s*([0-9０-９]{1,2}|[〇零一二三四五六七八九十]{1,3})\s*日$`)
	captionText     = regexp.MustCompile(`^(第[一二三四五六七八九十百]+[章节编]|(单位|计量单位|金额单位)\s*[：:]|[表图]\s*[0-9０-９一二三四五六七八九十]+([-—.][0-9]+)?[\s　：:])`)
)

func isSignPage(s string) bool {
	return strings.HasPrefix(trim(strings.Trim(s, "（）()")), "此页无正文") || strings.HasPrefix(strings.Trim(s, "（）()"), "本页无正文")
}

// isDate reports whether a whole line is a day, in whatever way it is written.
func isDate(s string) bool { return len(s) <= 60 && dateText.MatchString(s) }

// isCaption reports whether a line is set apart from the text: a chapter, the name of a table, a unit.
func isCaption(l *line) bool {
	if captionText.MatchString(l.text) {
		return true
	}
	short := utf8.RuneCountInString(l.text) <= 40 && !strings.HasSuffix(l.text, "。")
	return short && (l.centred() || l.Format.Align == "right")
}

// isName reports whether a line can be the name of an office: short, and no sentence.
func isName(s string) bool {
	return utf8.RuneCountInString(s) <= 30 && !strings.ContainsAny(s, "。；：:;！")
}
