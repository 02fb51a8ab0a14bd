package checks_test

import (
	"testing"

	"huishang"
	"huishang/checks"
	"huishang/testdata"
)

// A dossier with hundreds of topics alike gives a report somebody can read, and says how much is left out.
func TestReportsAreBounded(t *testing.T) {
	data, err := testdata.Dossiers.ReadFile("dossiers/130200-唐山市.json")
	if err != nil {
		t.Fatal(err)
	}
	d, err := huishang.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	for range 400 {
		d.Proposal.Topics = append(d.Proposal.Topics, d.Proposal.Topics[2])
	}
	rules, err := checks.Load()
	if err != nil {
		t.Fatal(err)
	}
	report := rules.Run(checks.Input{Dossier: d})
	alike := 0
	for _, f := range append(report.Findings, report.Folded...) {
		if f.Rule == "ART5-2" {
			alike++
		}
	}
	if alike == 0 || alike > 100 || report.More["ART5-2"] == 0 || report.Outcomes["ART5-2"] != checks.Failed {
		t.Errorf("%d findings, %d more, %s", alike, report.More["ART5-2"], report.Outcomes["ART5-2"])
	}
}
