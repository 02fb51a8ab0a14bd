package xlsx

import "huishang/generator/opc"

// extension writes extLst: conditional formats, validations and sparklines of
// later versions, whose cells stand in an element of their own.
func (f *filler) extension(k node) {
	f.out = append(f.out, k.src[k.start:k.openEnd]...)
	f.extended(k, nil)
	f.out = append(f.out, k.src[k.closeStart:k.end]...)
}

func (f *filler) extended(k node, p *place) {
	at := k.openEnd
	for c := range k.children() {
		f.out = append(f.out, k.src[at:c.start]...)
		at = c.end
		here := p
		if q, ok := c.child("sqref"); ok {
			if areas := readAreas(q.text()); len(areas) > 0 {
				first := f.w.corner(areas[0].r1, areas[0].c1)
				here = &first
			}
		}
		switch {
		case c.is("sqref"):
			var list []area
			for _, a := range readAreas(c.text()) {
				list = append(list, f.w.grown(a)...)
			}
			f.out = append(f.out, c.src[c.start:c.openEnd]...)
			f.out = append(append(f.out, joinAreas(list)...), c.src[c.closeStart:c.end]...)
		case c.is("f"):
			s, _ := f.r.rewrite(f.w, here, parseFormula(c.text()), nil)
			f.out = append(f.out, c.src[c.start:c.openEnd]...)
			f.out = append(opc.AppendText(f.out, s), c.src[c.closeStart:c.end]...)
		case c.openEnd == c.end:
			f.out = append(f.out, c.outer()...)
		default:
			f.out = append(f.out, c.src[c.start:c.openEnd]...)
			f.extended(c, here)
			f.out = append(f.out, c.src[c.closeStart:c.end]...)
		}
	}
	f.out = append(f.out, k.src[at:k.closeStart]...)
}
