package format_test

import (
	"fmt"
	"strings"
	"testing"

	"huishang/checks/format"
)

// long is a document of some 200 pages: 22 lines of 28 characters on each.
func long() manuscript {
	m := sound()
	lines := []string{"Title|关于会商工作的报告", "Plain|", "To|河北省科学技术厅："}
	for i := range 200 {
		lines = append(lines, "One|一、总体情况", fmt.Sprintf("Two|（一）第%d项“工作”", i))
		for range 10 {
			lines = append(lines, "Body|"+strings.Repeat("厅市会商，“落实”任务。", 5))
		}
	}
	m["word/document.xml"] = written(lines...)
	return m
}

// BenchmarkCheck200Pages reads a long document and holds it against every rule.
func BenchmarkCheck200Pages(b *testing.B) {
	file := long().docx(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := format.Check(file, format.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCheckUnformatted200Pages does the same where every paragraph is wrong.
func BenchmarkCheckUnformatted200Pages(b *testing.B) {
	m := long()
	m["word/styles.xml"] = declaration + `<w:styles` + wordSpace + `/>`
	file := m.docx(b)
	for b.Loop() {
		r, err := format.Check(file, format.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if len(r.Findings) > 100 {
			b.Fatalf("a flood of %d findings", len(r.Findings))
		}
	}
}
