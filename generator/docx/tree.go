package docx

import (
	"bytes"
	"strings"

	"huishang/generator/opc"
)

// An attr is one attribute inside a tag; offsets are relative to the slice given.
type attr struct {
	name       string
	value      []byte // raw, entities not decoded
	start, end int    // from the blank before the name to after the closing quote
	valueAt    int
}

// attributesOf splits the attributes of a checked tag.
func attributesOf(tag []byte) []attr {
	var out []attr
	for name, a := range eachAttribute(tag) {
		a.name = string(name)
		out = append(out, a)
	}
	return out
}

// eachAttribute goes through the attributes of a checked tag; their names are
// not copied.
func eachAttribute(tag []byte) func(yield func([]byte, attr) bool) {
	return func(yield func([]byte, attr) bool) {
		for i := 0; ; {
			eq := bytes.IndexByte(tag[i:], '=')
			if eq < 0 {
				return
			}
			name := bytes.TrimSpace(tag[i : i+eq])
			start := i + bytes.Index(tag[i:i+eq], name)
			for start > 0 && isSpace(tag[start-1]) {
				start--
			}
			q := i + eq + 1
			for isSpace(tag[q]) {
				q++
			}
			n := bytes.IndexByte(tag[q+1:], tag[q])
			if !yield(name, attr{"", tag[q+1 : q+1+n], start, q + n + 2, q + 1}) {
				return
			}
			i = q + n + 2
		}
	}
}

// attrs are the attributes of a node, with offsets of the source.
func (t *tree) attrs(n int32) []attr {
	i := t.attributesAt(n)
	list := attributesOf(t.src[i:t.nodes[n].openEnd])
	for k := range list {
		list[k].shift(i)
	}
	return list
}

// attributesAt is where the attributes of a node begin, behind its name.
func (t *tree) attributesAt(n int32) int {
	i := t.nodes[n].start + 1
	for !isSpace(t.src[i]) && t.src[i] != '>' && t.src[i] != '/' {
		i++
	}
	return i
}

func (a *attr) shift(by int) {
	a.start += by
	a.end += by
	a.valueAt += by
}

// attr is the value of one attribute, by its local name when it has no prefix given.
func (t *tree) attr(n int32, name string) (attr, bool) {
	i := t.attributesAt(n)
	local := !strings.Contains(name, ":")
	for own, a := range eachAttribute(t.src[i:t.nodes[n].openEnd]) {
		if string(own) == name || local && string(own[bytes.IndexByte(own, ':')+1:]) == name {
			a.name = string(own)
			a.shift(i)
			return a, true
		}
	}
	return attr{}, false
}

func (t *tree) val(n int32) string {
	a, _ := t.attr(n, "val")
	return opc.Unescape(a.value)
}

// subtreeEnd is the index after the last descendant of n.
func (t *tree) subtreeEnd(n int32) int32 {
	end := t.nodes[n].end
	i := n + 1
	for int(i) < len(t.nodes) && t.nodes[i].start < end {
		i++
	}
	return i
}

// child is the first child of n with that name, or -1.
func (t *tree) child(n int32, name string) int32 {
	for c := range t.children(n) {
		if t.nodes[c].name == name {
			return c
		}
	}
	return -1
}

// children yields the direct children of n in order.
func (t *tree) children(n int32) func(yield func(int32) bool) {
	return func(yield func(int32) bool) {
		end := t.nodes[n].end
		for i := n + 1; int(i) < len(t.nodes) && t.nodes[i].start < end; {
			if !yield(i) {
				return
			}
			past := t.nodes[i].end
			for i++; int(i) < len(t.nodes) && t.nodes[i].start < past; i++ {
			}
		}
	}
}

// up is the nearest ancestor of n (n included) with one of the names, or -1.
func (t *tree) up(n int32, names ...string) int32 {
	for ; n >= 0; n = t.nodes[n].parent {
		for _, name := range names {
			if t.nodes[n].name == name {
				return n
			}
		}
	}
	return -1
}

// common is the deepest node that holds both a and b.
func (t *tree) common(a, b int32) int32 {
	for a != b {
		if a > b {
			a = t.nodes[a].parent
		} else {
			b = t.nodes[b].parent
		}
	}
	return a
}

// below is the ancestor of n (n included) whose parent is top.
func (t *tree) below(n, top int32) int32 {
	for n >= 0 && t.nodes[n].parent != top {
		n = t.nodes[n].parent
	}
	return n
}

func (t *tree) raw(from, to int) []byte { return t.src[from:to] }

func (n *node) empty() bool { return n.openEnd == n.end }
