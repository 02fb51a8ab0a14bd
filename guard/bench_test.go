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
	noise := make([]byte, 19<<20)
	r := rand.New(rand.NewPCG(5, 6))
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	tags := wordParts(strings.Repeat("<w:p/>", 15<<20/6), nil)
	fields := wordParts(strings.Repeat(begin, 60)+strings.Repeat(fieldOf(`INCLUDEPICTURE "http://example.com/a"`), 100_000), nil)
	for _, c := range []struct {
		name string
		file []byte
	}{
		{"form", workbookOf(b, 14_000)},
		{"document", wordParts(strings.Repeat(`<w:p><w:pPr><w:spacing w:line="560"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/></w:rPr><w:t>协议书</w:t></w:r></w:p>`, 3000), nil).pack(b)},
		{"stripped", wordParts("", parts{"word/_rels/settings.xml.rels": relations(relation("rId1", relType+"attachedTemplate", ">Normal.dotm")), "word/media/a.bin": string(noise[:60<<10])}).pack(b)},
		{"largest", wordParts("<w:p/>", parts{"word/media/a.bin": string(noise)}).pack(b)},
		{"largest sheet", workbookOf(b, 3_800_000)},
		{"only tags", tags.pack(b)},
		{"only fields", fields.pack(b)},
		{"bomb", wordParts("", parts{"word/media/a.png": strings.Repeat("\x00", 64<<20)}).pack(b)},
		{"PDF of brackets", append(pdfOf("<<>>"), bytes.Repeat([]byte("( 1 0 obj "), 1<<20)...)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.file)))
			b.ReportAllocs()
			for b.Loop() {
				_, _ = Inspect("a", c.file, Limits{})
			}
			b.ReportMetric(float64(len(c.file))/1024, "KB")
		})
	}
}
