// Package excerpt shows a place in a text with what stands round it.
package excerpt

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// An Excerpt is the part of a line round a place in it.
type Excerpt struct {
	Before, At, After string
}

// Shown reports whether there is something to see.
func (e Excerpt) Shown() bool { return e.Before+e.At+e.After != "" }

// Of cuts out what stands at a line and a column, both from 1. Bytes that are no text give nothing.
func Of(data []byte, line, column int) Excerpt {
	const around = 24 // characters on each side
	rest := strings.TrimPrefix(string(data), "\uFEFF")
	if !utf8.ValidString(rest) || strings.ContainsFunc(rest, unreadable) {
		return Excerpt{}
	}
	for range line - 1 {
		_, after, _ := strings.Cut(rest, "\n")
		rest = after
	}
	rest, _, _ = strings.Cut(rest, "\n")
	letters := []rune(strings.TrimRightFunc(rest, unicode.IsSpace))
	at := min(max(column-1, 0), len(letters))
	end := min(at+wordFrom(letters[at:]), len(letters))
	e := Excerpt{string(letters[max(at-around, 0):at]), string(letters[at:end]), string(letters[end:min(end+around, len(letters))])}
	if at > around {
		e.Before = "…" + e.Before
	}
	e.Before = strings.TrimLeftFunc(e.Before, unicode.IsSpace)
	if end+around < len(letters) {
		e.After += "…"
	}
	return e
}

// unreadable tells bytes of a program or an archive from text.
func unreadable(r rune) bool { return r < ' ' && r != '\t' && r != '\r' && r != '\n' }

// wordFrom is how many characters belong to the word or quoted text that begins here, 1 at least.
func wordFrom(letters []rune) int {
	const most = 30
	quoted := len(letters) > 0 && letters[0] == '"'
	for n := 1; n < min(len(letters), most); n++ {
		switch {
		case quoted && letters[n] == '"':
			return n + 1
		case !quoted && !unicode.IsLetter(letters[n]) && !unicode.IsDigit(letters[n]) && letters[n] != '.':
			return n
		}
	}
	return min(len(letters), most)
}
