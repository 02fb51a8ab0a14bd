package format

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// halfWidth is FMT-20: marks of half width between Chinese characters, and figures of full width.
var halfWidth = Rule{ID: "FMT-20", Subject: "全角半角", Level: Hint, Article: Standard + " 9",
	Quote: "公文中标点符号的用法应当符合GB/T 15834，数字用法应当符合GB/T 15835。",
	Check: "中文语境中的逗号、冒号、分号、括号、引号用全角；数字、字母、百分号用半角", hold: holdHalfWidth}

// fullMarks are the marks of full width by those of half width.
var fullMarks = map[rune]string{',': "，", ':': "：", ';': "；", '(': "（", ')': "）", '!': "！", '?': "？", '.': "。", '"': "“”", '\'': "‘’"}

func holdHalfWidth(s *sheet, v *verdict) {
	for i := range s.lines {
		l := &s.lines[i]
		if !hasHan(l.text) {
			continue
		}
		v.holds()
		if found := halfMarks(l.ownText()); len(found) > 0 {
			var right []string
			for _, m := range found {
				r, _ := utf8.DecodeRuneInString(m)
				right = append(right, fullMarks[r])
			}
			v.find(l.here(), "中文里用了半角标点“"+strings.Join(found, "”“")+"”", "改为全角的 "+strings.Join(right, " "))
		}
		if figure := wideFigure(l.text); figure != "" {
			v.find(l.here(), "用了全角数字、字母或百分号“"+figure+"”", "改为半角")
		}
	}
}

// ownText is the text without what other rules tell of: the number of a heading, the colon of 主送机关 and of 附件.
func (l *line) ownText() string {
	switch l.kind {
	case recipient:
		return strings.TrimRight(l.text, ":")
	case attachments:
		return strings.TrimPrefix(l.text, noteHead.FindString(l.text))
	case attachment:
		return ""
	}
	return l.text[l.label:]
}

// halfMarks are the marks of half width that stand in Chinese, each once and in order of their first place.
func halfMarks(text string) []string {
	if !strings.ContainsAny(text, ",:;()!?.\"'") {
		return nil
	}
	runes := []rune(text)
	var found []string
	add := func(r rune) {
		if m := string(r); !slices.Contains(found, m) {
			found = append(found, m)
		}
	}
	for i, r := range runes {
		if _, half := fullMarks[r]; half && inChinese(runes, i) {
			add(r)
		}
	}
	return found
}

// inChinese reports whether the mark at i belongs to Chinese text: a Chinese character or mark stands beside it, or in the
// brackets it opens or closes.
func inChinese(runes []rune, i int) bool {
	before, after := beside(runes, i, -1), beside(runes, i, 1)
	switch runes[i] {
	case '(', ')':
		return isChinese(before) || isChinese(after) || bracketed(runes, i)
	case '.':
		return isHan(before) && (after == 0 || isHan(after))
	case ',', ';', '!', '?', ':':
		return isChinese(before) || isHan(after) && !isASCIILetter(before)
	}
	return isChinese(before) || isChinese(after)
}

func isASCIILetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// beside is the next rune in a direction that is no blank, 0 for none.
func beside(runes []rune, i, step int) rune {
	for k := i + step; k >= 0 && k < len(runes); k += step {
		if runes[k] != ' ' && runes[k] != '　' && runes[k] != '\t' {
			return runes[k]
		}
	}
	return 0
}

func isChinese(r rune) bool {
	return isHan(r) || r != 0 && strings.ContainsRune("《》“”（）〔〕、。，；：", r)
}

// bracketed reports whether Chinese stands between a bracket of half width and its pair.
func bracketed(runes []rune, i int) bool {
	step, pair := 1, ')'
	if runes[i] == ')' {
		step, pair = -1, '('
	}
	for k := i + step; k >= 0 && k < len(runes) && runes[k] != pair; k += step {
		if isHan(runes[k]) {
			return true
		}
	}
	return false
}

// wideFigure is the first stretch of figures, letters and per cent signs of full width.
func wideFigure(text string) string {
	wide := func(r rune) bool {
		return r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ' || r == '％'
	}
	i := strings.IndexFunc(text, wide)
	if i < 0 {
		return ""
	}
	n := strings.IndexFunc(text[i:], func(r rune) bool { return !wide(r) })
	if n < 0 {
		return text[i:]
	}
	return text[i : i+n]
}
