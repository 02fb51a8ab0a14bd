package main

import (
	"strings"
	"testing"

	"huishang"
	"huishang/checks"
	"huishang/checks/format"
	"huishang/generator"
	"huishang/proceeding"
	"huishang/templates"
	"huishang/testdata"
)

// The documents of a review keep the layout too, whatever they quote.
func TestReviewsKeepTheLayout(t *testing.T) {
	data, err := testdata.Dossiers.ReadFile("dossiers/130200-唐山市.json")
	if err != nil {
		t.Fatal(err)
	}
	spoilt := strings.NewReplacer("厅市会商2026年工作会议议题建议", "2026年议题", `"special_wan": 1000`, `"special_wan": 0`,
		`"sci_expenditure_wan": 106300`, `"sci_expenditure_wan": 98500`, "到2028年机器人企业达到300家", "机器人企业显著增多").Replace(string(data))
	dossier, err := huishang.Decode([]byte(spoilt))
	if err != nil {
		t.Fatal(err)
	}
	rules, err := checks.Load()
	if err != nil {
		t.Fatal(err)
	}
	set, err := generator.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	report := rules.Run(checks.Input{Dossier: dossier, Today: dossier.AsOf})
	if len(report.Findings) < 4 {
		t.Fatalf("only %d findings", len(report.Findings))
	}
	for _, kind := range []string{"review-opinion", "correction-notice"} {
		document, err := generator.Fill(kind, dossier, generator.Options{Templates: set, Today: dossier.AsOf, Review: proceeding.Review(report)})
		if err != nil {
			t.Fatal(err)
		}
		layout, err := format.Check(document.Bytes, format.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range layout.Findings {
			t.Errorf("%s: %s %s %s", kind, f.Rule, f.Place, f.Message)
		}
	}
}
