package xlsx

import (
	"bytes"
	"strconv"

	"huishang/generator/opc"
)

// writeBook writes the workbook part: its tabs, its names, and that everything
// is to be computed when it is opened. The chain of formulas is left out, for
// Excel makes it anew.
func (r *renderer) writeBook() {
	b := r.tpl.book
	rels := append([]relation(nil), b.rels...)
	out := append([]byte(nil), b.src[:b.root.openEnd]...)
	if chain, ok := byKind(rels, "calcChain"); ok {
		r.dropped[opc.Resolve(b.part, chain.target)] = true
		rels = without(rels, chain.id)
	}
	at, calc := b.root.openEnd, false
	for k := range b.root.children() {
		switch {
		case k.is("sheets"):
			out = append(out, b.src[at:k.openEnd]...)
			out, rels = r.tabs(out, rels)
			at = k.closeStart
		case k.is("bookViews"):
			out = append(out, b.src[at:k.start]...)
			out = append(out, r.views(k)...)
			at = k.end
		case k.is("definedNames"):
			out = append(out, b.src[at:k.start]...)
			out = append(out, r.names()...)
			at = k.end
		case k.is("calcPr"):
			out = append(out, b.src[at:k.start]...)
			out = append(append(append(out, '<'), b.prefix...), "calcPr"...)
			out = append(append(out, setAttr(k.attrs(), "fullCalcOnLoad", "1")...), "/>"...)
			at, calc = k.end, true
		case !calc && afterCalc[string(k.name)]:
			out = append(out, b.src[at:k.start]...)
			out = append(out, "<"+b.prefix+`calcPr fullCalcOnLoad="1"/>`...)
			at, calc = k.start, true
		}
	}
	out = append(out, b.src[at:b.root.closeStart]...)
	if !calc {
		out = append(out, "<"+b.prefix+`calcPr fullCalcOnLoad="1"/>`...)
	}
	r.changed[b.part] = append(out, b.src[b.root.closeStart:]...)
	r.writeRelations(b.part, rels)
}

// afterCalc is what may follow calcPr in a workbook (ECMA-376 part 1, 18.2.27).
var afterCalc = map[string]bool{"oleSize": true, "customWorkbookViews": true, "pivotCaches": true, "smartTagPr": true, "smartTagTypes": true,
	"webPublishing": true, "fileRecoveryPr": true, "webPublishObjects": true, "extLst": true}

func without(list []relation, id string) []relation {
	out := list[:0]
	for _, r := range list {
		if r.id != id {
			out = append(out, r)
		}
	}
	return out
}

// tabs writes the list of sheets; copies get ids of their own. A sheet whose
// list is empty is gone.
func (r *renderer) tabs(out []byte, rels []relation) ([]byte, []relation) {
	b := r.tpl.book
	id := 0
	for _, e := range b.entries {
		id = max(id, e.node.number("sheetId"))
	}
	for _, w := range r.sheets {
		k := b.entries[w.entry].node
		attrs := setAttr(k.attrs(), "name", w.name)
		if w.copy > 0 {
			id++
			rel := &sheetOut{rels: rels}
			rid := r.relate(rel, relation{kind: "worksheet", target: relativeTo(b.part, w.part)})
			rels = rel.rels
			attrs = setRelation(setAttr(attrs, "sheetId", strconv.Itoa(id)), rid)
		}
		out = append(append(append(out, '<'), b.prefix...), "sheet"...)
		out = append(append(out, attrs...), "/>"...)
	}
	for _, e := range b.entries {
		if e.sheet != nil && len(r.bySheet[e.sheet]) == 0 {
			rels = without(rels, relationID(e.node.attrs()))
			r.dropped[e.sheet.part], r.dropped[opc.RelsOf(e.sheet.part)] = true, true
		}
	}
	return out, rels
}

// views keeps the active tab on a sheet that is there.
func (r *renderer) views(k node) []byte {
	out := k.outer()
	if len(r.sheets) == len(r.tpl.book.entries) {
		return out
	}
	for v := range k.children() {
		for _, name := range []string{"activeTab", "firstSheet"} {
			if n := v.number(name); n > 0 {
				out = bytes.Replace(out, []byte(" "+name+`="`+strconv.Itoa(n)+`"`), []byte(" "+name+`="`+strconv.Itoa(r.tabOf(n))+`"`), 1)
			}
		}
	}
	return out
}

// tabOf is where a tab of the template came to stand.
func (r *renderer) tabOf(entry int) int {
	for i, w := range r.sheets {
		if w.entry >= entry {
			return i
		}
	}
	return 0
}

// names writes the defined names. Those that belong to a sheet are written for
// each of its copies; those that name nothing any more are left out.
func (r *renderer) names() []byte {
	b := r.tpl.book
	var out []byte
	for _, d := range b.names {
		if d.local < 0 {
			out = r.name(out, d, nil, -1)
			continue
		}
		for i, w := range r.sheets {
			if w.entry == d.local {
				out = r.name(out, d, w, i)
			}
		}
	}
	if len(out) == 0 {
		return nil
	}
	return append(append([]byte("<"+b.prefix+"definedNames>"), out...), "</"+b.prefix+"definedNames>"...)
}

func (r *renderer) name(out []byte, d bookName, own *sheetOut, tab int) []byte {
	attrs := d.node.attrs()
	if tab >= 0 {
		attrs = setAttr(attrs, "localSheetId", strconv.Itoa(tab))
	}
	s, refs := r.rewrite(own, nil, d.formula, nil)
	for i, list := range refs {
		if len(list) == 0 && r.tpl.book.named(d.formula.refs[i].sheet, nil) != nil {
			return out
		}
	}
	out = append(append(append(out, '<'), r.tpl.book.prefix...), "definedName"...)
	out = append(append(out, attrs...), '>')
	return append(opc.AppendText(out, s), "</"+r.tpl.book.prefix+"definedName>"...)
}
