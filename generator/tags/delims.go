package tags

import (
	"strings"
	"unicode/utf8"
)

// Delims are the marks that open and close a tag.
type Delims struct{ Open, Close string }

// DefaultDelims are {{ and }}; their full-width twins ｛｛ ｝｝, which a Chinese
// input method types, are read as the same.
var DefaultDelims = Delims{"{{", "}}"}

// A Found is one tag in a text: text[Start:End] includes the delimiters.
type Found struct {
	Start, End int
	Body       string
}

// A Loose is a delimiter without its partner.
type Loose struct {
	Start, End int
	Opening    bool   // an opening mark that is never closed
	Text       string // the words beside it, enough to find it again
}

// MaxTag is the longest tag in bytes; an opening mark without a closing one
// within that distance is loose.
const MaxTag = 2000

// Scan finds the tags of text in order, and the delimiters that have no partner.
// Offsets are bytes of text.
func (d Delims) Scan(text string) (found []Found, loose []Loose) {
	if !d.mayHold(text) {
		return nil, nil
	}
	open := -1 // offset of the opening mark not yet closed
	bodyAt := 0
	for i := 0; i < len(text); {
		if n := match(text[i:], d.Open); n > 0 {
			if open >= 0 {
				loose = append(loose, d.unclosed(text, open, bodyAt, i))
			}
			open, bodyAt = i, i+n
			i += n
			continue
		}
		if n := match(text[i:], d.Close); n > 0 {
			switch {
			case open >= 0 && i-open <= MaxTag:
				found = append(found, Found{open, i + n, text[bodyAt:i]})
			case open >= 0:
				loose = append(loose, d.unclosed(text, open, bodyAt, bodyAt), d.unopened(text, i, n))
			default:
				loose = append(loose, d.unopened(text, i, n))
			}
			open = -1
			i += n
			continue
		}
		_, n := utf8.DecodeRuneInString(text[i:])
		i += n
	}
	if open >= 0 {
		loose = append(loose, d.unclosed(text, open, bodyAt, len(text)))
	}
	return found, loose
}

func (d Delims) mayHold(text string) bool {
	return strings.Contains(text, d.Open) || strings.Contains(text, d.Close) ||
		strings.Contains(text, "｛") || strings.Contains(text, "｝")
}

func (d Delims) unclosed(text string, at, body, until int) Loose {
	words := strings.TrimSpace(text[body:until])
	if words == "" {
		words = strings.TrimSpace(firstRunes(text[until:], 20))
	}
	return Loose{Start: at, End: body, Opening: true, Text: firstRunes(words, 20)}
}

func (d Delims) unopened(text string, at, n int) Loose {
	from := strings.LastIndexAny(text[:at], "}｝") // the words since the last tag
	if from >= 0 {
		_, w := utf8.DecodeRuneInString(text[from:])
		from += w
	} else {
		from = 0
	}
	words := strings.TrimSpace(text[from:at])
	if words == "" {
		words = strings.TrimSpace(text[:at])
	}
	return Loose{Start: at, End: at + n, Text: lastRunes(words, 20)}
}

// match is the length of mark at the start of s, each of its characters
// half- or full-width, or 0.
func match(s, mark string) int {
	n := 0
	for _, want := range mark {
		if n >= len(s) {
			return 0
		}
		got, w := utf8.DecodeRuneInString(s[n:])
		if got != want && got != fullWidth(want) {
			return 0
		}
		n += w
	}
	return n
}

// fullWidth is the full-width twin of an ASCII sign, or r itself.
func fullWidth(r rune) rune {
	if r > ' ' && r < 0x7f {
		return r + 0xfee0
	}
	return r
}

// halfWidth is the ASCII sign of a full-width twin, or r itself.
func halfWidth(r rune) rune {
	switch {
	case r > 0xff00 && r < 0xff5f:
		return r - 0xfee0
	case r == '“' || r == '”':
		return '"'
	case r == '‘' || r == '’':
		return '\''
	case r == 0x3000 || r == 0xa0:
		return ' '
	}
	return r
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func lastRunes(s string, n int) string {
	i := len(s)
	for ; i > 0 && n > 0; n-- {
		_, w := utf8.DecodeLastRuneInString(s[:i])
		i -= w
	}
	return s[i:]
}
