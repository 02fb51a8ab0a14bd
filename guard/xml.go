package guard

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A tag is one start tag of a part: its offsets, and its name without prefix.
type tag struct {
	name     []byte
	start    int // of its <
	namesEnd int // where its attributes begin
}

// A reader goes through the start and end tags of an XML text. It does not check that they fit: parsers do, after guard. It makes
// sure that no tag goes by unseen, which is why it stops at a declaration it would have to understand for that.
type reader struct {
	src   []byte
	at    int
	wrong string // why it stopped early
	dtd   bool
}

// next moves to the next tag; an end tag has closing set.
func (r *reader) next() (t tag, closing, ok bool) {
	src := r.src
	for {
		lt := bytes.IndexByte(src[r.at:], '<')
		if lt < 0 {
			return t, false, false
		}
		start := r.at + lt
		i := start + 1
		if i == len(src) {
			return t, false, r.stop("标记没有结束")
		}
		switch src[i] {
		case '!', '?':
			if r.at, ok = r.skip(start); !ok {
				return t, false, false
			}
			continue
		case '/':
			closing = true
			i++
		}
		local := i
		for i < len(src) && src[i] > ' ' && src[i] != '>' && src[i] != '/' && src[i] != '<' {
			if src[i] == ':' {
				local = i + 1
			}
			i++
		}
		r.at = i
		return tag{src[local:i], start, i}, closing, true
	}
}

func (r *reader) stop(wrong string) bool {
	r.wrong = wrong
	r.at = len(r.src)
	return false
}

// skip passes a comment, a CDATA section or an instruction.
func (r *reader) skip(start int) (end int, ok bool) {
	rest := r.src[start:]
	for _, kind := range [...]struct{ from, to string }{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}} {
		if !bytes.HasPrefix(rest, []byte(kind.from)) {
			continue
		}
		n := bytes.Index(rest[len(kind.from):], []byte(kind.to))
		if n < 0 {
			r.stop("注释、CDATA或处理指令没有结束")
			return len(r.src), false
		}
		return start + len(kind.from) + n + len(kind.to), true
	}
	r.dtd = true
	r.stop("含有DTD声明")
	return len(r.src), false
}

// tagEnd is where the tag whose attributes begin at from ends, and whether it has no content.
func tagEnd(src []byte, from int) (end int, empty bool) {
	for i := from; i < len(src); i++ {
		switch c := src[i]; c {
		case '>':
			return i + 1, src[i-1] == '/'
		case '"', '\'':
			n := bytes.IndexByte(src[i+1:], c)
			if n < 0 {
				return len(src), true
			}
			i += n + 1
		}
	}
	return len(src), true
}

// An attribute is one of a tag, by its name without prefix, decoded.
type attribute struct {
	prefix, name string
	value        string
	start, end   int // with the space before it
}

// attributes reads those of the tag whose attributes begin at from.
func attributes(src []byte, from int) []attribute {
	end, _ := tagEnd(src, from)
	var list []attribute
	for i := from; i < end; {
		start := i
		for i < end && (src[i] <= ' ' || src[i] == '/') {
			i++
		}
		name := i
		for i < end && src[i] > ' ' && src[i] != '=' && src[i] != '>' {
			i++
		}
		full := string(src[name:i])
		for i < end && src[i] <= ' ' {
			i++
		}
		if i >= end || src[i] != '=' {
			return list
		}
		for i++; i < end && src[i] <= ' '; i++ {
		}
		if i >= end || src[i] != '"' && src[i] != '\'' {
			return list
		}
		n := bytes.IndexByte(src[i+1:end], src[i])
		if n < 0 {
			return list
		}
		prefix, local, prefixed := strings.Cut(full, ":")
		if !prefixed {
			prefix, local = "", full
		}
		list = append(list, attribute{prefix, local, decoded(src[i+1 : i+1+n]), start, i + n + 2})
		i += n + 2
	}
	return list
}

// valueOf is the value of the attribute of that local name, or empty.
func valueOf(list []attribute, name string) string {
	for _, a := range list {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// decoded replaces the references to characters and the five named ones.
func decoded(raw []byte) string {
	if bytes.IndexByte(raw, '&') < 0 {
		return string(raw)
	}
	var out strings.Builder
	for len(raw) > 0 {
		amp := bytes.IndexByte(raw, '&')
		if amp < 0 {
			break
		}
		out.Write(raw[:amp])
		raw = raw[amp:]
		semi := bytes.IndexByte(raw[:min(len(raw), 40)], ';')
		if semi < 0 {
			out.WriteByte('&')
			raw = raw[1:]
			continue
		}
		out.WriteString(reference(string(raw[1:semi])))
		raw = raw[semi+1:]
	}
	out.Write(raw)
	return out.String()
}

func reference(name string) string {
	switch name {
	case "amp":
		return "&"
	case "lt":
		return "<"
	case "gt":
		return ">"
	case "quot":
		return `"`
	case "apos":
		return "'"
	}
	digits, numeric := strings.CutPrefix(name, "#")
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	if n, err := strconv.ParseUint(digits, base, 32); numeric && err == nil && n <= utf8.MaxRune {
		return string(rune(n))
	}
	return "&" + name + ";"
}

// textOf is the text from the end of a start tag to the next tag, with CDATA sections, at most most bytes of it, and where it ends.
func textOf(src []byte, from, most int) (text string, end int) {
	var out strings.Builder
	for i := from; ; {
		lt := bytes.IndexByte(src[i:], '<')
		if lt < 0 {
			return out.String(), len(src)
		}
		if out.Len() < most {
			out.WriteString(decoded(src[i : i+min(lt, most)]))
		}
		i += lt
		if !bytes.HasPrefix(src[i:], []byte("<!")) && !bytes.HasPrefix(src[i:], []byte("<?")) {
			return out.String(), i
		}
		r := reader{src: src}
		next, ok := r.skip(i)
		if !ok {
			return out.String(), len(src)
		}
		if bytes.HasPrefix(src[i:], []byte("<![CDATA[")) && out.Len() < most {
			out.Write(src[i+9 : min(next-3, i+9+most)])
		}
		i = next
	}
}

// elementEnd is where the element that begins at start ends, or -1 when that is further than reach bytes away.
func elementEnd(src []byte, start, reach int) int {
	r := reader{src: src[:min(len(src), start+reach)], at: start}
	depth := 0
	for {
		t, closing, ok := r.next()
		if !ok {
			return -1
		}
		end, empty := tagEnd(r.src, t.namesEnd)
		if end == len(r.src) && r.src[end-1] != '>' {
			return -1
		}
		r.at = end
		switch {
		case closing:
			depth--
		case !empty:
			depth++
		}
		if depth == 0 {
			return end
		}
	}
}
