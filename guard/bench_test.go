package guard

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// worksheetText is a worksheet of n cells of all sorts.
func worksheetText(n int) []byte {
	var out bytes.Buffer
	out.WriteString(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	r := rand.New(rand.NewPCG(3, 4))
	for i := range n / 10 {
		fmt.Fprintf(&out, `<row r="%d">`, i+1)
		for k := range 8 {
			fmt.Fprintf(&out, `<c r="%c%d" s="%d"><v>%d</v></c>`, 'A'+k, i+1, k%4, r.IntN(100_000))
		}
		fmt.Fprintf(&out, `<c r="I%d" t="s"><v>%d</v></c><c r="J%d"><f>SUM(A%d:H%d)</f><v>%d</v></c></row>`, i+1, i, i+1, i+1, i+1, r.IntN(800_000))
	}
	out.WriteString("</sheetData></worksheet>")
	return out.Bytes()
}

// workbookOf is a workbook of about that many bytes.
func workbookOf(t testing.TB, cells int) []byte {
	return sheetParts("", parts{"xl/worksheets/sheet1.xml": string(worksheetText(cells)), "xl/sharedStrings.xml": "<sst>" + strings.Repeat("<si><t>唐山市科技局</t></si>", 500) + "</sst>"}).pack(t)
}

// BenchmarkInspect looks into an upload as a division sends it, the largest that is taken, and what is meant to hurt. MB/s are of
// the file as it comes.
func BenchmarkInspect(b *testing.B) {
	line := `<w:p><w:pPr><w:spacing w:line="560"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/></w:rPr><w:t>协议书</w:t></w:r></w:p>`
	for _, c := range []struct {
		name string
		file func() []byte
	}{
		{"form", func() []byte { return workbookOf(b, 8_000) }},
		{"document", func() []byte { return wordParts(strings.Repeat(line, 300), nil).pack(b) }},
		{"stripped", func() []byte {
			return wordParts("", parts{"word/_rels/settings.xml.rels": relations(relation("rId1", relType+"attachedTemplate", ">Normal.dotm")), "word/media/a.bin": noise(60 << 10)}).pack(b)
		}},
		{"largest", func() []byte { return wordParts("<w:p/>", parts{"word/media/a.bin": noise(19 << 20)}).pack(b) }},
		{"largest sheet", func() []byte { return workbookOf(b, 1_500_000) }},
		{"only tags", func() []byte { return wordParts(speckled("<w:p/>", 60<<20), nil).pack(b) }},
		{"only fields", func() []byte {
			return wordParts(speckled(fieldOf(`INCLUDEPICTURE "http://example.com/a"`), 60<<20), nil).pack(b)
		}},
		{"only formulas", func() []byte { return sheetParts(speckled(`<c><f>A1&#38;B1</f></c>`, 60<<20), nil).pack(b) }},
		{"bomb", func() []byte { return wordParts("", parts{"word/media/a.png": strings.Repeat("\x00", 64<<20)}).pack(b) }},
		{"PDF of brackets", func() []byte { return append(pdfOf("<<>>"), bytes.Repeat([]byte("( 1 0 obj "), 1<<20)...) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			file := c.file()
			b.SetBytes(int64(len(file)))
			b.ReportAllocs()
			for b.Loop() {
				_, _ = Inspect("a", file, Limits{})
			}
			b.ReportMetric(float64(len(file))/1024, "KB")
		})
	}
}

// noise is what cannot be packed.
func noise(n int) string {
	r := rand.New(rand.NewPCG(5, 6))
	data := make([]byte, n)
	for i := range data {
		data[i] = byte(r.Uint32())
	}
	return string(data)
}

// speckled repeats a text up to n bytes, with so much noise between that it is not taken for a bomb.
func speckled(text string, n int) string {
	var out strings.Builder
	r := rand.New(rand.NewPCG(7, 8))
	for out.Len() < n {
		out.WriteString(strings.Repeat(text, 1+240/len(text)) + string(rune('a'+r.IntN(26))) + string(rune('a'+r.IntN(26))))
	}
	return out.String()
}
