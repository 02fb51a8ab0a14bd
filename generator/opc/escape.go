package opc

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// AppendText writes text content as XML.
func AppendText(out []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		var e string
		switch s[i] {
		case '<':
			e = "&lt;"
		case '>':
			e = "&gt;"
		case '&':
			e = "&amp;"
		case '\r':
			e = "&#13;"
		default:
			continue
		}
		out = append(append(out, s[from:i]...), e...)
		from = i + 1
	}
	return append(out, s[from:]...)
}

// Unescape resolves the five entities and character references; what is none
// stays as it is.
func Unescape(b []byte) string {
	if bytes.IndexByte(b, '&') < 0 {
		return string(b)
	}
	var out strings.Builder
	for i := 0; i < len(b); i++ {
		if b[i] == '&' {
			if semi := bytes.IndexByte(b[i:min(len(b), i+12)], ';'); semi > 0 {
				if r := Entity(b[i : i+semi+1]); r >= 0 {
					out.WriteRune(r)
					i += semi
					continue
				}
			}
		}
		out.WriteByte(b[i])
	}
	return out.String()
}

// Entity decodes one &…; or gives -1.
func Entity(s []byte) rune {
	switch string(s) {
	case "&amp;":
		return '&'
	case "&lt;":
		return '<'
	case "&gt;":
		return '>'
	case "&quot;":
		return '"'
	case "&apos;":
		return '\''
	}
	if len(s) < 4 || s[1] != '#' {
		return -1
	}
	digits, base := string(s[2:len(s)-1]), 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n == 0 || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return -1
	}
	return rune(n)
}
