package xlsx

import (
	"fmt"
	"slices"
)

// writeStyleSheet writes the part, if anything was added.
func (w *annotator) writeStyleSheet() {
	s := w.styles
	dirty := false
	for _, l := range styleLists {
		dirty = dirty || len(s.lists[l.name].added) > 0 && (len(s.lists[l.name].old) > 0 || s.fresh)
	}
	if !dirty {
		return
	}
	if s.fresh {
		w.rels, _ = related(w.rels, relation{kind: "styles", uri: w.tabs.relationType("styles"), target: relativeTo(w.book, s.part)})
		w.added.types = append(w.added.types, partType{s.part, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"})
	}
	src, n := s.root.src, s.root
	out := append([]byte(nil), src[:n.openEnd]...)
	at, next := n.openEnd, 0
	missing := func(until int) {
		for ; next < until; next++ {
			out = s.appendList(out, styleLists[next].name, nil)
		}
	}
	for k := range n.children() {
		i := slices.IndexFunc(styleLists, func(l struct{ name, first string }) bool { return k.is(l.name) })
		out = append(out, src[at:k.start]...)
		at = k.end
		switch {
		case i >= 0:
			missing(i)
			out, next = s.appendList(out, styleLists[i].name, k.attrs()), i+1
			continue
		case k.is("cellStyleXfs"):
			missing(3)
		case !k.is("numFmts"):
			missing(len(styleLists))
		}
		out = append(out, k.outer()...)
	}
	out = append(out, src[at:n.closeStart]...)
	missing(len(styleLists))
	w.changed[s.part] = append(out, src[n.closeStart:]...)
}

func (s *styleSheet) appendList(out []byte, name string, attrs []byte) []byte {
	l := s.lists[name]
	out = append(out, "<"+s.prefix+name...)
	out = append(append(out, setAttr(attrs, "count", fmt.Sprint(l.count()))...), '>')
	for _, e := range l.old {
		out = append(out, e.outer()...)
	}
	for _, e := range l.added {
		out = append(out, prefixed(e, s.prefix)...)
	}
	return append(out, "</"+s.prefix+name+">"...)
}
