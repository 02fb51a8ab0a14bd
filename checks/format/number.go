package format

import (
	"strings"
	"unicode/utf8"
)

const numerals = "〇零一二三四五六七八九十百"

// levelOf tells which level of heading the number in front of a text makes it (GB/T 9704—2012 7.3.3), and how many bytes the
// number takes. Numbers in a wrong form count too: the rules say what is wrong with them.
func levelOf(text string) (k kind, label int) {
	inner, bracket := text, 0
	if strings.HasPrefix(text, "（") || strings.HasPrefix(text, "(") {
		_, bracket = utf8.DecodeRuneInString(text)
		inner = text[bracket:]
	}
	chinese, digits := span(inner, numerals), span(inner, "0123456789０１２３４５６７８９")
	n := max(chinese, digits)
	if n == 0 || utf8.RuneCountInString(inner[:n]) > 3 {
		return body, 0
	}
	next, size := utf8.DecodeRuneInString(inner[n:])
	switch {
	case bracket > 0 && (next == '）' || next == ')'):
		label = bracket + n + size
		if chinese > 0 {
			k = heading2
		} else {
			k = heading4
		}
	case bracket > 0:
		return body, 0
	case chinese > 0 && strings.ContainsRune("、，,.．:：", next):
		k, label = heading1, n+size
	case digits > 0 && strings.ContainsRune("、.．", next) && span(inner[n+size:], "0123456789０１２３４５６７８９") == 0:
		k, label = heading3, n+size
	default:
		return body, 0
	}
	if r, size := utf8.DecodeRuneInString(text[label:]); r == '、' || r == '.' || r == '．' {
		label += size // a mark too many, told by the rules
	}
	return k, label
}

// span is how many bytes at the start of s are all of the set.
func span(s, set string) int {
	for i, r := range s {
		if !strings.ContainsRune(set, r) {
			return i
		}
	}
	return len(s)
}

// value is what the number in front of a heading counts, 0 when it counts nothing.
func value(label string) int {
	n, tens, seen := 0, 0, false
	for _, r := range label {
		switch {
		case r >= '0' && r <= '9':
			n, seen = n*10+int(r-'0'), true
		case r >= '０' && r <= '９':
			n, seen = n*10+int(r-'０'), true
		case r == '十':
			tens, n, seen = max(n, 1), 0, true
		case strings.ContainsRune("一二三四五六七八九", r):
			n, seen = strings.Index("一二三四五六七八九", string(r))/3+1, true
		}
	}
	if !seen {
		return 0
	}
	return tens*10 + n
}

// alone reports whether a heading stands alone on its line: it is short and no sentence follows or ends it.
func (l *line) alone() bool {
	const longest = 40
	return utf8.RuneCountInString(l.text) <= longest && !strings.ContainsAny(l.text, "。；;")
}

// head is how many bytes of a heading its typeface is meant for: all of one that stands alone, the number of one that is the
// beginning of a sentence.
func (l *line) head() int {
	if l.alone() {
		return len(l.text)
	}
	return l.label
}

// isHan reports whether a rune is a Chinese character.
func isHan(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3400 && r <= 0x4dbf || r == '〇' || r >= 0x20000 && r <= 0x3ffff
}

// hasHan reports whether a text holds a Chinese character.
func hasHan(s string) bool { return strings.ContainsFunc(s, isHan) }
