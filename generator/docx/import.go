package docx

import (
	"bytes"
	"fmt"
	"strconv"

	"huishang/generator/opc"
)

// importStyle gives the name under which a style of the embedded document is
// known in the host: its own when the host has the very same or none, else a
// new one, so that both documents keep their looks.
func (a *additions) importStyle(g *graft, id string) string {
	if a.styleNames == nil {
		a.styleNames = map[string]string{}
	}
	key := g.sum + "/" + id
	if name, done := a.styleNames[key]; done {
		return name
	}
	element, t, n := g.sub.tpl.style(id)
	if element == nil {
		a.styleNames[key] = id
		return id
	}
	hostElement, _, _ := g.host.tpl.style(id)
	switch {
	case bytes.Equal(hostElement, element):
		a.styleNames[key] = id
		return id
	case hostElement == nil:
		a.styleNames[key] = id
	default:
		a.styleNames[key] = id + "-" + g.sum
	}
	a.styles = append(a.styles, a.renamedStyle(g, t, n, a.styleNames[key] != id)...)
	return a.styleNames[key]
}

// renamedStyle writes a style element with the names of the host.
func (a *additions) renamedStyle(g *graft, t *tree, n int32, renamed bool) []byte {
	s := &graft{host: g.host, sub: g.sub, t: t, sum: g.sum}
	id, _ := t.attr(n, "styleId")
	s.replace(id, a.styleNames[g.sum+"/"+opc.Unescape(id.value)])
	if d, ok := t.attr(n, "default"); ok {
		s.edits = append(s.edits, graftEdit{span{d.start, d.end}, ""})
	}
	for k := range t.children(n) {
		v, _ := t.attr(k, "val")
		switch t.nodes[k].name {
		case "w:name":
			if renamed {
				s.replace(v, string(v.value)+" "+g.sum)
			}
		case "w:basedOn":
			s.replace(v, a.importStyle(g, opc.Unescape(v.value)))
		case "w:link", "w:next":
			s.drop(k)
		}
	}
	for i := n; i < t.subtreeEnd(n); i++ {
		if t.nodes[i].name == "w:numId" {
			s.mend(i)
		}
	}
	return s.cutOut(n)
}

// cutOut is an element with the edits done.
func (g *graft) cutOut(n int32) []byte {
	sortEdits(g.edits)
	nd := &g.t.nodes[n]
	var out []byte
	at := nd.start
	for _, e := range g.edits {
		if e.from < at {
			continue
		}
		out = append(out, g.t.src[at:e.from]...)
		out = append(out, e.text...)
		at = e.to
	}
	return append(out, g.t.src[at:nd.end]...)
}

// style is the element of a style of the template.
func (t *Template) style(id string) ([]byte, *tree, int32) {
	x := t.styleTree()
	if x == nil {
		return nil, nil, -1
	}
	for i := range x.nodes {
		if x.nodes[i].name != "w:style" {
			continue
		}
		if a, _ := x.attr(int32(i), "styleId"); opc.Unescape(a.value) == id {
			return x.src[x.nodes[i].start:x.nodes[i].end], x, int32(i)
		}
	}
	return nil, nil, -1
}

// importList gives the number under which a list of the embedded document is
// known in the host.
func (a *additions) importList(g *graft, num int) int {
	if num == 0 {
		return 0
	}
	key := strconv.Itoa(g.serial) + "/" + strconv.Itoa(num)
	if own, done := a.lists[key]; done {
		return own
	}
	if a.lists == nil {
		a.lists = map[string]int{}
	}
	from := g.sub.tpl.numbering
	if from == nil || from.abstract[num] == "" {
		return 0
	}
	host := g.host.tpl.numbering
	if host == nil {
		host = emptyNumbering
	}
	abstract := host.largestAbstract + 1 + a.abstracts
	a.abstracts++
	own := host.largest + 1 + a.nums
	a.nums++
	a.lists[key] = own
	a.abstractNums = append(a.abstractNums, from.abstractElement(g.sub.tpl, from.abstract[num], abstract)...)
	a.numbering = fmt.Appendf(a.numbering, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>`, own, abstract)
	return own
}

// emptyNumbering stands for a document without lists.
var emptyNumbering = &numbering{w: "w:", largestAbstract: -1}

// abstractElement is a list definition under a new number.
func (n *numbering) abstractElement(t *Template, id string, number int) []byte {
	data, _ := t.archive.Get(n.name)
	x, err := parseXML(data)
	if err != nil {
		return nil
	}
	for i := range x.nodes {
		if x.nodes[i].name != "w:abstractNum" {
			continue
		}
		a, _ := x.attr(int32(i), "abstractNumId")
		if string(a.value) != id {
			continue
		}
		g := &graft{t: x}
		g.replace(a, strconv.Itoa(number))
		for k := range x.children(int32(i)) {
			switch x.nodes[k].name {
			case "w:nsid", "w:styleLink", "w:numStyleLink", "w:tmpl":
				g.drop(k)
			}
		}
		for k := int32(i); k < x.subtreeEnd(int32(i)); k++ {
			if x.nodes[k].name == "w:pStyle" || x.nodes[k].name == "w:lvlPicBulletId" {
				g.drop(k)
			}
		}
		return g.cutOut(int32(i))
	}
	return nil
}
