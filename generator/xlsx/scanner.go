package xlsx

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A scanner cuts a formula into pieces.
type scanner struct {
	s     string
	at    int
	lit   strings.Builder
	out   []piece
	calls []string // open brackets: the function's name, or ""
}

func (c *scanner) flush() {
	if c.lit.Len() > 0 {
		c.out = append(c.out, piece{text: c.lit.String()})
		c.lit.Reset()
	}
}

func (c *scanner) take(n int) {
	c.lit.WriteString(c.s[c.at : c.at+n])
	c.at += n
}

func (c *scanner) step() {
	switch ch := c.s[c.at]; {
	case ch == '"':
		c.text()
	case ch == '[':
		c.take(bracketed(c.s[c.at:]))
	case ch == '(':
		c.calls = append(c.calls, "")
		c.take(1)
	case ch == ')':
		if n := len(c.calls); n > 0 {
			c.calls = c.calls[:n-1]
		}
		c.take(1)
	case ch == '\'':
		c.quotedSheet()
	case ch == '$' || wordStart(c.s[c.at:]) || ch >= '0' && ch <= '9':
		c.word()
	case ch == '#':
		c.take(1 + wordLength(c.s[c.at+1:]))
	default:
		_, n := utf8.DecodeRuneInString(c.s[c.at:])
		c.take(n)
	}
}

// text takes a string literal as a piece of its own.
func (c *scanner) text() {
	n := 1
	for c.at+n < len(c.s) {
		if c.s[c.at+n] == '"' {
			if c.at+n+1 < len(c.s) && c.s[c.at+n+1] == '"' {
				n += 2
				continue
			}
			n++
			break
		}
		n++
	}
	c.flush()
	c.out = append(c.out, piece{text: c.s[c.at : c.at+n], str: true})
	c.at += n
}

// bracketed is the length of [ … ] with its nested brackets; ' escapes.
func bracketed(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\'':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(s)
}

// quotedSheet takes 'name'! and the reference after it.
func (c *scanner) quotedSheet() {
	n := 1
	for c.at+n < len(c.s) {
		if c.s[c.at+n] == '\'' {
			if c.at+n+1 >= len(c.s) || c.s[c.at+n+1] != '\'' {
				break
			}
			n++
		}
		n++
	}
	end := c.at + n + 1
	if end >= len(c.s) || c.s[end] != '!' {
		c.take(min(n+1, len(c.s)-c.at))
		return
	}
	name := strings.ReplaceAll(c.s[c.at+1:end-1], "''", "'")
	c.afterSheet(name, end+1)
}

// afterSheet reads the reference at pos that belongs to a sheet. Other
// workbooks and stretches of sheets are left as they are.
func (c *scanner) afterSheet(name string, pos int) {
	r, n := readRef(c.s[pos:])
	if n == 0 || name == "" || strings.ContainsAny(name, "[]:") {
		c.take(pos + n - c.at)
		return
	}
	r.sheet, r.spelled = name, c.s[c.at:pos-1]
	c.put(r, pos+n)
}

// put ends the literal before a reference and takes it.
func (c *scanner) put(r *ref, end int) {
	before := strings.TrimRight(c.lit.String(), " ")
	after := strings.TrimLeft(c.s[end:], " ")
	r.grows, r.variadic = c.argument(before, after)
	c.flush()
	c.out = append(c.out, piece{ref: r})
	c.at = end
}

// argument says whether what stands between before and after is a whole
// argument of an aggregate.
func (c *scanner) argument(before, after string) (grows, variadic bool) {
	if len(c.calls) == 0 || before == "" && len(c.out) > 0 && c.out[len(c.out)-1].str {
		return false, false
	}
	variadic, grows = aggregates[c.calls[len(c.calls)-1]]
	grows = grows && strings.ContainsAny(lastByte(before), "(,;") && after != "" && strings.IndexByte(",);", after[0]) >= 0
	return grows, variadic && grows
}

func lastByte(s string) string {
	if s == "" {
		return ""
	}
	return s[len(s)-1:]
}

// word takes a name, a function, a number or a reference.
func (c *scanner) word() {
	if r, n := readRef(c.s[c.at:]); n > 0 {
		c.put(r, c.at+n)
		return
	}
	n := max(wordLength(c.s[c.at:]), 1)
	end := c.at + n
	switch {
	case end < len(c.s) && c.s[end] == '!':
		c.afterSheet(c.s[c.at:end], end+1)
	case end < len(c.s) && c.s[end] == '(':
		name := strings.TrimPrefix(strings.TrimPrefix(strings.ToUpper(c.s[c.at:end]), "_XLFN."), "_XLWS.")
		c.calls = append(c.calls, name)
		c.take(n + 1)
	default:
		c.take(n)
	}
}

func wordStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || r == '_' || r == '\\'
}

// wordLength is the length of a name or a number at the start of s.
func wordLength(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '_' && r != '.' && r != '\\' && r != '?' && r != '$' {
			return i
		}
	}
	return len(s)
}
