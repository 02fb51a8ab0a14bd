package xlsx

import (
	"bytes"
	"errors"
)

// checkXML holds that every element is closed in order, and that there is no DTD.
func checkXML(src []byte) error {
	if bytes.HasPrefix(src, []byte{0xff, 0xfe}) || bytes.HasPrefix(src, []byte{0xfe, 0xff}) {
		return errors.New("编码不是UTF-8")
	}
	var stack [][]byte
	roots := 0
	for pos := 0; ; {
		m, ok := nextMarkup(src, pos)
		if !ok {
			break
		}
		if m.kind == markupDTD {
			return errDTD
		}
		if m.end < 0 {
			return errXML
		}
		switch m.kind {
		case markupOpen:
			if len(stack) == 0 {
				roots++
			}
			if stack = append(stack, src[m.start+1:m.nameEnd]); len(stack) > 256 {
				return errXML
			}
		case markupEmpty:
			if len(stack) == 0 {
				roots++
			}
		case markupClose:
			if len(stack) == 0 || !bytes.Equal(stack[len(stack)-1], src[m.start+2:m.nameEnd]) {
				return errXML
			}
			stack = stack[:len(stack)-1]
		}
		pos = m.end
	}
	if len(stack) != 0 || roots != 1 {
		return errXML
	}
	return nil
}

type markupKind uint8

const (
	markupOpen markupKind = iota
	markupEmpty
	markupClose
	markupOther // comment, instruction, CDATA
	markupDTD
)

// A markup is what stands between < and >; end is -1 when it does not end.
type markup struct {
	kind                markupKind
	start, nameEnd, end int
}

// nextMarkup finds the next tag at or after pos.
func nextMarkup(src []byte, pos int) (markup, bool) {
	i := bytes.IndexByte(src[pos:], '<')
	if i < 0 {
		return markup{}, false
	}
	m := markup{kind: markupOpen, start: pos + i, end: -1}
	rest := src[m.start:]
	if len(rest) > 1 && rest[1] != '!' && rest[1] != '?' {
		return m.element(src), true
	}
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		return m.until(src, "-->"), true
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		return m.until(src, "]]>"), true
	case bytes.HasPrefix(rest, []byte("<?")):
		return m.until(src, "?>"), true
	case bytes.HasPrefix(rest, []byte("<!")):
		m.kind = markupDTD
		return m, true
	}
	return m.element(src), true
}

func (m markup) until(src []byte, mark string) markup {
	m.kind = markupOther
	if i := bytes.Index(src[m.start:], []byte(mark)); i >= 0 {
		m.end = m.start + i + len(mark)
	}
	return m
}

// element reads a start or end tag; a > inside quotes does not end it.
func (m markup) element(src []byte) markup {
	i := m.start + 1
	if i < len(src) && src[i] == '/' {
		m.kind = markupClose
		i++
	}
	from := i
	for i < len(src) && src[i] > ' ' && src[i] != '/' && src[i] != '>' && src[i] != '<' {
		i++
	}
	if m.nameEnd = i; i == from {
		return m
	}
	for i < len(src) {
		switch c := src[i]; c {
		case '>':
			if src[i-1] == '/' && m.kind == markupOpen {
				m.kind = markupEmpty
			}
			m.end = i + 1
			return m
		case '<':
			return m
		case '"', '\'':
			j := bytes.IndexByte(src[i+1:], c)
			if j < 0 {
				return m
			}
			i += j + 1
		}
		i++
	}
	return m
}
