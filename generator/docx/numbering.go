package docx

import (
	"fmt"
	"slices"
	"strconv"
)

// A listing is a numbered paragraph inside a block inside another block: its
// numbers start again with every repetition of the outer one.
type listing struct {
	num   int // w:numId
	level int
	block *block // the innermost block it stands in
}

// numState is where a listing stands in one rendering.
type numState struct {
	run int // the run of the block it was numbered for
	num int
}

// markNumbering restarts automatic numbers for every item of an outer block.
// A list whose upper level stands in the outer block restarts by itself.
func (c *partCompiler) markNumbering(styles func() map[string]listing) {
	for i := range c.t.nodes {
		if c.t.nodes[i].name != "w:pPr" || c.t.nodes[i].parent < 0 || c.t.nodes[c.t.nodes[i].parent].name != "w:p" {
			continue
		}
		pPr := int32(i)
		b := c.innermost(c.t.nodes[i].start)
		if b == nil || b.control != nil || c.outer(b) == nil {
			continue
		}
		l, numID := c.listingOf(pPr, styles)
		if l.num <= 0 || c.restartsItself(l, b) {
			continue
		}
		l.block = b
		b.counted = true
		c.markListing(pPr, numID, l)
	}
}

// outer is the innermost block around b, or nil.
func (c *partCompiler) outer(b *block) *block {
	var best *block
	for _, o := range c.blocks {
		if o == b || o.from > b.from || o.to < b.to || o.open.seq > b.open.seq {
			continue
		}
		if best == nil || o.open.seq > best.open.seq {
			best = o
		}
	}
	return best
}

// listingOf reads the numbering of a paragraph, its own or its style's. numID
// is the w:numId element when it is its own, else -1.
func (c *partCompiler) listingOf(pPr int32, styles func() map[string]listing) (l listing, numID int32) {
	if numPr := c.t.child(pPr, "w:numPr"); numPr >= 0 {
		return readNumPr(c.t, numPr)
	}
	if s := c.t.child(pPr, "w:pStyle"); s >= 0 {
		return styles()[c.t.val(s)], -1
	}
	return listing{}, -1
}

func readNumPr(t *tree, numPr int32) (l listing, numID int32) {
	numID = t.child(numPr, "w:numId")
	if numID < 0 {
		return l, -1
	}
	l.num, _ = strconv.Atoi(t.val(numID))
	if lvl := t.child(numPr, "w:ilvl"); lvl >= 0 {
		l.level, _ = strconv.Atoi(t.val(lvl))
	}
	return l, numID
}

// restartsItself reports whether the outer block has a paragraph of the same
// list on an upper level: Word starts the lower level again after it.
func (c *partCompiler) restartsItself(l listing, b *block) bool {
	if l.level == 0 {
		return false
	}
	outer := c.outer(b)
	for i := range c.t.nodes {
		nd := &c.t.nodes[i]
		if nd.name != "w:numPr" || nd.start < outer.from || nd.start >= b.from {
			continue
		}
		if upper, _ := readNumPr(c.t, int32(i)); upper.num == l.num && upper.level < l.level {
			return true
		}
	}
	return false
}

func (c *partCompiler) markListing(pPr, numID int32, l listing) {
	t := c.t
	if numID >= 0 {
		a, _ := t.attr(numID, "val")
		c.mark(a.valueAt, a.valueAt+len(a.value), op{kind: opNumber, listing: &l})
		return
	}
	at := t.nodes[pPr].openEnd
	for k := range t.children(pPr) {
		switch t.nodes[k].name {
		case "w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl":
			at = t.nodes[k].end
		}
	}
	w := t.w
	c.mark(at, at, op{kind: opNumber, listing: &l,
		bytes: fmt.Appendf(nil, `<%snumPr><%silvl %sval="%d"/><%snumId %sval="`, w, w, w, l.level, w, w), rest: []byte(`"/></` + w + `numPr>`)})
}

// number writes the list a paragraph belongs to in this run of its block.
func (r *renderer) number(o *op) {
	l := o.listing
	key := numKey{l.block, l.num, l.level}
	s, ok := r.numbers[key]
	switch run := r.runs[l.block]; {
	case !ok:
		s = numState{run, l.num}
	case s.run != run:
		s = numState{run, r.extra.restart(r.tpl, l.num, l.level)}
	}
	r.numbers[key] = s
	if o.bytes != nil && s.num == l.num {
		return // its style says the same
	}
	r.out = append(r.out, o.bytes...)
	r.out = strconv.AppendInt(r.out, int64(s.num), 10)
	r.out = append(r.out, o.rest...)
}

type numKey struct {
	block *block
	num   int
	level int
}

// restart adds a list that counts from its start again (ECMA-376 part 1, 17.9.27).
func (a *additions) restart(t *Template, num, level int) int {
	n := t.numbering
	if n == nil || n.abstract[num] == "" {
		return num
	}
	id := n.largest + 1 + a.nums
	a.nums++
	a.numbering = fmt.Appendf(a.numbering, `<%snum %snumId="%d"><%sabstractNumId %sval="%s"/><%slvlOverride %silvl="%d"><%sstartOverride %sval="%d"/></%slvlOverride></%snum>`,
		n.w, n.w, id, n.w, n.w, n.abstract[num], n.w, n.w, level, n.w, n.w, n.start(num, level), n.w, n.w)
	return id
}

// numbering is what the engine needs to know of the numbering part.
type numbering struct {
	name     string
	w        string
	abstract map[int]string // w:num → w:abstractNum
	starts   map[string]int // abstract/level → first number
	largest  int
	at       int // where further w:num go
	firstNum int // where further w:abstractNum go

	largestAbstract int
}

func (n *numbering) start(num, level int) int {
	if s, ok := n.starts[n.abstract[num]+"/"+strconv.Itoa(level)]; ok {
		return s
	}
	return 1
}

// readNumbering reads the numbering part of the main document.
func (a *archive) readNumbering(name string) *numbering {
	data, ok := a.Get(name)
	if !ok {
		return nil
	}
	t, err := parseXML(data)
	if err != nil {
		return nil
	}
	end := t.nodes[0].closeStart
	n := &numbering{name: name, w: t.w, abstract: map[int]string{}, starts: map[string]int{}, at: end, firstNum: end, largestAbstract: -1}
	for i := range t.nodes {
		nd := &t.nodes[i]
		switch nd.name {
		case "w:num":
			id, _ := t.attr(int32(i), "numId")
			num, _ := strconv.Atoi(string(id.value))
			n.largest = max(n.largest, num)
			if abs := t.child(int32(i), "w:abstractNumId"); abs >= 0 {
				n.abstract[num] = t.val(abs)
			}
			n.at, n.firstNum = nd.end, min(n.firstNum, nd.start)
		case "w:abstractNum":
			id, _ := t.attr(int32(i), "abstractNumId")
			number, _ := strconv.Atoi(string(id.value))
			n.largestAbstract = max(n.largestAbstract, number)
		case "w:start":
			lvl := nd.parent
			abs, _ := t.attr(t.nodes[lvl].parent, "abstractNumId")
			level, _ := t.attr(lvl, "ilvl")
			n.starts[string(abs.value)+"/"+string(level.value)], _ = strconv.Atoi(t.val(int32(i)))
		}
	}
	return n
}

// with adds definitions and lists to the numbering part, each where its kind
// stands.
func (n *numbering) with(data, abstracts, nums []byte) []byte {
	return slices.Concat(data[:n.firstNum], abstracts, data[n.firstNum:n.at], nums, data[n.at:])
}
