package xlsx

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"huishang/generator/tags"
)

// A linkText is a link whose address holds tags; it is filled for every copy of
// its cell.
type linkText struct {
	text  *text
	attrs []byte
}

// compileLinks finds the links whose addresses hold tags, also such as Excel
// percent-encoded.
func (c *compiler) compileLinks(s *sheet) {
	for _, k := range s.tail {
		if !k.is("hyperlinks") {
			continue
		}
		for l := range k.children() {
			rel, ok := byID(s.rels, relationID(l.attrs()))
			a, isArea := readArea(l.attr("ref"))
			if !ok || !isArea || !rel.external {
				continue
			}
			address := rel.target
			if plain, err := url.PathUnescape(address); err == nil {
				address = plain
			}
			t := c.looseText([]run{{text: address}}, occurrence{sheet: s.name, row: a.r1, col: a.c1})
			if t == nil {
				continue
			}
			if s.linkAt == nil {
				s.linkAt = map[[2]int]*linkText{}
			}
			s.linkAt[[2]int{a.r1, a.c1}] = &linkText{t, l.attrs()}
			s.filled = true
		}
	}
}

// link fills the address of a cell's link.
func (f *filler) link(p place) {
	l := f.s.linkAt[[2]int{p.row, p.col}]
	if l == nil || f.blank {
		return
	}
	var b strings.Builder
	for _, k := range f.r.pieces(nil, l.text.ops, f.scope, f) {
		if k.tag != nil {
			k.text = f.plain(k)
		}
		b.WriteString(k.text)
	}
	target := strings.TrimSpace(b.String())
	if target == "" || tags.BadRune(target) >= 0 {
		return
	}
	f.w.links = append(f.w.links, link{area{p.outRow, p.outCol, p.outRow, p.outCol}, l.attrs, escapeURL(target)})
}

// escapeURL percent-encodes what may not stand in a relationship's target.
func escapeURL(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c > ' ' && c < utf8.RuneSelf && strings.IndexByte("\"<>\\^{|}`", c) < 0 {
			b.WriteByte(c)
			continue
		}
		b.Write([]byte{'%', hex[c>>4], hex[c&15]})
	}
	return b.String()
}
