package checks_test

import (
	"testing"

	"huishang"
	"huishang/checks"
)

// BenchmarkRun holds a full dossier against all rules; a millisecond on one core is the bar.
func BenchmarkRun(b *testing.B) {
	rules := load(b)
	dossier, err := huishang.Decode(caseBases(b, "testdata")["130200"])
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		rules.Run(checks.Input{Dossier: dossier})
	}
}

func BenchmarkDecodeAndRun(b *testing.B) {
	rules := load(b)
	data := caseBases(b, "testdata")["130200"]
	for b.Loop() {
		dossier, err := huishang.Decode(data)
		if err != nil {
			b.Fatal(err)
		}
		rules.Run(checks.Input{Dossier: dossier})
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}
