package docx_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"huishang/generator/docx"
)

var (
	runOfText  = regexp.MustCompile(`<w:r>(<w:rPr>.*?</w:rPr>)?<w:t>([^<]*)</w:t></w:r>`)
	idAttrs    = regexp.MustCompile(`<(w:bookmarkStart) (w:id="[^"]*") (w:name="[^"]*")/>`)
	shortSigns = regexp.MustCompile(`&[a-z]+;|[\s\S]`)
)

// resplit cuts the runs of a document anew at random, as Word does while
// people type, with marks that say nothing in between and attributes in
// another order.
func (s *sketch) resplit(body string) string {
	body = idAttrs.ReplaceAllString(body, "<$1 $3 $2/>")
	return runOfText.ReplaceAllStringFunc(body, func(run string) string {
		m := runOfText.FindStringSubmatch(run)
		rPr, text := m[1], m[2]
		var out strings.Builder
		open := "<w:r>" + rPr + "<w:t>"
		out.WriteString(open)
		for _, sign := range shortSigns.FindAllString(text, -1) {
			if rapid.IntRange(0, 3).Draw(s.t, "cut") == 0 {
				out.WriteString("</w:t></w:r>" + s.silent() + open)
			}
			out.WriteString(sign)
		}
		return out.String() + "</w:t></w:r>"
	})
}

// silent is what may stand between two runs without a sound.
func (s *sketch) silent() string {
	id := 100000 + s.fresh()
	return s.pick("", "", `<w:proofErr w:type="spellStart"/>`, fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="s%d"/><w:bookmarkEnd w:id="%d"/>`, id, id, id), `<w:r><w:lastRenderedPageBreak/></w:r>`)
}

// What a document says does not depend on how its runs are cut.
func TestRunsMayBeCutAnywhere(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := &sketch{t: rt}
		whole := file{body: s.blocks(2) + section}
		data := s.data()
		cut := file{body: s.resplit(whole.body)}
		want, got := said(rt, t, whole, data), said(rt, t, cut, data)
		if got != want {
			rt.Fatalf("got\n%s\nwant\n%s\nfrom\n%s\ncut as\n%s", got, want, whole.body, cut.body)
		}
	})
}

func said(rt *rapid.T, t *testing.T, f file, data any) string {
	tpl, err := docx.Compile(f.docx(t))
	if err != nil {
		rt.Fatal(err)
	}
	doc, err := tpl.Render(data)
	if err != nil {
		rt.Fatal(err)
	}
	parts := members(t, doc)
	for _, fault := range unsound(parts) {
		rt.Error(fault)
	}
	text := textForm(t, parts["word/document.xml"])
	if !utf8.ValidString(text) {
		rt.Fatalf("%q", text)
	}
	return text
}
