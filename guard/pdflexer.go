package guard

import (
	"bytes"
	"strconv"
)

// A pdfLexer goes through the objects of a PDF (ISO 32000-1, 7.2 and 7.3) and tells the names in them, but not what stands in
// strings and comments.
type pdfLexer struct {
	src          []byte
	at           int
	name         func(string)
	objectStream bool // the dictionary before the stream says it holds objects
	noString     int  // up to where no string ends
}

// toStream tells names up to the next stream and gives where its data begin.
func (l *pdfLexer) toStream() (from int, found bool) {
	l.objectStream = false
	for l.at < len(l.src) {
		switch c := l.src[l.at]; {
		case c == '%':
			n := bytes.IndexAny(l.src[l.at:], "\r\n")
			if n < 0 {
				return 0, false
			}
			l.at += n
		case c == '(':
			l.passString()
		case c == '/':
			name := l.readName()
			l.objectStream = l.objectStream || name == "ObjStm"
			l.name(name)
		case c == 'e' && bytes.HasPrefix(l.src[l.at:], []byte("endobj")):
			l.objectStream = false
			l.at += len("endobj")
		case c == 's' && bytes.HasPrefix(l.src[l.at:], []byte("stream")):
			l.at += len("stream")
			return l.at, true
		default:
			l.at++
		}
	}
	return 0, false
}

// passString passes a string in brackets, which may hold pairs of brackets. One without an end is no string.
func (l *pdfLexer) passString() {
	depth, most := 0, min(len(l.src), l.at+mostString)
	if l.at < l.noString {
		most = l.at
	}
	for i := l.at; i < most; i++ {
		switch l.src[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.at = i + 1
				return
			}
		}
	}
	l.noString = max(l.noString, most)
	l.at++
}

// mostString bounds a string; what is longer is read as if it were none.
const mostString = 64 << 10

// readName reads a name, with its characters told by number (#4a) put in.
func (l *pdfLexer) readName() string {
	var name []byte
	for l.at++; l.at < len(l.src) && len(name) < 128; l.at++ {
		c := l.src[l.at]
		if c <= ' ' || bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 {
			break
		}
		if c == '#' && l.at+2 < len(l.src) {
			if n, err := strconv.ParseUint(string(l.src[l.at+1:l.at+3]), 16, 8); err == nil {
				c = byte(n)
				l.at += 2
			}
		}
		name = append(name, c)
	}
	return string(name)
}
