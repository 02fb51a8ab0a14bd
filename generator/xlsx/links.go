package xlsx

import "strings"

// hyperlinks writes the links, once for each copy of their cells.
func (f *filler) hyperlinks(k node) {
	f.list(k, "hyperlink", func(v node) bool {
		a, ok := readArea(v.attr("ref"))
		if !ok {
			return false
		}
		if f.s.linkAt[[2]int{a.r1, a.c1}] != nil {
			return false
		}
		copies := f.w.copies(a)
		for _, c := range copies {
			attrs := setAttr(v.attrs(), "ref", c.String())
			if loc := v.attr("location"); loc != "" {
				p := f.w.corner(a.r1, a.c1)
				s, _ := f.r.rewrite(f.w, &p, parseFormula(loc), nil)
				attrs = setAttr(attrs, "location", s)
			}
			f.empty("hyperlink", string(attrs))
		}
		return len(copies) > 0
	})
	f.filledLinks()
}

// filledLinks writes the links whose targets were filled, row by row.
func (f *filler) filledLinks() {
	if len(f.w.links) == 0 {
		return
	}
	var out []byte
	for _, l := range f.w.links {
		id := f.r.relate(f.w, relation{kind: "hyperlink", target: l.target, external: true})
		attrs := setAttr(setRelation(l.attrs, id), "ref", l.area.String())
		out = append(append(append(append(out, '<'), f.prefix...), "hyperlink"...), attrs...)
		out = append(out, '/', '>')
	}
	end := []byte("</" + f.prefix + "hyperlinks>")
	if string(f.out[max(len(f.out)-len(end), 0):]) == string(end) {
		f.out = append(append(f.out[:len(f.out)-len(end)], out...), end...)
		return
	}
	f.open("hyperlinks", "")
	f.out = append(append(f.out, out...), end...)
}

// setRelation sets r:id, whatever its prefix is.
func setRelation(raw []byte, id string) []byte {
	for a := range attributes(raw) {
		if strings.HasSuffix(a.name, ":id") {
			return setAttr(raw, a.name, id)
		}
	}
	return setAttr(raw, "r:id", id)
}
