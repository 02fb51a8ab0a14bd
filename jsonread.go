package huishang

import (
	"slices"
	"unicode/utf8"
)

// reader reads one JSON document and keeps the place of everything in it. Its first fault ends the reading: what follows a
// slip in the syntax cannot be told apart from it.
type reader struct {
	data  string
	what  string // the file should be, for messages
	most  int    // values altogether
	next  int    // byte offset of what comes next
	depth int
	count int // of values so far
	fault *Fault
	mark  position // place of the byte at offset at
	at    int

	members []member // of the objects that are being read
}

// readTree reads a whole document of at most so many values. The fault is nil when it is well-formed.
func readTree(data, what string, most int) (node, *Fault) {
	r := &reader{data: data, what: what, most: most, mark: position{1, 1}}
	r.space()
	tree := r.value()
	r.space()
	if r.next < len(r.data) {
		r.fail("文件到这里应当结束，后面多出了" + r.ahead() + "，请删去。")
	}
	return tree, r.fault
}

func (r *reader) value() node {
	r.space()
	n := node{position: r.here()}
	if r.count++; r.count > r.most {
		r.fail("文件内容过多，这不是" + r.what + "，请检查是否选错了文件。")
		return n
	}
	switch c := r.peek(); {
	case c == '{':
		n.kind, n.members = objectNode, r.object()
	case c == '[':
		n.kind, n.items = arrayNode, r.array()
	case c == '"':
		n.kind, n.text = stringNode, r.text()
	case c == '-' || '0' <= c && c <= '9':
		n.kind, n.text = numberNode, r.number()
	default:
		n.kind, n.truth = r.word()
	}
	return n
}

// object reads the members of an object. They wait on a stack until their number is known, so that a list of them is made once.
func (r *reader) object() []member {
	r.enter()
	defer r.leave()
	if r.take('}') {
		return nil
	}
	from := len(r.members)
	for r.fault == nil {
		r.space()
		m := member{position: r.here()}
		if r.peek() != '"' {
			r.expected("字段名（用英文双引号括起来）")
			return nil
		}
		m.key = r.text()
		if !r.take(':') {
			r.expected("英文冒号“:”")
			return nil
		}
		m.value = r.value()
		r.members = append(r.members, m)
		if !r.another('}') {
			break
		}
	}
	members := slices.Clone(r.members[from:])
	r.members = r.members[:from]
	return members
}

func (r *reader) array() (items []node) {
	r.enter()
	defer r.leave()
	if r.take(']') {
		return nil
	}
	for r.fault == nil {
		items = append(items, r.value())
		if !r.another(']') {
			break
		}
	}
	return items
}

// another takes the comma before a further element, or the closing bracket.
func (r *reader) another(closing byte) bool {
	switch {
	case r.fault != nil || r.take(closing):
		return false
	case !r.take(','):
		r.expected("英文逗号“,”或“" + string(closing) + "”")
		return false
	}
	r.space()
	if r.peek() == closing {
		r.fail("“" + string(closing) + "”前面多了一个逗号，请删去这个逗号。")
		return false
	}
	return true
}

func (r *reader) enter() {
	r.next++
	if r.depth++; r.depth > maxDepth {
		r.fail("括号嵌套过深，这不是" + r.what + "。")
	}
}

func (r *reader) leave() { r.depth-- }

// take skips white space and, if c stands there, c as well.
func (r *reader) take(c byte) bool {
	r.space()
	if r.peek() != c {
		return false
	}
	r.next++
	return true
}

func (r *reader) space() {
	for r.next < len(r.data) {
		switch r.data[r.next] {
		case ' ', '\t', '\r', '\n':
			r.next++
		default:
			return
		}
	}
}

// peek gives the next byte, 0 at the end.
func (r *reader) peek() byte {
	if r.next >= len(r.data) {
		return 0
	}
	return r.data[r.next]
}

// here is the place of what comes next. It only ever moves forward, so that a document is counted once: by the bytes that begin a character.
func (r *reader) here() position {
	for ; r.at < r.next; r.at++ {
		switch c := r.data[r.at]; {
		case c == '\n':
			r.mark = position{r.mark.line + 1, 1}
		case utf8.RuneStart(c):
			r.mark.column++
		}
	}
	return r.mark
}
