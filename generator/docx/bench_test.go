package docx_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"huishang/generator/docx"
)

// benchFolder holds the inputs of the benchmarks.
const benchFolder = "testdata/bench"

func benchTemplate(b *testing.B) []byte {
	b.Helper()
	tpl, err := os.ReadFile(filepath.Join(benchFolder, "agreement.docx"))
	if err != nil {
		b.Fatal(err)
	}
	return tpl
}

func benchData(b *testing.B, name string) any {
	b.Helper()
	raw, err := os.ReadFile(filepath.Join(benchFolder, name))
	if err != nil {
		b.Fatal(err)
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		b.Fatal(err)
	}
	return v
}

func benchmarkRender(b *testing.B, data string, opts ...docx.Option) {
	t, err := docx.Compile(benchTemplate(b), opts...)
	if err != nil {
		b.Fatal(err)
	}
	v := benchData(b, data)
	var size int
	b.ReportAllocs()
	for b.Loop() {
		doc, err := t.Render(v)
		if err != nil {
			b.Fatal(err)
		}
		size = len(doc)
	}
	b.ReportMetric(float64(size), "bytes")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "docs/s")
}

func BenchmarkRender20(b *testing.B)   { benchmarkRender(b, "data-20.json") }
func BenchmarkRender200(b *testing.B)  { benchmarkRender(b, "data-200.json") }
func BenchmarkRender2000(b *testing.B) { benchmarkRender(b, "data-2000.json") }

// The same with the template's own text deflated once, at compile time.
func BenchmarkFast20(b *testing.B)   { benchmarkRender(b, "data-20.json", docx.Fast()) }
func BenchmarkFast200(b *testing.B)  { benchmarkRender(b, "data-200.json", docx.Fast()) }
func BenchmarkFast2000(b *testing.B) { benchmarkRender(b, "data-2000.json", docx.Fast()) }

// BenchmarkCold20 reads, compiles, fills and writes each time.
func BenchmarkCold20(b *testing.B) {
	tpl, v := benchTemplate(b), benchData(b, "data-20.json")
	b.ReportAllocs()
	for b.Loop() {
		t, err := docx.Compile(tpl)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := t.Render(v); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "docs/s")
}
