package docx

import (
	"math"
	"slices"
	"sort"
	"unicode"
)

// extent is where the content of a paragraph begins and ends; a paragraph
// without content has first > last.
type extent struct{ first, last int }

// content finds what a paragraph holds besides block tags and blanks.
func (c *partCompiler) content(p int32) extent {
	if e, ok := c.contents[p]; ok {
		return e
	}
	e := extent{math.MaxInt, -1}
	grow := func(at int) { e.first, e.last = min(e.first, at), max(e.last, at) }
	for _, g := range c.groupsOf(p) {
		c.textExtent(g, grow)
	}
	end := c.t.subtreeEnd(p)
	for i := p + 1; i < end; i++ {
		if isContent(c.t.nodes[i].name) {
			grow(c.t.nodes[i].start)
		}
	}
	c.contents[p] = e
	return e
}

// groupsOf are the groups of one paragraph.
func (c *partCompiler) groupsOf(p int32) []*group {
	if c.byParagraph == nil {
		c.byParagraph = map[int32][]*group{}
		for _, g := range c.groups {
			c.byParagraph[g.paragraph] = append(c.byParagraph[g.paragraph], g)
		}
	}
	return c.byParagraph[p]
}

func isContent(name string) bool {
	switch name {
	case "w:drawing", "w:pict", "w:object", "w:br", "w:sym", "w:footnoteReference", "w:endnoteReference", "w:fldChar", "w:fldSimple",
		"w:ptab", "w:noBreakHyphen", "m:oMath", "w:txbxContent", "w:sdt":
		return true
	}
	return false
}

// textExtent grows the extent over the non-blank text outside block tags.
func (c *partCompiler) textExtent(g *group, grow func(int)) {
	own := make([]*occurrence, 0, 4)
	nd := &c.t.nodes[g.paragraph]
	from := sort.Search(len(c.tags), func(k int) bool { return c.tags[k].end >= nd.start })
	for _, o := range c.tags[from:] {
		if o.start >= nd.end {
			break
		}
		if (o.group == g || o.group.paragraph == g.paragraph) && o.partner != nil {
			own = append(own, o)
		}
	}
	for at, r := range g.logical {
		if unicode.IsSpace(r) || r == 0x3000 {
			continue
		}
		_, raw := g.rawStart(at)
		covered := slices.ContainsFunc(own, func(o *occurrence) bool { return o.covers(raw) })
		if !covered {
			grow(raw)
		}
	}
}

// covers reports whether the raw offset of a text byte belongs to the tag.
func (o *occurrence) covers(raw int) bool { return raw >= o.start && raw < o.end }
