package huishang

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hidden tells which character of a text nobody can see and no document can hold: the place counts characters from 1 and is 0 when there is
// none. Tabs and line breaks are none.
func Hidden(text string) (place int, letter rune) {
	if !mayHide(text) {
		return 0, 0
	}
	for _, letter := range text {
		if place++; hidden(letter) {
			return place, letter
		}
	}
	return 0, 0
}

// Visible is a text as it is meant: what ends a line in Word or a printer's file is a line break, and whatever else is hidden is left out.
func Visible(text string) string {
	if place, _ := Hidden(text); place == 0 {
		return text
	}
	return strings.Map(func(letter rune) rune {
		switch {
		case letter == '\v' || letter == '\f' || letter == '\u0085':
			return '\n'
		case hidden(letter):
			return -1
		}
		return letter
	}, text)
}

// HiddenAdvice says where a text has a character nobody can see, and how to mend it. It is empty for a text without one.
func HiddenAdvice(text string) string {
	place, letter := Hidden(text)
	if place == 0 {
		return ""
	}
	return fmt.Sprintf("第%d个字符是看不见的控制字符（U+%04X），请删去。", place, letter)
}

func hidden(letter rune) bool {
	return unicode.IsControl(letter) && letter != '\t' && letter != '\n' && letter != '\r' || letter == '\uFFFE' || letter == '\uFFFF'
}

// mayHide looks at the bytes alone, which is quick: of most texts there is no more to ask.
func mayHide(text string) bool {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c < utf8.RuneSelf:
			if c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0x7F {
				return true
			}
		case c == 0xC2 && i+1 < len(text) && text[i+1] < 0xA0: // U+0080 to U+009F
			return true
		case c == 0xEF && i+2 < len(text) && text[i+1] == 0xBF && text[i+2] >= 0xBE: // U+FFFE and U+FFFF; commas of Chinese begin alike
			return true
		}
	}
	return false
}
