package docx_test

import (
	"strings"
	"testing"

	"huishang/generator/docx"
)

// BenchmarkRead200Pages reads a document of some 200 pages: 22 lines of 28 characters on each, in paragraphs of two lines, with
// formatting written out on every run as WPS does.
func BenchmarkRead200Pages(b *testing.B) {
	text := strings.Repeat("厅市双方会商", 9)
	run := `<w:rFonts w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:cs="仿宋_GB2312" w:hint="eastAsia"/><w:sz w:val="32"/>`
	properties := `<w:pPr><w:spacing w:line="579" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr>`
	doc := file{body: strings.Repeat(p(properties, r(text[:len(text)/2], run), r(text[len(text)/2:], run)), 200*11)}.docx(b)
	b.ReportAllocs()
	for b.Loop() {
		d, err := docx.Read(doc)
		if err != nil || len(d.Paragraphs) != 2200 {
			b.Fatal(err, len(d.Paragraphs))
		}
	}
}
