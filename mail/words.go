package mail

import (
	"encoding/base64"
	"strings"
	"unicode"
)

// words writes a text as a header value: as it is when it is short, plain and cannot be taken for anything else.
func words(text string) string {
	plain := len(text) <= 60 && !strings.Contains(text, "=?") && !strings.Contains(text, "  ") && strings.TrimSpace(text) == text
	if plain && !strings.ContainsFunc(text, func(letter rune) bool { return letter > unicode.MaxASCII }) {
		return text
	}
	return encodedWords(text)
}

const wordOctets = 42 // of text in one encoded word, which is then 70 characters long (RFC 2047 allows 75)

// encodedWords writes a text in encoded words, one a line. No character is cut in two.
func encodedWords(text string) string {
	var lines []string
	var word strings.Builder
	end := func() {
		lines = append(lines, "=?UTF-8?B?"+base64.StdEncoding.EncodeToString([]byte(word.String()))+"?=")
		word.Reset()
	}
	for _, letter := range text {
		if word.Len()+len(string(letter)) > wordOctets {
			end()
		}
		word.WriteRune(letter)
	}
	end()
	return strings.Join(lines, "\r\n ")
}
