package guard

import (
	"bytes"
	"strings"
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

// next moves to the next start tag.
func (r *reader) next() (t tag, ok bool) {
	src, at := r.src, r.at
	for {
		lt := bytes.IndexByte(src[at:], '<')
		if lt < 0 {
			r.at = len(src)
			return t, false
		}
		start := at + lt
		at = start + 1
		if at == len(src) {
			return t, r.stop("标记没有结束")
		}
		switch src[at] {
		case '/':
			continue
		case '!', '?':
			if at, ok = r.skip(start); !ok {
				return t, false
			}
			continue
		}
		local := at
		for at < len(src) && src[at] > '>' || at < len(src) && src[at] > ' ' && src[at] != '>' && src[at] != '/' && src[at] != '<' {
			if src[at] == ':' {
				local = at + 1
			}
			at++
		}
		r.at = at
		return tag{src[local:at], start, at}, true
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
	src = src[:min(len(src), start+reach)]
	r := reader{src: src}
	for depth, at := 0, start; ; {
		lt := bytes.IndexByte(src[at:], '<')
		if lt < 0 || at+lt+1 == len(src) {
			return -1
		}
		at += lt
		next := src[at+1]
		if next == '!' || next == '?' {
			end, ok := r.skip(at)
			if !ok {
				return -1
			}
			at = end
			continue
		}
		end, empty := tagEnd(src, at+1)
		if src[end-1] != '>' {
			return -1
		}
		at = end
		switch {
		case next == '/':
			depth--
		case !empty:
			depth++
		}
		if depth == 0 {
			return at
		}
	}
}
