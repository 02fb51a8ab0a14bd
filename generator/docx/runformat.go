package docx

import "huishang/generator/opc"

// apply lays the properties of one w:rPr over the format.
func (f *RunFormat) apply(t *tree, rPr int32, th *theme) {
	for n := range t.children(rPr) {
		switch t.nodes[n].name {
		case "w:rFonts":
			f.Fonts.apply(t, n, th)
		case "w:sz":
			f.Size = halfPoints(t.val(n))
		case "w:b":
			f.Bold = t.on(n)
		case "w:i":
			f.Italic = t.on(n)
		case "w:vanish":
			f.Hidden = t.on(n)
		case "w:color":
			f.Color = t.val(n)
		case "w:highlight":
			f.Highlight = t.val(n)
		}
	}
}

// apply lays w:rFonts over the fonts. On one element a theme font goes before a typeface; what a lower level names goes before
// both (ECMA-376 part 1, 17.3.2.26).
func (f *Fonts) apply(t *tree, n int32, th *theme) {
	list := t.attrs(n)
	for _, a := range list {
		v := opc.Unescape(a.value)
		switch localName(a.name) {
		case "ascii":
			f.ASCII, f.ThemeASCII = v, false
		case "hAnsi":
			f.HAnsi = v
		case "eastAsia":
			f.EastAsia, f.ThemeEastAsia = v, false
		case "cs":
			f.CS = v
		case "hint":
			f.Hint = v
		}
	}
	for _, a := range list {
		v := string(a.value)
		switch localName(a.name) {
		case "asciiTheme":
			f.ASCII, f.ThemeASCII = th.face(v), true
		case "hAnsiTheme":
			f.HAnsi = th.face(v)
		case "eastAsiaTheme":
			f.EastAsia, f.ThemeEastAsia = th.face(v), true
		case "cstheme":
			f.CS = th.face(v)
		}
	}
}

// namesTheme reports whether a run's own properties name a theme font.
func (t *tree) namesTheme(rPr int32) bool {
	fonts := t.child(rPr, "w:rFonts")
	if fonts < 0 {
		return false
	}
	for _, a := range t.attrs(fonts) {
		if n := localName(a.name); n == "asciiTheme" || n == "eastAsiaTheme" {
			return true
		}
	}
	return false
}
