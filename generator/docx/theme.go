package docx

import (
	"strings"

	"huishang/generator/opc"
)

// A theme names the typefaces a document may refer to by their role. The nil theme names none.
type theme struct{ major, minor themeFonts }

type themeFonts struct{ latin, eastAsia, cs string }

// readTheme reads the fonts of a theme part. East Asian text of a theme that names no typeface for it is in the one for
// simplified Chinese.
func readTheme(t *tree) *theme {
	if t == nil {
		return nil
	}
	th := &theme{}
	for i := range t.nodes {
		switch t.nodes[i].name {
		case "a:majorFont":
			th.major = readThemeFonts(t, int32(i))
		case "a:minorFont":
			th.minor = readThemeFonts(t, int32(i))
		}
	}
	return th
}

func readThemeFonts(t *tree, n int32) themeFonts {
	var f themeFonts
	hans := ""
	for c := range t.children(n) {
		face, _ := t.attr(c, "typeface")
		name := opc.Unescape(face.value)
		switch t.nodes[c].name {
		case "a:latin":
			f.latin = name
		case "a:ea":
			f.eastAsia = name
		case "a:cs":
			f.cs = name
		case "a:font":
			if script, _ := t.attr(c, "script"); string(script.value) == "Hans" {
				hans = name
			}
		}
	}
	if f.eastAsia == "" {
		f.eastAsia = hans
	}
	return f
}

// face is the typeface of a role: minorEastAsia, majorHAnsi, …
func (th *theme) face(role string) string {
	if th == nil {
		return ""
	}
	f := th.minor
	if strings.HasPrefix(role, "major") {
		f = th.major
	}
	switch {
	case strings.HasSuffix(role, "EastAsia"):
		return f.eastAsia
	case strings.HasSuffix(role, "Bidi"):
		return f.cs
	}
	return f.latin
}
