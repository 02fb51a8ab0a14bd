package checks_test

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"huishang"
	"huishang/checks"
	"huishang/testdata"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestExamples runs the examples every rule carries.
func TestExamples(t *testing.T) {
	count, wrong := load(t).Try()
	if count < 208 {
		t.Errorf("%d examples, want at least two a rule", count)
	}
	for _, trial := range wrong {
		t.Error(trial)
	}
}

func TestCatalogueIsComplete(t *testing.T) {
	rules := load(t)
	entries := rules.Entries()
	if len(entries) != 104 {
		t.Errorf("%d rules, want 104", len(entries))
	}
	levels, people := map[checks.Level]int{}, 0
	for _, e := range entries {
		levels[e.Level]++
		if e.Kind == "提示人工" {
			people++
		}
	}
	if levels[checks.Error] != 55 || levels[checks.Warning] != 31 || levels[checks.Note] != 18 || people != 16 {
		t.Errorf("levels %v, %d for people; want 55, 31, 18 and 16", levels, people)
	}
	for _, setting := range rules.Thresholds() {
		if setting.Reason == "" {
			t.Errorf("setting %s does not say why it has its value", setting.Name)
		}
	}
}

// TestMeasuresAreTheSame holds the text quotes are compared with to the text the project keeps.
func TestMeasuresAreTheSame(t *testing.T) {
	if string(read(t, "measures.txt")) != testdata.Measures {
		t.Error("measures.txt differs from the text in testdata")
	}
}

// TestDocument holds docs/rules.md to the rules.
func TestDocument(t *testing.T) {
	golden(t, "../docs/rules.md", load(t).Markdown())
}

// golden holds a file to a text, or writes it anew.
func golden(t *testing.T, name, want string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got := string(read(t, name)); got != want {
		t.Errorf("%s is not what the rules say; run go test ./checks -update", name)
	}
}

// TestWholeDossiersPass holds that the complete dossiers give exactly the findings they should: none.
func TestWholeDossiersPass(t *testing.T) {
	rules := load(t)
	for name, data := range dossierFiles(t) {
		dossier, err := huishang.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, stage := range append(checks.Stages(), "", checks.AllStages) {
			report := rules.Run(checks.Input{Dossier: dossier, Stage: stage})
			for _, f := range report.Findings {
				t.Errorf("%s, stage %q: %s %s %s", name, stage, f.Rule, f.Where, f.Message)
			}
		}
	}
}

// TestStages holds that a stage runs its own rules and no others.
func TestStages(t *testing.T) {
	rules := load(t)
	for _, stage := range checks.Stages() {
		var want, got []string
		for _, e := range rules.Entries() {
			if slices.Contains(e.Stages, stage) {
				want = append(want, e.ID)
			}
		}
		for id := range rules.Run(checks.Input{Stage: stage}).Outcomes {
			got = append(got, id)
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(want, got) || len(got) == 0 {
			t.Errorf("stage %s runs %s, want %s", stage, strings.Join(got, " "), strings.Join(want, " "))
		}
	}
}
