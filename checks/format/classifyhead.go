package format

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// titleSize is 二号 in half points, bodySizeWanted 三号.
const (
	titleSize      = 44
	bodySizeWanted = 32
)

var (
	numberText  = regexp.MustCompile(`^[\p{Han}]{1,12}\s*[〔\[【（(［﹝〈<]\s*[0-9０-９]{2,4}\s*[〕\]】）)］﹞〉>]\s*第?\s*[0-9０-９×Xx\s　]*号$`)
	topMarkText = regexp.MustCompile(`^([0-9]{6}|(绝密|机密|秘密)(★.*)?|特急|加急|特提|平急|签发人[：:].*|(绝密|机密|秘密).{0,8}(特急|加急))$`)
	officeText  = regexp.MustCompile(`(政府|厅|局|委|会|院|校|部|处|室|办|中心|公司|单位|机关|部门|协会|集团|大学|学院|所|同志|省|市|县|区|组|署|站|队|行|社|馆|库|园|等)([）)])?$`)
	askText     = regexp.MustCompile(`如下|以下|下列|为了|根据|按照|现将|现就|经研究|有关事项|通知$|是$|包括$|要求$`)
)

// atHead tells what a line at the head of a document is, or blank when the text has begun.
func (r *reader) atHead(l *line) kind {
	titled := r.after == title || r.after == subtitle || r.minutes
	switch {
	case topMarkText.MatchString(l.text):
		return topMark
	case numberText.MatchString(l.text):
		return agencyNumber
	case !titled && isAgencyMark(l):
		r.minutes = strings.HasSuffix(l.text, "纪要")
		return agencyMark
	case r.minutes && isTitle(l, false) && l.size() >= titleSize-8:
		r.minutes = false
		return title
	case r.after == title && r.gap == 0 && r.goesOn(l):
		return title
	case titled && isRecipient(l.text):
		return recipient
	case titled && isSubtitle(l):
		return subtitle
	case !titled && r.after != recipient && isTitle(l, r.after == blank || r.after == agencyNumber || r.after == agencyMark || r.after == topMark):
		return title
	}
	return blank
}

// isAgencyMark reports whether a line is the red name of the office on top of the first page.
func isAgencyMark(l *line) bool {
	f := l.look()
	return l.size() > titleSize && utf8.RuneCountInString(l.text) <= 40 || f.Color == "FF0000" && l.size() >= titleSize
}

// isTitle reports whether a line can be the title: short, no sentence, and set apart; the first line of a document that is not
// formatted at all is one too.
func isTitle(l *line, first bool) bool {
	level, _ := levelOf(l.text)
	if level != body || utf8.RuneCountInString(l.text) > 60 || strings.ContainsAny(lastRune(l.text), "。；：:，,") || isDate(l.text) {
		return false
	}
	style := strings.ToLower(l.Style)
	return l.centred() || l.size() >= titleSize-8 || strings.Contains(style, "标题") || strings.Contains(style, "title") || strings.HasPrefix(style, "heading") ||
		first && l.Format.Align != "right" && utf8.RuneCountInString(l.text) <= 40 && !strings.Contains(l.text, "。")
}

// goesOn reports whether a line goes on with the title above it.
func (r *reader) goesOn(l *line) bool {
	up := r.sheet.before(l, 1)
	if up == nil || !isTitle(l, false) || isSubtitleText(l.text) {
		return false
	}
	return l.Format.Align == up.Format.Align && l.size() == up.size() && (l.centred() || l.size() >= titleSize-8)
}

func isSubtitle(l *line) bool {
	if utf8.RuneCountInString(l.text) > 60 {
		return false
	}
	return isSubtitleText(l.text) || (l.centred() || l.Format.Align == "right") && !strings.HasSuffix(l.text, "。")
}

// isSubtitleText reports whether a text stands in brackets: （草案）, （2026年6月12日）.
func isSubtitleText(s string) bool {
	return (strings.HasPrefix(s, "（") || strings.HasPrefix(s, "(")) && (strings.HasSuffix(s, "）") || strings.HasSuffix(s, ")"))
}

// isRecipient reports whether a line names those a document is sent to: it ends with a colon, before it the name of an office.
func isRecipient(s string) bool {
	name := strings.TrimRight(s, "：: 　")
	return name != s && utf8.RuneCountInString(s) <= 200 && officeText.MatchString(name) && !askText.MatchString(name) && !strings.Contains(name, "。")
}

// atAttachmentHead tells what a line on top of an attachment page is, or blank when its text has begun.
func (r *reader) atAttachmentHead(l *line) kind {
	switch {
	case r.after == attachment && isTitle(l, true):
		return attachmentTitle
	case r.after == attachmentTitle && r.gap == 0 && r.goesOn(l):
		return attachmentTitle
	case r.after == attachmentTitle && isSubtitle(l):
		return subtitle
	}
	return blank
}

func lastRune(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}
