package checks_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"huishang"
	"huishang/checks"
)

// tree is the dossier of 唐山 as any JSON value, anew for each change.
func tree(t testing.TB) any {
	t.Helper()
	v, err := huishang.ParseJSON(caseBases(t, "testdata")["130200"])
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func decode(t rapid.TB, v any) *huishang.Dossier {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	dossier, err := huishang.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return dossier
}

// thin removes parts of a value, or makes them null or empty, as drawn.
func thin(t *rapid.T, v any, often int) any {
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			switch rapid.IntRange(0, often).Draw(t, key) {
			case 0:
				delete(v, key)
			case 1:
				v[key] = nil
			default:
				v[key] = thin(t, v[key], often)
			}
		}
	case []any:
		var kept = []any{}
		for _, item := range v {
			if rapid.IntRange(0, often).Draw(t, "item") > 0 {
				kept = append(kept, thin(t, item, often))
			}
		}
		return kept
	case string:
		if rapid.IntRange(0, often).Draw(t, "text") == 0 {
			return ""
		}
	}
	return v
}

// TestAnySubset holds that no dossier, whatever it lacks, upsets a rule, and that every rule that was not checked says why.
func TestAnySubset(t *testing.T) {
	rules, base := load(t), tree(t)
	data, err := json.Marshal(base)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		v, err := huishang.ParseJSON(data)
		if err != nil {
			t.Fatal(err)
		}
		dossier := decode(t, thin(t, v, rapid.SampledFrom([]int{3, 10, 60}).Draw(t, "often")))
		report := rules.Run(checks.Input{Dossier: dossier, Today: huishang.NewDate(2026, 11, 23), Others: []checks.Other{{}}, Files: []checks.File{{}}})
		if len(report.Outcomes) != 104 {
			t.Fatalf("%d outcomes", len(report.Outcomes))
		}
		for id, outcome := range report.Outcomes {
			if (outcome == checks.NotChecked || outcome == checks.NotApplicable) != (report.Reasons[id] != "") {
				t.Errorf("%s is %s with the reason %q", id, outcome, report.Reasons[id])
			}
		}
		for _, f := range slices.Concat(report.Findings, report.Folded) {
			if report.Outcomes[f.Rule] != checks.Failed || f.Message == "" || strings.Contains(f.Message, "“”") || f.Place == "" || f.Where != "" && !strings.HasPrefix(f.Where, "/") {
				t.Errorf("finding %+v", f)
			}
		}
	})
}

// TestOrderOfTopics holds that the order of topics and items changes no finding.
func TestOrderOfTopics(t *testing.T) {
	rules := load(t)
	broken := []patch{
		set("/proposal/topics/0/title", "氢冶金直接还原长周期稳定运行技术"), set("/proposal/topics/1/province_basis", ""), set("/proposal/topics/2/need_refs", []any{}),
		set("/proposal/topics/3/fund/special_wan", 0), set("/agreement/items/1/lead_city", ""), set("/agreement/items/2/from_topic", "TP9"),
	}
	want := summary(run(t, rules, checks.Input{}, broken...))
	base := patchedTree(t, broken)
	data, err := json.Marshal(base)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		v, err := huishang.ParseJSON(data)
		if err != nil {
			t.Fatal(err)
		}
		for document, list := range map[string]string{"proposal": "topics", "agreement": "items", "committee": "members"} {
			object := v.(map[string]any)[document].(map[string]any)
			object[list] = rapid.Permutation(object[list].([]any)).Draw(t, document)
		}
		if got := summary(rules.Run(checks.Input{Dossier: decode(t, v)})); !slices.Equal(got, want) {
			t.Errorf("found\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}

func patchedTree(t testing.TB, patches []patch) any {
	t.Helper()
	v := tree(t)
	for _, p := range patches {
		v = p.apply(t, v, strings.Split(p.Path, "/")[1:])
	}
	return v
}

// summary is what was found, without where it stands.
func summary(report checks.Report) []string {
	var lines []string
	for _, f := range report.Findings {
		lines = append(lines, fmt.Sprint(f.Rule, f.Level, f.Message, f.BecauseOf))
	}
	slices.Sort(lines)
	return lines
}
