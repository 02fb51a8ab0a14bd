package xlsx

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// unescape resolves the five entities and character references.
func unescape(b []byte) string {
	if bytes.IndexByte(b, '&') < 0 {
		return string(b)
	}
	var out strings.Builder
	s := string(b)
	for {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			out.WriteString(s)
			return out.String()
		}
		out.WriteString(s[:i])
		n := strings.IndexByte(s[i:], ';')
		if n < 0 || n > 10 {
			out.WriteByte('&')
			s = s[i+1:]
			continue
		}
		out.WriteString(entity(s[i+1 : i+n]))
		s = s[i+n+1:]
	}
}

func entity(name string) string {
	switch name {
	case "lt":
		return "<"
	case "gt":
		return ">"
	case "amp":
		return "&"
	case "quot":
		return `"`
	case "apos":
		return "'"
	}
	digits, base := strings.TrimPrefix(name, "#"), 10
	if rest, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = rest, 16
	}
	v, err := strconv.ParseUint(digits, base, 32)
	if err != nil || !strings.HasPrefix(name, "#") || !utf8.ValidRune(rune(v)) {
		return "&" + name + ";"
	}
	return string(rune(v))
}

// appendText writes text content as XML.
func appendText(out []byte, s string) []byte {
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

// appendAttr writes an attribute value.
func appendAttr(out []byte, s string) []byte {
	if !strings.ContainsAny(s, "&<>\"\r\n\t") {
		return append(out, s...)
	}
	return append(out, attrEscape.Replace(s)...)
}

var attrEscape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "&#13;", "\n", "&#10;", "\t", "&#9;")
