package docx

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"huishang/generator/opc"
)

// A graft carries the body of an embedded document over into a part of
// another: its styles, lists, images and links come along under names of
// their own.
type graft struct {
	host   *renderer
	sub    *renderer
	t      *tree // the filled main part of the embedded document
	sum    string
	serial int // which embedding this is: lists count anew in each
	rels   []relationship
	edits  []graftEdit
}

// A graftEdit replaces a stretch of the embedded body.
type graftEdit struct {
	span
	text string
}

// body gives the blocks of the embedded document, ready to stand in the host.
func (g *graft) body() []byte {
	body := g.t.child(0, "w:body")
	if body < 0 {
		return nil
	}
	var out []byte
	for k := range g.t.children(body) {
		if g.t.nodes[k].name != "w:sectPr" {
			out = append(out, g.blockOf(k)...)
		}
	}
	return out
}

// blockOf is one paragraph or table with everything that points elsewhere mended.
func (g *graft) blockOf(n int32) []byte {
	g.edits = g.edits[:0]
	end := g.t.subtreeEnd(n)
	for i := n; i < end; i++ {
		g.mend(i)
	}
	return g.withNamespaces(g.cutOut(n))
}

func sortEdits(edits []graftEdit) {
	slices.SortStableFunc(edits, func(a, b graftEdit) int { return a.from - b.from })
}

func (g *graft) replace(a attr, text string) {
	g.edits = append(g.edits, graftEdit{span{a.valueAt, a.valueAt + len(a.value)}, text})
}

func (g *graft) drop(n int32) {
	g.edits = append(g.edits, graftEdit{span{g.t.nodes[n].start, g.t.nodes[n].end}, ""})
}

// mend notes what must change in one element.
func (g *graft) mend(n int32) {
	t := g.t
	switch name := t.nodes[n].name; name {
	case "w:pStyle", "w:rStyle", "w:tblStyle":
		if a, ok := t.attr(n, "val"); ok {
			g.replace(a, g.host.extra.importStyle(g, opc.Unescape(a.value)))
		}
		return
	case "w:numId":
		if a, ok := t.attr(n, "val"); ok {
			num, _ := strconv.Atoi(string(a.value))
			g.replace(a, strconv.Itoa(g.host.extra.importList(g, num)))
		}
		return
	case "wp:docPr":
		if a, ok := t.attr(n, "id"); ok {
			g.replace(a, strconv.Itoa(g.host.freshID()))
		}
		return
	case "w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:permStart", "w:permEnd":
		g.drop(n)
		return
	case "w:id":
		if p := t.nodes[n].parent; p >= 0 && t.nodes[p].name == "w:sdtPr" {
			g.drop(n)
		}
		return
	case "w:sectPr":
		g.drop(n)
		return
	case "w:footnoteReference", "w:endnoteReference":
		g.inlineNote(n, name)
		return
	}
	g.mendAttributes(n)
}

// mendAttributes moves relationships over and drops paragraph ids.
func (g *graft) mendAttributes(n int32) {
	for _, a := range g.t.attrs(n) {
		switch {
		case isParagraphID(a.name):
			g.edits = append(g.edits, graftEdit{span{a.start, a.end}, ""})
		case strings.HasPrefix(a.name, "r:"):
			if rel, ok := relOf(g.rels, opc.Unescape(a.value)); ok {
				g.replace(a, g.carry(rel))
			}
		}
	}
}

// carry gives the host part a relationship of the embedded document, with a
// copy of the part behind it.
func (g *graft) carry(rel relationship) string {
	own := relationship{kind: rel.kind, mode: rel.mode, target: string(appendAttr(nil, rel.target))}
	if rel.mode != "External" {
		name := g.copyPart(opc.Resolve(g.sub.tpl.main, rel.target))
		own.target = relativeTo(g.host.part.name, name)
	}
	return g.host.extra.relate(g.host.part.name, own)
}

func dirOf(part string) string {
	if i := strings.LastIndexByte(part, '/'); i >= 0 {
		return part[:i]
	}
	return ""
}

// copyPart copies a part of the embedded document, and what it points at, into
// the host under a name of its own.
func (g *graft) copyPart(name string) string {
	a := &g.host.extra
	file := name[strings.LastIndexByte(name, '/')+1:]
	own := "word/embedded/" + g.sum + "-" + strings.ReplaceAll(strings.TrimSuffix(dirOf(name), "/"), "/", "-") + "-" + file
	if g.host.hasPart(own) {
		return own
	}
	data := g.partData(name)
	a.parts = append(a.parts, newPart{own, data})
	a.overrides = orNew(a.overrides)
	if kind := g.contentType(name); kind != "" {
		a.overrides[own] = kind
	}
	rels, ok := g.sub.tpl.archive.Get(opc.RelsOf(name))
	if !ok {
		return own
	}
	if a.rels == nil {
		a.rels = map[string][]relationship{}
	}
	for _, r := range readRels(rels) { // ids stay: the copied part names them
		r.target = string(appendAttr(nil, r.target))
		if r.mode != "External" {
			r.target = relativeTo(own, g.copyPart(opc.Resolve(name, r.target)))
		}
		a.rels[own] = append(a.rels[own], r)
	}
	return own
}

func (g *graft) contentType(name string) string {
	if kind := g.sub.extra.types[strings.TrimPrefix(path.Ext(name), ".")]; kind != "" && g.sub.hasPart(name) {
		return kind
	}
	return g.sub.tpl.archive.contentType(name)
}

// partData is a part of the embedded document, filled when it holds tags.
func (g *graft) partData(name string) []byte {
	for _, p := range g.sub.extra.parts {
		if p.name == name {
			return p.data
		}
	}
	if p := g.sub.tpl.part(name); p != nil && p.prog.fills {
		g.sub.hold(p)
		return g.sub.held[name]
	}
	data, _ := g.sub.tpl.archive.Get(name)
	return data
}

func (r *renderer) hasPart(name string) bool {
	return slices.ContainsFunc(r.extra.parts, func(p newPart) bool { return p.name == name })
}

// inlineNote puts a note's text in brackets where its mark stood: the notes of
// the host are numbered for themselves.
func (g *graft) inlineNote(n int32, name string) {
	part := g.sub.tpl.known.footnotes
	if name == "w:endnoteReference" {
		part = g.sub.tpl.known.endnotes
	}
	id, _ := g.t.attr(n, "w:id")
	text := noteText(g.partData(part), string(id.value))
	nd := &g.t.nodes[n]
	if text == "" {
		g.drop(n)
		return
	}
	w := g.t.w
	esc := appendEscaped(nil, "（注："+text+"）")
	g.edits = append(g.edits, graftEdit{span{nd.start, nd.end}, "<" + w + `t xml:space="preserve">` + string(esc) + "</" + w + "t>"})
}

func noteText(notes []byte, id string) string {
	t, err := parseXML(notes)
	if err != nil {
		return ""
	}
	for i := range t.nodes {
		if t.nodes[i].name != "w:footnote" && t.nodes[i].name != "w:endnote" {
			continue
		}
		if a, _ := t.attr(int32(i), "w:id"); string(a.value) == id {
			return strings.TrimSpace(t.textOf(int32(i)))
		}
	}
	return ""
}

// withNamespaces declares, on the block itself, the prefixes it uses that the
// host part does not declare alike.
func (g *graft) withNamespaces(block []byte) []byte {
	host := g.host.part.prog.t
	var decl []byte
	for _, a := range g.t.attrs(0) {
		prefix, ok := strings.CutPrefix(a.name, "xmlns:")
		if !ok || !bytes.Contains(block, []byte(prefix+":")) {
			continue
		}
		if h, ok := host.attr(0, a.name); ok && bytes.Equal(h.value, a.value) {
			continue
		}
		decl = fmt.Appendf(decl, ` %s="%s"`, a.name, a.value)
	}
	if decl == nil {
		return block
	}
	at := bytes.IndexAny(block, " \t\r\n/>")
	return slices.Concat(block[:at], decl, block[at:])
}

// contentType is the content type of a part.
func (a *archive) contentType(name string) string {
	data, _ := a.Get(contentTypes)
	t, err := parseXML(data)
	if err != nil {
		return ""
	}
	ext := strings.ToLower(name[strings.LastIndexByte(name, '.')+1:])
	byDefault := ""
	for i := range t.nodes {
		kind, _ := t.attr(int32(i), "ContentType")
		switch localName(t.nodes[i].name) {
		case "Override":
			if p, _ := t.attr(int32(i), "PartName"); strings.EqualFold(opc.Unescape(p.value), "/"+name) {
				return string(kind.value)
			}
		case "Default":
			if e, _ := t.attr(int32(i), "Extension"); strings.EqualFold(string(e.value), ext) {
				byDefault = string(kind.value)
			}
		}
	}
	return byDefault
}
