package docx

import (
	"bytes"
	"slices"

	"huishang/generator/tags"
)

// An occurrence is one tag of a part with the raw bytes it covers.
type occurrence struct {
	tag         *tags.Tag
	written     string // with its delimiters
	group       *group
	first, last int // text nodes of the group it begins and ends in
	start, end  int // raw offsets: in the first and in the last text node
	lstart      int // offset in the group's logical text
	lend        int
	partner     *occurrence // of a block
	seq         int         // place among the tags of the part
	fallback    bool        // stands in what only old readers show
}

func (o *occurrence) firstNode() int32 { return o.group.texts[o.first].node }
func (o *occurrence) lastNode() int32  { return o.group.texts[o.last].node }
func (o *occurrence) ctx() context     { return o.group.texts[o.first].ctx }

// findTags scans every group, parses the tags and pairs the blocks.
func (c *partCompiler) findTags() {
	for i := 0; i < len(c.groups); i++ {
		g := c.groups[i]
		found, loose := c.delims.Scan(g.logical)
		if len(loose) > 0 {
			if joined, n := c.joinParagraphs(i); n > 0 {
				g = joined
				i += n
				found, loose = c.delims.Scan(g.logical)
			}
		}
		for _, f := range found {
			c.addTag(g, f)
		}
		for _, l := range loose {
			c.addLoose(g, l)
		}
	}
	c.refuseCDATA()
	slices.SortStableFunc(c.tags, func(a, b *occurrence) int { return a.start - b.start })
	for i, o := range c.tags {
		o.seq = i
	}
	c.pair()
}

// refuseCDATA tells of tags written where they cannot be filled. Word and WPS
// never write text so, but other programs may.
func (c *partCompiler) refuseCDATA() {
	const begin, end = "<![CDATA[", "]]>"
	for at := 0; ; {
		i := bytes.Index(c.t.src[at:], []byte(begin))
		if i < 0 {
			return
		}
		at += i + len(begin)
		n := bytes.Index(c.t.src[at:], []byte(end))
		found, _ := c.delims.Scan(string(c.t.src[at : at+n]))
		for _, f := range found {
			written := c.delims.Open + f.Body + c.delims.Close
			c.fault(at+f.Start, written, "标签“"+written+"”写在CDATA里，填不进去；请用Word或WPS打开模板后另存一份")
		}
		at += n
	}
}

func (c *partCompiler) addTag(g *group, f tags.Found) {
	o := &occurrence{group: g, written: g.logical[f.Start:f.End], lstart: f.Start, lend: f.End}
	o.first, o.start = g.rawStart(f.Start)
	o.last, o.end = g.rawEnd(f.End)
	o.fallback = c.t.up(o.firstNode(), "mc:Fallback") >= 0
	t, err := tags.Parse(f.Body)
	if err != nil {
		c.fault(o.start, o.written, "标签“"+o.written+"”有误："+err.Error())
		return
	}
	o.tag = t
	c.tags = append(c.tags, o)
}

func (c *partCompiler) addLoose(g *group, l tags.Loose) {
	_, at := g.rawStart(l.Start)
	if l.Opening {
		written := c.delims.Open + l.Text
		c.fault(at, written, "标签“"+written+"”没有结束，请在名称后补上“"+c.delims.Close+"”")
		return
	}
	written := l.Text + c.delims.Close
	c.fault(at, written, "“"+written+"”前面没有“"+c.delims.Open+"”，请补上，或删去多余的“"+c.delims.Close+"”")
}

// joinParagraphs joins group i with the sibling paragraphs after it, as far as
// a tag that was broken over lines needs it. n is how many more it took.
func (c *partCompiler) joinParagraphs(i int) (*group, int) {
	first := c.groups[i]
	if first.paragraph < 0 {
		return nil, 0
	}
	joined := &group{paragraph: first.paragraph, texts: slices.Clone(first.texts), logical: first.logical}
	for n := 1; n <= 6 && i+n < len(c.groups); n++ {
		g := c.groups[i+n]
		if !c.adjacent(c.groups[i+n-1].paragraph, g.paragraph) {
			return nil, 0
		}
		for _, x := range g.texts {
			x.at += len(joined.logical)
			joined.texts = append(joined.texts, x)
		}
		joined.logical += g.logical
		if _, loose := c.delims.Scan(joined.logical); len(loose) == 0 {
			return joined, n
		}
	}
	return nil, 0
}

// adjacent reports whether paragraph b directly follows paragraph a.
func (c *partCompiler) adjacent(a, b int32) bool {
	return a >= 0 && b > a && c.t.nodes[a].parent == c.t.nodes[b].parent &&
		!slices.ContainsFunc(c.t.nodes[a+1:b], func(n node) bool { return n.start >= c.t.nodes[a].end })
}

// pair joins every block's opening tag with its closing one.
func (c *partCompiler) pair() {
	var stack []*occurrence
	for _, o := range c.tags {
		switch o.tag.Kind {
		case tags.Open, tags.Inverted:
			stack = append(stack, o)
			if len(stack) > c.limits.Depth {
				c.fault(o.start, o.written, "循环套得太深")
				return
			}
		case tags.Close:
			stack = c.closeBlock(stack, o)
		}
	}
	for _, o := range stack {
		c.fault(o.start, o.written, "循环“"+o.written+"”没有结束，请在该重复的内容之后补上“"+c.endOf(o)+"”")
	}
}

func (c *partCompiler) closeBlock(stack []*occurrence, o *occurrence) []*occurrence {
	if len(stack) == 0 {
		c.fault(o.start, o.written, "“"+o.written+"”没有对应的开始标签，请删去，或在前面补上“"+c.delims.Open+"#"+o.tag.Name+c.delims.Close+"”")
		return stack
	}
	top := stack[len(stack)-1]
	if o.tag.Closes(top.tag) {
		top.partner, o.partner = o, top
		return stack[:len(stack)-1]
	}
	at := -1
	for i, s := range stack {
		if o.tag.Closes(s.tag) {
			at = i
		}
	}
	if at < 0 {
		c.fault(o.start, o.written, "循环“"+top.written+"”被“"+o.written+"”结束，名称不一致；应写“"+c.endOf(top)+"”")
		return stack[:len(stack)-1]
	}
	for _, s := range stack[at+1:] {
		c.fault(s.start, s.written, "循环“"+s.written+"”与“"+stack[at].written+"”交叉：请先用“"+c.endOf(s)+"”结束里面的，再结束外面的")
	}
	stack[at].partner, o.partner = o, stack[at]
	return stack[:at]
}

func (c *partCompiler) endOf(o *occurrence) string {
	return c.delims.Open + "/" + o.tag.Name + c.delims.Close
}
