package xlsx

import (
	"bytes"
	"errors"
	"iter"
	"strconv"
	"strings"

	"huishang/generator/opc"
)

// A node is one element of a part, as offsets into its bytes.
type node struct {
	src                     []byte
	name                    []byte // without its prefix
	start, nameEnd, openEnd int
	closeStart, end         int // closeStart is openEnd when the element is empty
}

var errXML = errors.New("XML不完整或格式不对")

// root is the outermost element of a part.
func root(src []byte) (node, error) {
	if err := checkXML(src); err != nil {
		return node{}, err
	}
	for n := range elements(src, 0, len(src)) {
		return n, nil
	}
	return node{}, errXML
}

// elements gives the elements directly within src[from:to], which was checked.
func elements(src []byte, from, to int) iter.Seq[node] {
	return func(yield func(node) bool) {
		for pos := from; pos < to; {
			m, ok := nextMarkup(src[:to], pos)
			if !ok || m.end < 0 {
				return
			}
			pos = m.end
			if m.kind != markupOpen && m.kind != markupEmpty {
				continue
			}
			n := node{src: src, name: localName(src[m.start+1 : m.nameEnd]), start: m.start, nameEnd: m.nameEnd, openEnd: m.end, closeStart: m.end, end: m.end}
			if m.kind == markupOpen {
				n.closeStart, n.end = closing(src[:to], m.end)
			}
			pos = n.end
			if !yield(n) {
				return
			}
		}
	}
}

// closing finds the end tag of the element whose content begins at pos.
func closing(src []byte, pos int) (from, to int) {
	for depth := 1; ; {
		m, ok := nextMarkup(src, pos)
		if !ok || m.end < 0 {
			return len(src), len(src)
		}
		switch m.kind {
		case markupOpen:
			depth++
		case markupClose:
			if depth--; depth == 0 {
				return m.start, m.end
			}
		}
		pos = m.end
	}
}

func localName(b []byte) []byte {
	if i := bytes.IndexByte(b, ':'); i >= 0 {
		return b[i+1:]
	}
	return b
}

func (n node) is(name string) bool { return string(n.name) == name }

func (n node) inner() []byte { return n.src[n.openEnd:n.closeStart] }

func (n node) outer() []byte { return n.src[n.start:n.end] }

// attrs is the raw text of the attributes, a closing slash left out.
func (n node) attrs() []byte {
	b := bytes.TrimSuffix(n.src[n.nameEnd:n.openEnd], []byte(">"))
	return bytes.TrimSuffix(b, []byte("/"))
}

func (n node) children() iter.Seq[node] { return elements(n.src, n.openEnd, n.closeStart) }

// child is the first child of that name.
func (n node) child(name string) (node, bool) {
	for k := range n.children() {
		if k.is(name) {
			return k, true
		}
	}
	return node{}, false
}

func (n node) attr(name string) string {
	v, _ := attrOf(n.attrs(), name)
	return v
}

func (n node) number(name string) int {
	v, err := strconv.Atoi(n.attr(name))
	if err != nil {
		return 0
	}
	return v
}

// text is the character data of the element itself.
func (n node) text() string {
	b := n.inner()
	if bytes.IndexByte(b, '<') < 0 {
		return opc.Unescape(b)
	}
	var out strings.Builder
	for pos := 0; ; {
		m, ok := nextMarkup(b, pos)
		if !ok {
			out.WriteString(opc.Unescape(b[pos:]))
			return out.String()
		}
		out.WriteString(opc.Unescape(b[pos:m.start]))
		if m.end < 0 {
			return out.String()
		}
		if raw := b[m.start:m.end]; bytes.HasPrefix(raw, []byte("<![CDATA[")) {
			out.Write(raw[9 : len(raw)-3])
		}
		pos = m.end
	}
}
