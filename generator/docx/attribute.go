package docx

import (
	"strings"

	"huishang/generator/opc"
)

// attributeGroups adds the attribute values that may hold tags: the alternative
// text of drawings, and the targets of relationships.
func (c *partCompiler) attributeGroups() {
	for i := range c.t.nodes {
		n := int32(i)
		switch name := c.t.nodes[i].name; {
		case c.rels && strings.HasSuffix(name, "Relationship"):
			c.attributeGroup(n, "Target", inURL)
		case name == "wp:docPr":
			c.attributeGroup(n, "descr", inAttr)
			c.attributeGroup(n, "title", inAttr)
		}
	}
}

func (c *partCompiler) attributeGroup(n int32, name string, ctx context) {
	a, ok := c.t.attr(n, name)
	if !ok || len(a.value) == 0 {
		return
	}
	x := textNode{node: n, ctx: ctx, from: a.valueAt, to: a.valueAt + len(a.value)}
	var b strings.Builder
	x.decode(c.t.src, &b)
	g := &group{paragraph: -1, texts: []textNode{x}, logical: b.String()}
	if ctx == inURL {
		g.decodePercent()
	}
	c.groups = append(c.groups, g)
}

// decodePercent decodes %7B and its like in a target, so that tags in it are
// seen; every logical byte keeps the raw offset it came from.
func (g *group) decodePercent() {
	s := g.logical
	if !strings.Contains(s, "%") {
		return
	}
	x := &g.texts[0]
	var b strings.Builder
	var offsets []int32
	raw := func(i int) int32 {
		if x.offsets != nil {
			return x.offsets[i]
		}
		return int32(x.from + i)
	}
	for i := 0; i < len(s); i++ {
		offsets = append(offsets, raw(i))
		if s[i] == '%' && i+2 < len(s) && unhex(s[i+1]) >= 0 && unhex(s[i+2]) >= 0 {
			b.WriteByte(byte(unhex(s[i+1])<<4 | unhex(s[i+2])))
			i += 2
			continue
		}
		b.WriteByte(s[i])
	}
	x.offsets = offsets
	g.logical = b.String()
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// A link is a relationship whose target holds tags.
type link struct {
	relationship
	src      []byte
	from, to int // the raw target
	tags     []*occurrence
	node     int32
	used     int // places that point at it
	repeated int // those of them that stand in a block
}

// links finds the relationships of this rels part whose targets hold tags.
func (c *partCompiler) links() map[string]*link {
	out := map[string]*link{}
	byNode := map[int32]*link{}
	for _, o := range c.tags {
		x := &o.group.texts[o.first]
		l := byNode[x.node]
		if l == nil {
			id, _ := c.t.attr(x.node, "Id")
			kind, _ := c.t.attr(x.node, "Type")
			mode, _ := c.t.attr(x.node, "TargetMode")
			l = &link{relationship: relationship{id: opc.Unescape(id.value), kind: opc.Unescape(kind.value), mode: opc.Unescape(mode.value)},
				src: c.t.src, from: x.from, to: x.to, node: x.node}
			byNode[x.node], out[l.id] = l, l
		}
		l.tags = append(l.tags, o)
	}
	return out
}

// markLinks gives every copy of a hyperlink in a block a target of its own.
func (c *partCompiler) markLinks() {
	if len(c.targets) == 0 {
		return
	}
	for i := range c.t.nodes {
		for _, a := range c.t.attrs(int32(i)) {
			l := c.targets[string(a.value)]
			if l == nil || a.name != "r:id" && a.name != "r:embed" && a.name != "r:link" {
				continue
			}
			l.used++
			if c.innermost(c.t.nodes[i].start) != nil {
				l.repeated++
				c.mark(a.valueAt, a.valueAt+len(a.value), op{kind: opLink, link: l})
			}
		}
	}
}

// dropLinks takes out the relationships that only blocks point at: each copy
// brings its own.
func (c *partCompiler) dropLinks(links map[string]*link) {
	for _, l := range links {
		if l.used > 0 && l.used == l.repeated {
			c.cut(c.t.nodes[l.node].start, c.t.nodes[l.node].end)
		}
	}
}

// writeLink adds a relationship with the target filled where the scope stands.
func (r *renderer) writeLink(l *link) {
	target := r.filledTarget(l)
	id := r.extra.relate(r.part.name, relationship{kind: l.kind, target: target, mode: l.mode})
	r.out = append(r.out, id...)
}

// filledTarget is the raw attribute value of the target.
func (r *renderer) filledTarget(l *link) string {
	keep := r.out
	r.out = nil
	at := l.from
	for _, o := range l.tags {
		r.out = append(r.out, l.src[at:o.start]...)
		text, _, err := o.tag.EvalText(r.scope)
		if err != nil {
			r.faultAt(o, err.Error(), false)
		}
		r.writeText(&op{tag: o, ctx: inURL}, text)
		at = o.end
	}
	target := string(append(r.out, l.src[at:l.to]...))
	r.out = keep
	return target
}
