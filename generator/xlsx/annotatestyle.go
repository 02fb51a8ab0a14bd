package xlsx

import (
	"slices"
	"strconv"
	"strings"

	"huishang/generator/opc"
)

// A styleSheet is the styles part with more added at the ends of its lists.
type styleSheet struct {
	part   string
	root   node
	prefix string
	lists  map[string]*styleList
	fresh  bool // the workbook had none
}

// A styleList is one list of the styles part.
type styleList struct {
	old   []node
	added []string // without prefixes
}

func (l *styleList) count() int { return len(l.old) + len(l.added) }

// add gives the number of an entry, which is made when it is new.
func (l *styleList) add(xml string) int {
	if i := slices.Index(l.added, xml); i >= 0 {
		return len(l.old) + i
	}
	l.added = append(l.added, xml)
	return l.count() - 1
}

// styleLists are the lists in which something may be added, in the order of
// the part (ECMA-376 part 1, 18.8.39), with what each begins with.
var styleLists = []struct{ name, first string }{
	{"fonts", `<font><sz val="11"/><name val="宋体"/></font>`},
	{"fills", `<fill><patternFill patternType="none"/></fill>`},
	{"borders", `<border><left/><right/><top/><bottom/><diagonal/></border>`},
	{"cellXfs", `<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`},
}

func (w *annotator) readStyleSheet() (*styleSheet, error) {
	s := &styleSheet{lists: map[string]*styleList{}}
	src := []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<styleSheet xmlns="` + w.tabs.namespace() + `"></styleSheet>`)
	if r, ok := byKind(w.tabs.rels, "styles"); ok {
		s.part = opc.Resolve(w.book, r.target)
		if data, there := w.archive.Get(s.part); there {
			src = data
		}
	} else {
		s.part, s.fresh = "xl/styles.xml", true // where simple readers look for it
		if _, taken := w.archive.Get(s.part); taken {
			s.part = w.newPart("xl/styles%d.xml")
		}
	}
	n, err := root(src)
	if err != nil {
		return nil, inPart(s.part, err)
	}
	s.root, s.prefix = n, prefixOf(n)
	for _, l := range styleLists {
		list := &styleList{}
		if k, ok := n.child(l.name); ok {
			for e := range k.children() {
				list.old = append(list.old, e)
			}
		}
		if len(list.old) == 0 {
			list.added = append(list.added, l.first)
		}
		s.lists[l.name] = list
	}
	return s, nil
}

// prefixOf is the prefix of an element: "" or "x:".
func prefixOf(n node) string {
	tag := n.src[n.start+1 : n.nameEnd]
	return string(tag[:len(tag)-len(n.name)])
}

// xf is the format of a number a cell names.
func (s *styleSheet) xf(style int) node {
	l := s.lists["cellXfs"]
	if style >= 0 && style < len(l.old) {
		return l.old[style]
	}
	raw := []byte(`<xf/>`)
	if i := style - len(l.old); i >= 0 && i < len(l.added) {
		raw = []byte(l.added[i])
	}
	for n := range elements(raw, 0, len(raw)) {
		return n
	}
	return node{}
}

// fillCode is the code of the fill a style has.
func (s *styleSheet) fillCode(style int) string {
	xf := s.xf(style)
	l, i := s.lists["fills"], xf.number("fillId")
	raw := []byte(styleLists[1].first)
	if i >= 0 && i < len(l.old) {
		raw = l.old[i].outer()
	} else if i -= len(l.old); i >= 0 && i < len(l.added) {
		raw = []byte(l.added[i])
	}
	for n := range elements(raw, 0, len(raw)) {
		return codeOf(n)
	}
	return ""
}

// fill is the number of a fill: one that is there, or a new one.
func (s *styleSheet) fill(xml string) int {
	l := s.lists["fills"]
	raw := []byte(xml)
	for n := range elements(raw, 0, len(raw)) {
		code := codeOf(n)
		if i := slices.IndexFunc(l.old, func(f node) bool { return codeOf(f) == code }); i >= 0 {
			return i
		}
	}
	return l.add(xml)
}

// withFill is a style like another in all but its fill.
func (s *styleSheet) withFill(style, fill int) int {
	xf := s.xf(style)
	if xf.number("fillId") == fill {
		return style
	}
	attrs := setAttr(xf.attrs(), "fillId", strconv.Itoa(fill))
	attrs = setAttr(attrs, "applyFill", "1")
	inner := strings.ReplaceAll(strings.ReplaceAll(string(xf.inner()), "</"+s.prefix, "</"), "<"+s.prefix, "<")
	if s.prefix == "" {
		inner = string(xf.inner())
	}
	made := "<xf" + string(attrs) + ">" + inner + "</xf>"
	l := s.lists["cellXfs"]
	for i, old := range l.old {
		if string(old.outer()) == made {
			return i
		}
	}
	return l.add(made)
}

// prefixed gives the elements of a piece of XML the prefix of the part.
func prefixed(xml, prefix string) string {
	if prefix == "" {
		return xml
	}
	return strings.ReplaceAll(strings.ReplaceAll(xml, "<", "<"+prefix), "<"+prefix+"/", "</"+prefix)
}
