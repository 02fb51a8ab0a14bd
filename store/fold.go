package store

import (
	"slices"
	"strings"
	"unicode"
)

// fold is a text as the search compares it: letters and figures only, small and of usual width, with one blank wherever others stood
// between them. Blanks within Chinese fall away, as titles are set with them; the end of a line does not.
type fold struct {
	text string
	at   []int // for each byte of text, the byte of the original it comes from
}

func foldText(original string) fold {
	var out strings.Builder
	out.Grow(len(original))
	f := fold{at: make([]int, 0, len(original))}
	var last rune
	gap, gapSpace := false, false
	for at, r := range original {
		r = narrow(r)
		if !usualHan(r) && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gapSpace = (gapSpace || !gap) && unicode.IsSpace(r) && r != '\n'
			gap = true
			continue
		}
		if gap && last != 0 && !(gapSpace && unicode.Is(unicode.Han, last) && unicode.Is(unicode.Han, r)) {
			out.WriteByte(' ')
			f.at = append(f.at, at)
		}
		gap, gapSpace, last = false, false, r
		before := out.Len()
		out.WriteRune(r)
		for range out.Len() - before {
			f.at = append(f.at, at)
		}
	}
	f.text = out.String()
	return f
}

// narrow gives the small form of a character in its usual width.
func narrow(r rune) rune {
	const fullFirst, fullLast, fullToUsual, wideBlank = 0xFF01, 0xFF5E, 0xFEE0, 0x3000
	switch {
	case usualHan(r):
		return r
	case r >= fullFirst && r <= fullLast:
		r -= fullToUsual
	case r == wideBlank:
		r = ' '
	}
	return unicode.ToLower(r)
}

// usualHan reports the characters that nearly all Chinese text is of.
func usualHan(r rune) bool { return r >= '一' && r <= '鿿' }

// pairsOf lists every two neighbouring characters of a folded text once, and each last one alone, as words of hexadecimal digits:
// six a character, so that a character is the beginning of its pairs.
func pairsOf(folded string) []string {
	var pairs []string
	for _, run := range strings.Fields(folded) {
		letters := []rune(run)
		for i := range letters {
			pairs = append(pairs, word(letters[i:min(i+2, len(letters))]))
		}
	}
	slices.Sort(pairs)
	return slices.Compact(pairs)
}

func word(letters []rune) string {
	text := make([]byte, 0, 12)
	for _, r := range letters {
		for shift := 20; shift >= 0; shift -= 4 {
			text = append(text, "0123456789abcdef"[r>>shift&0xF])
		}
	}
	return string(text)
}

// cityWord stands beside the pairs, so that a search in one city reads no other.
func cityWord(city string) string { return "city" + city }
