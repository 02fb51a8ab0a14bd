package generator

import (
	"slices"
	"strings"
	"unicode"

	"huishang/generator/xlsx"
)

// A spot is a cell that says one of the words of a form.
type spot struct {
	row, col int
	unit     string // written behind the word, as in 金额（亿元）
}

// An index tells where the words of a form stand on a sheet.
type index map[string][]spot

// longestWord is how many bytes a label may take with its unit and marks.
const longestWord = 160

// indexOf looks for the words on a sheet.
func indexOf(s *xlsx.Sheet, known map[string]bool) index {
	found := index{}
	for row, cells := range s.Rows() {
		for _, c := range cells {
			if c.Kind != xlsx.KindText || len(c.Raw) > longestWord {
				continue
			}
			if word, unit, ok := wordOf(c.Raw, known); ok {
				found[word] = append(found[word], spot{row, c.Col, unit})
			}
		}
	}
	return found
}

// wordOf reads a label or header: 专项经费金额（万元）* is 专项经费金额 in 万元.
func wordOf(text string, known map[string]bool) (word, unit string, ok bool) {
	word = bare(text)
	if known[word] {
		return word, "", true
	}
	head, rest, bracket := strings.Cut(word, "(")
	if rest, closed := strings.CutSuffix(rest, ")"); bracket && closed && known[head] {
		return head, rest, true
	}
	return "", "", false
}

// bare is a label without blanks, marks and differences of width.
func bare(text string) string {
	if isBare(text) {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch r = denseRune(r); r {
		case '*', '△', '▲', '※', ':':
			return -1
		}
		return r
	}, text)
}

// isBare reports that a text plainly has nothing [bare] would change: it is of Chinese characters and of ASCII without blanks and marks.
func isBare(text string) bool {
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c > ' ' && c < 0x7F && c != '*' && c != ':':
			i++
		case 0xE4 <= c && c <= 0xE9 && i+2 < len(text) && text[i+1]&0xC0 == 0x80 && text[i+2]&0xC0 == 0x80:
			i += 3 // U+4000 to U+9FFF
		default:
			return false
		}
	}
	return true
}

// dense is a text of half width without blanks.
func dense(text string) string { return strings.Map(denseRune, text) }

// denseRune is the half-wide form of a letter, digit or sign, or -1 for a blank.
func denseRune(r rune) rune {
	if r = narrowRune(r); blankRune(r) {
		return -1
	}
	return r
}

// narrowRune is the half-wide form of a letter, digit or sign.
func narrowRune(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '　':
		return ' '
	}
	return r
}

func narrow(s string) string { return strings.Map(narrowRune, s) }

// tidy cuts the blanks around a text, also those that cannot be seen, and makes its line ends alike.
func tidy(s string) string {
	if strings.Contains(s, "\r") {
		s = lineEnds.Replace(s)
	}
	return strings.TrimFunc(s, blankRune)
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

func blankRune(r rune) bool {
	if r >= '一' && r <= '鿿' {
		return false
	}
	return unicode.IsSpace(r) || r > unicode.MaxASCII && unicode.Is(unicode.Cf, r)
}

// gatherWords notes once what the form has on its sheets, by which a reader finds its way.
func (k *FormKind) gatherWords() {
	k.words, k.texts = map[string]bool{bare(countHeader): true}, map[string]bool{}
	for _, s := range k.sheets {
		k.texts[bare(s.name)] = true
		k.hints = append(k.hints, bare(s.hint))
		for _, b := range s.blocks {
			k.texts[bare(b.heading)] = true
			for i := range b.asks {
				a := &b.asks[i]
				a.bare = bare(a.label)
				k.words[a.bare] = true
				if !b.list {
					k.texts[bare(a.advice)] = true
				}
			}
		}
	}
}

// indexes looks at the sheets a form may stand on.
func (r *formReader) indexes() {
	r.words = map[*xlsx.Sheet]index{}
	for _, s := range r.book.Sheets {
		if s.Cells && !slices.Contains([]string{stampSheet, guideSheet, problemSheet}, s.Name) {
			r.words[s] = indexOf(s, r.kind.words)
		}
	}
}

// problemSheet lists the findings in a copy that was given back; nobody fills anything in there.
const problemSheet = "问题清单"
