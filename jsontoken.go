package huishang

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf16"
)

// text reads a string in quotes. One without escapes is a part of the document itself.
func (r *reader) text() string {
	var out strings.Builder
	r.next++
	for r.fault == nil {
		run := r.run()
		if r.next == len(r.data) {
			r.fail("文件在一段文字中间中断，缺少结尾的双引号，可能没有保存完整。")
			break
		}
		if r.peek() == '"' && out.Len() == 0 {
			r.next++
			return run
		}
		out.WriteString(run)
		switch r.peek() {
		case '"':
			r.next++
			return out.String()
		case '\\':
			out.WriteRune(r.escape())
		default:
			r.fail("文字里不能直接换行或含控制字符：换行写成 \\n；如果这里本应结束，请补上英文双引号。")
		}
	}
	return ""
}

// run is the text up to the next quote, backslash or control character.
func (r *reader) run() string {
	from := r.next
	for r.next < len(r.data) {
		if c := r.data[r.next]; c == '"' || c == '\\' || c < ' ' {
			break
		}
		r.next++
	}
	return r.data[from:r.next]
}

// escape reads what follows a backslash.
func (r *reader) escape() rune {
	const letters, meanings = `"\/bfnrt`, "\"\\/\b\f\n\r\t"
	rest := r.data[r.next+1:]
	if rest != "" && rest[0] == 'u' {
		return r.unicodeEscape()
	}
	if rest != "" {
		if i := strings.IndexByte(letters, rest[0]); i >= 0 {
			r.next += 2
			return rune(meanings[i])
		}
	}
	r.fail("反斜杠“\\”后面的字符不对：反斜杠本身写成 \\\\，换行写成 \\n。")
	return 0
}

func (r *reader) unicodeEscape() rune {
	first, ok := r.hex(r.next)
	if !ok {
		r.fail("“\\u”后面应为四位十六进制数字，如 \\u4f1a。")
		return 0
	}
	if !utf16.IsSurrogate(first) {
		r.next += 6
		return first
	}
	second, ok := r.hex(r.next + 6)
	letter := utf16.DecodeRune(first, second)
	if !ok || letter == '\uFFFD' {
		r.fail("“\\u”写的是半个字符，应有前后两个“\\u”成对。")
		return 0
	}
	r.next += 12
	return letter
}

// hex reads \uXXXX at an offset.
func (r *reader) hex(at int) (rune, bool) {
	if at+6 > len(r.data) || r.data[at:at+2] != `\u` {
		return 0, false
	}
	code, err := strconv.ParseUint(r.data[at+2:at+6], 16, 16)
	return rune(code), err == nil
}

// number reads a number and checks how it is written.
func (r *reader) number() string {
	if n := plainNumber(r.data[r.next:]); n > 0 {
		r.next += n
		return r.data[r.next-n : r.next]
	}
	text := r.token()
	if !json.Valid([]byte(text)) {
		r.fail("数字“" + clip(text) + "”写法不对，应写成 1200 或 0.5 这样的形式。")
		return ""
	}
	r.next += len(text)
	return text
}

// plainNumber is the length of a number without an exponent that is rightly written and at its end, or 0.
func plainNumber(text string) int {
	digits := func(i int) int {
		for i < len(text) && '0' <= text[i] && text[i] <= '9' {
			i++
		}
		return i
	}
	whole := 0
	if text[0] == '-' {
		whole = 1
	}
	end := digits(whole)
	if end == whole || text[whole] == '0' && end > whole+1 {
		return 0
	}
	if end < len(text) && text[end] == '.' {
		point := end
		if end = digits(point + 1); end == point+1 {
			return 0
		}
	}
	if end == len(text) {
		return end
	}
	switch text[end] {
	case ' ', '\t', '\r', '\n', ',', ']', '}':
		return end
	}
	return 0
}

// word reads null, true or false.
func (r *reader) word() (nodeKind, bool) {
	text := r.token()
	switch text {
	case "null":
		r.next += len(text)
		return nullNode, false
	case "true", "false":
		r.next += len(text)
		return boolNode, text == "true"
	}
	switch strings.ToLower(text) {
	case "true", "false", "null":
		r.fail("“" + text + "”应写成小写的 " + strings.ToLower(text) + "。")
	case "none", "nan", "undefined", "nil":
		r.fail("“" + text + "”不是合法的值，没有数据请写 null。")
	default:
		r.expected("一个值（文字、数字、true、false、null、{ 或 [）")
	}
	return nullNode, false
}

// token is the letters, digits and signs that come next.
func (r *reader) token() string {
	rest := r.data[r.next:]
	end := strings.IndexFunc(rest, func(c rune) bool { return c > '~' || strings.ContainsRune(" \t\r\n,:[]{}\"", c) })
	if end < 0 {
		return rest
	}
	return rest[:end]
}
