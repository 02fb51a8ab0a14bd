package docx

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"

	"huishang/generator/opc"
)

// A context says what a text node may hold and how a value is written into it.
type context uint8

const (
	inText    context = iota // w:t
	inDrawing                // a:t, c:v
	inMath                   // m:t
	inField                  // w:instrText
	inLeaf                   // an element of the document properties
	inAttr                   // an attribute value
	inURL                    // a percent-encoded attribute value
)

// A textNode is one element that holds text, and where its decoded text begins
// in the logical text of its group.
type textNode struct {
	node     int32
	ctx      context
	from, to int     // raw bytes of the text
	at       int     // offset in the logical text
	offsets  []int32 // raw offset of every logical byte, nil when they are the same
}

// A group is the text of one paragraph, joined over its runs, or of one loose element.
type group struct {
	paragraph int32 // w:p or a:p, -1 when loose
	texts     []textNode
	logical   string
}

// groups gathers the text of the part. A text box inside a paragraph is its own
// group; what stands around it is joined without it.
func (t *tree) groups(properties bool) []*group {
	var order []*group
	byKey := map[int64]*group{}
	for i := range t.nodes {
		n := int32(i)
		nd := &t.nodes[i]
		ctx, ok := textContext(nd.name)
		if properties {
			ctx, ok = inLeaf, true
		}
		if !ok || nd.empty() || i+1 < len(t.nodes) && t.nodes[i+1].parent == n {
			continue
		}
		p := int32(-1)
		key := int64(n) // loose text: only with its own kind under one parent
		if !properties {
			if p = t.up(n, "w:p", "a:p"); p >= 0 {
				key = int64(p) << 2
				if ctx == inField {
					key |= 1
				}
			} else {
				key = int64(nd.parent)<<2 | 2
			}
		}
		g := byKey[key]
		if g == nil || properties {
			g = &group{paragraph: p}
			byKey[key] = g
			order = append(order, g)
		}
		for from, to := range t.plainText(nd.openEnd, nd.closeStart) {
			g.texts = append(g.texts, textNode{node: n, ctx: ctx, from: from, to: to})
		}
	}
	for _, g := range order {
		g.join(t)
	}
	return order
}

// plainText yields the stretches of text between from and to that are neither
// comments nor processing instructions nor CDATA: one, as a rule.
func (t *tree) plainText(from, to int) func(yield func(from, to int) bool) {
	return func(yield func(from, to int) bool) {
		for {
			lt := bytes.IndexByte(t.src[from:to], '<')
			if lt < 0 {
				yield(from, to)
				return
			}
			if !yield(from, from+lt) {
				return
			}
			from += lt
			begin, end := "<!--", "-->"
			switch {
			case bytes.HasPrefix(t.src[from:], []byte("<?")):
				begin, end = "<?", "?>"
			case bytes.HasPrefix(t.src[from:], []byte("<![")):
				begin, end = "<![CDATA[", "]]>"
			}
			from += len(begin)
			from += bytes.Index(t.src[from:], []byte(end)) + len(end)
		}
	}
}

func textContext(name string) (context, bool) {
	switch name {
	case "w:t":
		return inText, true
	case "a:t", "c:v":
		return inDrawing, true
	case "m:t":
		return inMath, true
	case "w:instrText":
		return inField, true
	}
	return 0, false
}

// join decodes the text nodes into the logical text.
func (g *group) join(t *tree) {
	if len(g.texts) == 1 && bytes.IndexByte(t.src[g.texts[0].from:g.texts[0].to], '&') < 0 {
		g.logical = string(t.src[g.texts[0].from:g.texts[0].to])
		return
	}
	var b strings.Builder
	for i := range g.texts {
		x := &g.texts[i]
		x.at = b.Len()
		x.decode(t.src, &b)
	}
	g.logical = b.String()
}

func (x *textNode) decode(src []byte, b *strings.Builder) {
	raw := src[x.from:x.to]
	if bytes.IndexByte(raw, '&') < 0 {
		b.Write(raw)
		return
	}
	for i := 0; i < len(raw); {
		if raw[i] == '&' {
			semi := bytes.IndexByte(raw[i:], ';')
			if r := opc.Entity(raw[i : i+semi+1]); r >= 0 {
				for range utf8.RuneLen(r) {
					x.offsets = append(x.offsets, int32(x.from+i))
				}
				b.WriteRune(r)
				i += semi + 1
				continue
			}
		}
		x.offsets = append(x.offsets, int32(x.from+i))
		b.WriteByte(raw[i])
		i++
	}
}

// rawStart is the text node that holds the logical byte at, and its raw offset.
func (g *group) rawStart(at int) (i, raw int) {
	i = sort.Search(len(g.texts), func(k int) bool { return g.texts[k].at > at }) - 1
	x := &g.texts[i]
	if x.offsets != nil && at-x.at < len(x.offsets) {
		return i, int(x.offsets[at-x.at])
	}
	return i, x.from + at - x.at
}

// rawEnd is the text node that holds the last byte before at, and the raw
// offset after that byte.
func (g *group) rawEnd(at int) (i, raw int) {
	i = sort.Search(len(g.texts), func(k int) bool { return g.texts[k].at >= at }) - 1
	x := &g.texts[i]
	if x.offsets == nil {
		return i, x.from + at - x.at
	}
	if at-x.at < len(x.offsets) {
		return i, int(x.offsets[at-x.at])
	}
	return i, x.to
}
