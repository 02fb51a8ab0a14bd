package docx

import (
	"cmp"
	"slices"
	"strings"

	"huishang/generator/opc"
)

// A Change is one tracked change that nobody has accepted or refused.
type Change struct {
	Place  Place
	At     int
	Kind   string // ins, del, moveFrom, moveTo, or what was reformatted: rPr, pPr, …
	Author string
	Text   string // what was put in or taken out
}

// changeKinds are the elements that track a change of text.
var changeKinds = map[string]string{"w:ins": "ins", "w:del": "del", "w:moveFrom": "moveFrom", "w:moveTo": "moveTo", "w:cellIns": "ins", "w:cellDel": "del"}

// change notes a tracked change when the node is one.
func (r *reading) change(n int32) {
	name := r.t.nodes[n].name
	kind, ok := changeKinds[name]
	if !ok {
		if kind, ok = strings.CutSuffix(name, "Change"); !ok || !strings.HasPrefix(name, "w:") {
			return
		}
		kind = kind[2:]
	}
	author, _ := r.t.attr(n, "author")
	c := Change{Place: r.here(), At: r.t.nodes[n].start, Kind: kind, Author: opc.Unescape(author.value)}
	for k := n; int(k) < len(r.t.nodes) && r.t.nodes[k].start < r.t.nodes[n].end; k++ {
		if nd := r.t.nodes[k]; nd.name == "w:t" || nd.name == "w:delText" {
			c.Text += opc.Unescape(r.t.raw(nd.openEnd, nd.closeStart))
		}
	}
	r.doc.Changes = append(r.doc.Changes, c)
}

// A Remark is a comment in the margin of a document.
type Remark struct {
	Place  Place
	At     int // the byte of the main part it is about
	Author string
	Text   string
}

// readRemarks reads the comments and finds where they are anchored.
func (d *Document) readRemarks(t, main *tree) {
	if t == nil {
		return
	}
	at := map[string]int{}
	for i := range main.nodes {
		if n := main.nodes[i].name; n == "w:commentRangeStart" || n == "w:commentReference" {
			id, _ := main.attr(int32(i), "w:id")
			if _, known := at[string(id.value)]; !known {
				at[string(id.value)] = main.nodes[i].start
			}
		}
	}
	for n := range t.children(0) {
		if t.nodes[n].name != "w:comment" {
			continue
		}
		id, _ := t.attr(n, "w:id")
		author, _ := t.attr(n, "author")
		r := Remark{At: at[string(id.value)], Author: opc.Unescape(author.value), Text: t.textOf(n)}
		r.Place = d.PlaceOf(r.At)
		d.Remarks = append(d.Remarks, r)
	}
}

// PlaceOf is where a byte of the main part stands: at the last paragraph that begins before it.
func (d *Document) PlaceOf(at int) Place {
	i, found := slices.BinarySearchFunc(d.Paragraphs, at, func(p Paragraph, at int) int { return cmp.Compare(p.At, at) })
	if !found {
		i--
	}
	if i < 0 {
		return Place{Part: d.Main}
	}
	return d.Paragraphs[i].Place
}
