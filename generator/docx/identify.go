package docx

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
)

// markIdentifiers keeps what repeats from doubling: drawing ids are given
// anew, paragraph ids and bookmarks stay with the first copy only.
func (c *partCompiler) markIdentifiers() {
	spans := c.repeated()
	if len(spans) == 0 {
		return
	}
	halves := c.splitPairs(spans)
	for i := range c.t.nodes {
		nd := &c.t.nodes[i]
		if !within(spans, nd.start) {
			continue
		}
		n := int32(i)
		switch nd.name {
		case "w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:permStart", "w:permEnd":
			if !halves[n] {
				c.keepFirst(nd.start, nd.end)
			}
		case "w:id":
			if nd.parent >= 0 && c.t.nodes[nd.parent].name == "w:sdtPr" {
				c.keepFirst(nd.start, nd.end)
			}
		case "wp:docPr":
			c.freshDrawing(n)
		case "w:p", "w:tr", "v:shape", "v:rect", "v:shapetype", "wp:anchor", "wp:inline":
			c.keepFirstIDs(n)
		}
	}
	for n := range halves {
		c.cut(c.t.nodes[n].start, c.t.nodes[n].end)
	}
}

// repeated lists the stretches of the source that blocks may write twice, merged.
func (c *partCompiler) repeated() []span {
	spans := slices.Clone(c.noteSpans)
	for _, b := range c.blocks {
		if b.to > b.from {
			spans = append(spans, span{b.from, b.to})
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return a.from - b.from })
	merged := spans[:0]
	for _, s := range spans {
		if n := len(merged); n > 0 && s.from <= merged[n-1].to {
			merged[n-1].to = max(merged[n-1].to, s.to)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}

func within(spans []span, at int) bool {
	i := sort.Search(len(spans), func(k int) bool { return spans[k].to > at })
	return i < len(spans) && spans[i].from <= at
}

func (c *partCompiler) keepFirst(from, to int) {
	c.mark(from, to, op{kind: opOnce, from: from, to: to, slot: c.nextOnce()})
}

func (c *partCompiler) nextOnce() int {
	c.once++
	return c.once - 1
}

// keepFirstIDs keeps the identifiers of an element in its first copy only.
func (c *partCompiler) keepFirstIDs(n int32) {
	for _, a := range c.t.attrs(n) {
		switch a.name {
		case "w14:paraId", "w14:textId", "o:spid", "wp14:anchorId", "wp14:editId":
			c.keepFirst(a.start, a.end)
		case "id":
			if c.t.nodes[n].name != "v:shapetype" {
				c.keepFirst(a.start, a.end)
			}
		}
	}
}

func (c *partCompiler) freshDrawing(n int32) {
	if a, ok := c.t.attr(n, "id"); ok {
		c.mark(a.valueAt, a.valueAt+len(a.value), op{kind: opDrawingID, from: a.valueAt, to: a.valueAt + len(a.value), slot: c.nextOnce()})
	}
}

// splitPairs finds bookmarks and comment ranges of which a block holds only
// one end; both ends are left out, for half a pair is a fault.
func (c *partCompiler) splitPairs(spans []span) map[int32]bool {
	type ends struct{ start, end int32 }
	pairs := map[string]*ends{}
	for i := range c.t.nodes {
		kind, isEnd, ok := rangeMark(c.t.nodes[i].name)
		if !ok {
			continue
		}
		id, _ := c.t.attr(int32(i), "id")
		key := kind + string(id.value)
		if pairs[key] == nil {
			pairs[key] = &ends{-1, -1}
		}
		if isEnd {
			pairs[key].end = int32(i)
		} else {
			pairs[key].start = int32(i)
		}
	}
	halves := map[int32]bool{}
	for _, p := range pairs {
		if p.start < 0 || p.end < 0 {
			continue
		}
		if c.innermost(c.t.nodes[p.start].start) != c.innermost(c.t.nodes[p.end].start) {
			halves[p.start], halves[p.end] = true, true
		}
	}
	return halves
}

func rangeMark(name string) (kind string, isEnd, ok bool) {
	switch name {
	case "w:bookmarkStart", "w:bookmarkEnd":
		return "b", name == "w:bookmarkEnd", true
	case "w:commentRangeStart", "w:commentRangeEnd":
		return "c", name == "w:commentRangeEnd", true
	case "w:permStart", "w:permEnd":
		return "p", name == "w:permEnd", true
	}
	return "", false, false
}

// innermost is the smallest block that holds the byte at, or nil.
func (c *partCompiler) innermost(at int) *block {
	var best *block
	for _, b := range c.blocks {
		if at >= b.from && at < b.to && (best == nil || b.to-b.from < best.to-best.from) {
			best = b
		}
	}
	return best
}

// largestID is the largest drawing id of a part.
func (c *partCompiler) largestID() int {
	largest := 0
	for i := range c.t.nodes {
		if c.t.nodes[i].name != "wp:docPr" {
			continue
		}
		if a, ok := c.t.attr(int32(i), "id"); ok {
			if n, err := strconv.Atoi(string(a.value)); err == nil && n < 1<<30 {
				largest = max(largest, n)
			}
		}
	}
	return largest
}

// drawingID writes a drawing's number: its own the first time, then a free one.
func (r *renderer) drawingID(o *op) {
	if !r.once[o.slot] {
		r.once[o.slot] = true
		r.out = append(r.out, r.part.prog.t.src[o.from:o.to]...)
		return
	}
	r.drawingNumber()
}

func (r *renderer) drawingNumber() { r.out = fmt.Appendf(r.out, "%d", r.freshID()) }

func (r *renderer) freshID() int {
	r.nextID++
	return r.nextID
}
