package xlsx

import (
	"strconv"
	"strings"

	"huishang/generator/opc"
)

// namespace is the one the workbook is written in.
func (b *book) namespace() string {
	name := "xmlns"
	if b.prefix != "" {
		name += ":" + strings.TrimSuffix(b.prefix, ":")
	}
	return b.root.attr(name)
}

// relationType is a kind of relationship as this workbook spells them.
func (b *book) relationType(kind string) string {
	for _, r := range b.rels {
		if r.kind == "worksheet" {
			return strings.TrimSuffix(r.uri, "worksheet") + kind
		}
	}
	return relationBase + "/" + kind
}

// writeTabs writes the workbook part: the cover as first tab in place of an
// older one, and all that counts tabs counted anew.
func (w *annotator) writeTabs() {
	b := w.tabs
	out := append([]byte(nil), b.src[:b.root.openEnd]...)
	at, named := b.root.openEnd, false
	for k := range b.root.children() {
		switch {
		case k.is("sheets"):
			out = w.tabList(append(out, b.src[at:k.openEnd]...), k)
			at = k.closeStart
		case k.is("bookViews"):
			out = w.views(append(out, b.src[at:k.openEnd]...), k)
			at = k.closeStart
		case k.is("definedNames"):
			out = w.definedNames(append(out, b.src[at:k.start]...), &k)
			at, named = k.end, true
		case !named && (k.is("calcPr") || afterCalc[string(k.name)]):
			out = w.definedNames(append(out, b.src[at:k.start]...), nil)
			at, named = k.start, true
		}
	}
	out = append(out, b.src[at:b.root.closeStart]...)
	if !named {
		out = w.definedNames(out, nil)
	}
	w.changed[b.part] = append(out, b.src[b.root.closeStart:]...)
}

// moved is where a tab comes to stand; ok is false for the old cover.
func (w *annotator) moved(tab int) (to int, ok bool) {
	if tab == w.old && w.old >= 0 {
		return 0, false
	}
	if w.old >= 0 && tab > w.old {
		tab--
	}
	if w.cover != "" {
		tab++
	}
	return tab, true
}

func (w *annotator) tabList(out []byte, k node) []byte {
	b := w.tabs
	if w.cover != "" {
		id := 0
		for _, e := range b.entries {
			id = max(id, e.node.number("sheetId"))
		}
		var rid string
		w.rels, rid = related(w.rels, relation{kind: "worksheet", uri: b.relationType("worksheet"), target: relativeTo(w.book, w.cover)})
		attrs := setAttr(setAttr([]byte(nil), "name", w.a.Cover.Name), "sheetId", strconv.Itoa(id+1))
		name := "r:id"
		for a := range attributes(b.entries[0].node.attrs()) {
			if strings.HasSuffix(a.name, ":id") {
				name = a.name
			}
		}
		out = append(append(append(append(out, '<'), b.prefix...), "sheet"...), appendNamed(attrs, name, rid)...)
		out = append(out, "/>"...)
	}
	at := k.openEnd
	for i, e := range b.entries {
		if i != w.old {
			continue
		}
		out = append(out, b.src[at:e.node.start]...)
		at = e.node.end
		id := relationID(e.node.attrs())
		w.dropped[e.sheet.part], w.dropped[opc.RelsOf(e.sheet.part)] = true, true
		w.rels = without(w.rels, id)
	}
	return append(out, b.src[at:k.closeStart]...)
}
