package main

import (
	"errors"
	"testing"

	"huishang"
	"huishang/checks/format"
	"huishang/generator"
	"huishang/templates"
	"huishang/testdata"
)

// Every document made from the dossiers at hand keeps every layout rule.
func TestFilledDocumentsKeepTheLayout(t *testing.T) {
	set, err := generator.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	entries, err := testdata.Dossiers.ReadDir("dossiers")
	if err != nil {
		t.Fatal(err)
	}
	made := 0
	for _, entry := range entries {
		data, err := testdata.Dossiers.ReadFile("dossiers/" + entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		dossier, err := huishang.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, stage := range []huishang.ProtocolStatus{"", "草案", "签署稿"} {
			for _, kind := range generator.Kinds() {
				made += holdLayout(t, set, dossier, kind, stage)
			}
		}
	}
	if made < 150 {
		t.Errorf("only %d documents were made", made)
	}
}

func holdLayout(t *testing.T, set *generator.Templates, dossier *huishang.Dossier, kind generator.Kind, stage huishang.ProtocolStatus) int {
	t.Helper()
	today, err := huishang.ParseDate("2026-11-23")
	if err != nil {
		t.Fatal(err)
	}
	document, err := generator.Fill(kind.Name, dossier, generator.Options{Templates: set, Today: today, Stage: stage})
	var unfit *generator.Unfit
	if errors.As(err, &unfit) {
		return 0
	}
	if err != nil {
		t.Fatal(err)
	}
	report, err := format.Check(document.Bytes, format.Options{City: dossier.City.Name})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Findings {
		t.Errorf("%s（%s）: %s %s: %s", document.Name, stage, f.Rule, f.Place, f.Message)
	}
	return 1
}
