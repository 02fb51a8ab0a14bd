package xlsx

import (
	"strings"

	"huishang/generator/opc"
)

// headerFooter fills the texts of the page's head and foot, where & begins a code.
func (f *filler) headerFooter(k node) {
	f.out = append(f.out, k.src[k.start:k.openEnd]...)
	at := k.openEnd
	for c := range k.children() {
		f.out = append(f.out, k.src[at:c.start]...)
		at = c.end
		t := f.s.pageText[string(c.name)]
		if t == nil {
			f.out = append(f.out, c.outer()...)
			continue
		}
		var b strings.Builder
		for _, x := range f.r.pieces(nil, t.ops, f.w.scope, f) {
			if x.tag != nil {
				x.text = strings.ReplaceAll(f.plain(x), "&", "&&")
				f.fits(x.tag, x.text)
			}
			b.WriteString(x.text)
		}
		f.out = append(f.out, c.src[c.start:c.openEnd]...)
		f.out = append(opc.AppendText(f.out, b.String()), c.src[c.closeStart:c.end]...)
	}
	f.out = append(f.out, k.src[at:k.end]...)
}

// compilePageTexts finds the tags in the heads and feet of pages.
func (c *compiler) compilePageTexts(s *sheet) {
	for _, k := range s.tail {
		if !k.is("headerFooter") {
			continue
		}
		for h := range k.children() {
			t := c.looseText([]run{{text: h.text()}}, occurrence{sheet: s.name})
			if t == nil {
				continue
			}
			if s.pageText == nil {
				s.pageText = map[string]*text{}
			}
			s.pageText[string(h.name)] = t
			s.filled = true
		}
	}
}
