package docx

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"huishang/generator/opc"
)

// A node is one element of a part. Offsets are bytes of the part's source; a
// self-closed element has no inside (openEnd == closeStart == end).
type node struct {
	name                            string // with the usual prefix of its namespace: w:p
	start, openEnd, closeStart, end int
	parent                          int32 // index, -1 for the root
}

// A tree is a part as its elements in document order. It only points into the
// source, which is never written out again through it.
type tree struct {
	src   []byte
	nodes []node
	w     string // the prefix the part itself uses for the elements of w:, with its colon
	wAttr string // the same for attributes, which need one
}

// maxDepth bounds the nesting of elements; Word itself stays under 100.
const maxDepth = 2000

// parseXML reads a part once and checks that it is well-formed: tags balanced,
// attributes quoted, entities known, UTF-8, one root. A DTD is refused.
func parseXML(src []byte) (*tree, error) {
	p := xmlParser{t: &tree{src: src, w: "w:", nodes: make([]node, 0, len(src)/60+8)}, names: map[string]string{}}
	if !utf8.Valid(src) {
		return nil, fmt.Errorf("不是UTF-8编码的XML")
	}
	if err := p.run(); err != nil {
		return nil, err
	}
	return p.t, nil
}

type xmlParser struct {
	t      *tree
	stack  []int32
	names  map[string]string // raw name → name with the usual prefix
	prefix map[string]string // the part's prefix → the usual one, when they differ
}

func (p *xmlParser) fault(at int, what string) error {
	line := bytes.Count(p.t.src[:at], []byte{'\n'}) + 1
	col := at - bytes.LastIndexByte(p.t.src[:at], '\n')
	return fmt.Errorf("XML第%d行第%d个字节处%s", line, col, what)
}

func (p *xmlParser) run() error {
	src := p.t.src
	i := 0
	if bytes.HasPrefix(src, []byte("\xef\xbb\xbf")) {
		i = 3
	}
	for i < len(src) {
		lt := bytes.IndexByte(src[i:], '<')
		if lt < 0 {
			lt = len(src) - i
		}
		if err := p.text(i, i+lt); err != nil {
			return err
		}
		if i += lt; i == len(src) {
			break
		}
		next, err := p.markup(i)
		if err != nil {
			return err
		}
		i = next
	}
	switch {
	case len(p.stack) > 0:
		return p.fault(len(src), "内容不完整：元素“"+p.t.nodes[p.stack[len(p.stack)-1]].name+"”没有结束")
	case len(p.t.nodes) == 0:
		return fmt.Errorf("XML是空的")
	}
	return nil
}

func (p *xmlParser) text(from, to int) error {
	s := p.t.src[from:to]
	if len(p.stack) == 0 {
		if len(bytes.TrimSpace(s)) > 0 {
			return p.fault(from, "根元素之外有文字")
		}
		return nil
	}
	return p.entities(from, s)
}

// entities checks every & of text or of an attribute.
func (p *xmlParser) entities(at int, s []byte) error {
	for i := 0; ; {
		amp := bytes.IndexByte(s[i:], '&')
		if amp < 0 {
			return nil
		}
		i += amp
		semi := bytes.IndexByte(s[i:min(len(s), i+12)], ';')
		if semi < 0 || opc.Entity(s[i:i+semi+1]) < 0 {
			return p.fault(at+i, "有不认识的“&”转义")
		}
		i += semi + 1
	}
}

// markup reads one construct that begins with < and returns where it ends.
func (p *xmlParser) markup(i int) (int, error) {
	src := p.t.src
	rest := src[i:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		return p.until(i, i+4, "-->", "注释没有结束")
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		if len(p.stack) == 0 {
			return 0, p.fault(i, "根元素之外有文字")
		}
		return p.until(i, i+9, "]]>", "CDATA没有结束")
	case bytes.HasPrefix(rest, []byte("<!")):
		return 0, p.fault(i, "含有DTD声明，为安全起见不接受")
	case bytes.HasPrefix(rest, []byte("<?")):
		return p.until(i, i+2, "?>", "处理指令没有结束")
	case bytes.HasPrefix(rest, []byte("</")):
		return p.closeTag(i)
	}
	return p.openTag(i)
}

func (p *xmlParser) until(start, from int, end, what string) (int, error) {
	n := bytes.Index(p.t.src[from:], []byte(end))
	if n < 0 {
		return 0, p.fault(start, what)
	}
	return from + n + len(end), nil
}

func (p *xmlParser) closeTag(i int) (int, error) {
	src := p.t.src
	gt := bytes.IndexByte(src[i:], '>')
	if gt < 0 {
		return 0, p.fault(i, "标记没有结束")
	}
	name := bytes.TrimRight(src[i+2:i+gt], " \t\r\n")
	if len(p.stack) == 0 {
		return 0, p.fault(i, "多出结束标记“"+string(name)+"”")
	}
	n := &p.t.nodes[p.stack[len(p.stack)-1]]
	if opened := src[n.start+1 : n.openEnd]; !bytes.HasPrefix(opened, name) || len(name) == 0 || !isNameEnd(opened[len(name)]) {
		return 0, p.fault(i, "元素“"+n.name+"”被“"+string(name)+"”结束")
	}
	n.closeStart, n.end = i, i+gt+1
	p.stack = p.stack[:len(p.stack)-1]
	return n.end, nil
}

func (p *xmlParser) openTag(i int) (int, error) {
	src := p.t.src
	j := i + 1
	for j < len(src) && !isSpace(src[j]) && src[j] != '>' && src[j] != '/' {
		if src[j] == '<' || src[j] == '"' || src[j] == '=' {
			return 0, p.fault(i, "标记不合格")
		}
		j++
	}
	if j == i+1 {
		return 0, p.fault(i, "“<”后面没有元素名")
	}
	end, selfClosed, err := p.attributes(i, j)
	if err != nil {
		return 0, err
	}
	if len(p.t.nodes) == 0 {
		p.readNamespaces(src[i+1:j], src[j:end])
	} else if len(p.stack) == 0 {
		return 0, p.fault(i, "有两个根元素")
	}
	parent := int32(-1)
	if len(p.stack) > 0 {
		parent = p.stack[len(p.stack)-1]
	}
	if len(p.stack) > maxDepth {
		return 0, p.fault(i, "嵌套过深")
	}
	p.t.nodes = append(p.t.nodes, node{p.usual(src[i+1 : j]), i, end, end, end, parent})
	if !selfClosed {
		p.stack = append(p.stack, int32(len(p.t.nodes)-1))
	}
	return end, nil
}

// attributes checks name="value" pairs up to the end of the tag.
func (p *xmlParser) attributes(tag, j int) (end int, selfClosed bool, err error) {
	src := p.t.src
	for {
		spaced := false
		for j < len(src) && isSpace(src[j]) {
			j++
			spaced = true
		}
		switch {
		case j >= len(src):
			return 0, false, p.fault(tag, "标记没有结束")
		case src[j] == '>':
			return j + 1, false, nil
		case src[j] == '/':
			if j+1 < len(src) && src[j+1] == '>' {
				return j + 2, true, nil
			}
			return 0, false, p.fault(tag, "标记不合格")
		case !spaced:
			return 0, false, p.fault(tag, "属性之间没有空格")
		}
		from := j
		for j < len(src) && src[j] != '=' && src[j] != '>' && src[j] != '<' && !isSpace(src[j]) {
			j++
		}
		name := j
		for j < len(src) && isSpace(src[j]) {
			j++
		}
		if j >= len(src) || src[j] != '=' || name == from {
			return 0, false, p.fault(tag, "属性没有值")
		}
		for j++; j < len(src) && isSpace(src[j]); j++ {
		}
		if j >= len(src) || src[j] != '"' && src[j] != '\'' {
			return 0, false, p.fault(tag, "属性值没有引号")
		}
		n := bytes.IndexByte(src[j+1:], src[j])
		if n < 0 {
			return 0, false, p.fault(tag, "属性值没有结束")
		}
		value := src[j+1 : j+1+n]
		if bytes.IndexByte(value, '<') >= 0 {
			return 0, false, p.fault(tag, "属性值里有“<”")
		}
		if err := p.entities(j+1, value); err != nil {
			return 0, false, err
		}
		j += n + 2
	}
}

// namespaces are those whose elements the engine knows, transitional and strict.
var namespaces = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                       "w",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  "a",
	"http://purl.oclc.org/ooxml/drawingml/main":                              "a",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":             "m",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                 "c",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":    "r",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":            "mc",
	"http://schemas.microsoft.com/office/word/2010/wordml":                   "w14",
}

// ownPrefix notes a prefix bound to w:. Where the part binds both the default
// and a prefix, its elements go the way of the root and its attributes take the
// prefix.
func (p *xmlParser) ownPrefix(own string, root []byte) {
	rootPrefix, _, named := bytes.Cut(root, []byte(":"))
	switch {
	case own == "" && named:
		return
	case own == "":
		p.t.w = ""
	default:
		p.t.wAttr = own + ":"
		if named && string(rootPrefix) == own || p.t.w != "" {
			p.t.w = own + ":"
		}
	}
}

// readNamespaces notes where the root binds a known namespace to another prefix.
func (p *xmlParser) readNamespaces(root, attrs []byte) {
	for _, a := range attributesOf(attrs) {
		usual, known := namespaces[string(a.value)]
		own, isNS := strings.CutPrefix(a.name, "xmlns")
		if !known || !isNS || own != "" && own[0] != ':' {
			continue
		}
		own = strings.TrimPrefix(own, ":")
		if usual == "w" {
			p.ownPrefix(own, root)
		}
		if own != usual {
			if p.prefix == nil {
				p.prefix = map[string]string{}
			}
			p.prefix[own] = usual
		}
	}
	if p.t.wAttr == "" {
		p.t.wAttr = p.t.w
	}
}

// usual gives a raw name its usual prefix, interned.
func (p *xmlParser) usual(raw []byte) string {
	if s, ok := p.names[string(raw)]; ok {
		return s
	}
	s := string(raw)
	if p.prefix != nil {
		own, local, ok := strings.Cut(s, ":")
		if !ok {
			own, local = "", s
		}
		if u, ok := p.prefix[own]; ok {
			s = u + ":" + local
		}
	}
	p.names[string(raw)] = s
	return s
}

func isNameEnd(c byte) bool { return isSpace(c) || c == '>' || c == '/' }

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }
