package checks_test

import (
	"encoding/json"
	"strings"
	"testing"

	"huishang"
	"huishang/checks"
)

// run holds the dossier of 唐山 after some changes against the rules.
func run(t testing.TB, rules *checks.Rules, in checks.Input, changes ...patch) checks.Report {
	t.Helper()
	in.Dossier = patched(t, caseBases(t, "testdata")["130200"], changes)
	return rules.Run(in)
}

func set(path string, value any) patch { return patch{Op: "replace", Path: path, Value: value} }

// ids are the rules found, without what is folded.
func ids(report checks.Report) string {
	var all []string
	for _, f := range report.Findings {
		all = append(all, f.Rule)
	}
	return strings.Join(all, " ")
}

// TestFiguresAreDecimals holds that figures are compared as they are written (article 13).
func TestFiguresAreDecimals(t *testing.T) {
	rules := load(t)
	fiscal := func(sci, revenue string) []any {
		return []any{
			map[string]any{"year": 2024, "sci_expenditure_wan": json.Number("100000"), "recurrent_revenue_wan": json.Number("5000000"), "caliber_note": "市财政局"},
			map[string]any{"year": 2025, "sci_expenditure_wan": json.Number(sci), "recurrent_revenue_wan": json.Number(revenue), "caliber_note": "市财政局"},
		}
	}
	for _, c := range []struct {
		name    string
		changes []patch
		want    string
	}{
		{"equal growth is not higher", []patch{set("/city/fiscal", fiscal("110000", "5500000"))}, "ART13-9"},
		{"a hair above is higher", []patch{set("/city/fiscal", fiscal("110000.000001", "5500000"))}, ""},
		{"falling less than the revenue is higher", []patch{set("/city/fiscal", fiscal("99000", "4900000"))}, ""},
		{"0.1 and 0.2 make 0.3", []patch{
			set("/proposal/topics/1/fund/special_wan", json.Number("0.1")), set("/proposal/topics/2/fund/special_wan", json.Number("0.2")),
			set("/proposal/topics/3/fund/special_wan", json.Number("106299.7"))}, ""},
		{"one hundredth too much", []patch{set("/proposal/topics/1/fund/special_wan", json.Number("104100.01"))}, "ART13-13"},
		{"five hundredths of a point are tolerated", []patch{
			set("/city/statistics/0", map[string]any{"year": 2022, "gdp_yi": 1000, "rd_yi": 18, "rd_intensity_pct": json.Number("1.85")})}, ""},
		{"more are not", []patch{
			set("/city/statistics/0", map[string]any{"year": 2022, "gdp_yi": 1000, "rd_yi": 18, "rd_intensity_pct": json.Number("1.8501")})}, "ART13-8"},
	} {
		if got := ids(run(t, rules, checks.Input{}, c.changes...)); got != c.want {
			t.Errorf("%s: found %q, want %q", c.name, got, c.want)
		}
	}
}

// TestPublishedFiguresStand holds that a published intensity is never replaced by a computed one.
func TestPublishedFiguresStand(t *testing.T) {
	rules := load(t)
	report := run(t, rules, checks.Input{}, set("/city/statistics/1/rd_intensity_pct", json.Number("2.06")))
	if got := ids(report); got != "ART13-4 ART13-5 ART13-8" {
		t.Errorf("found %q; 2024 computes to 2.05, below the published 2.06 of 2023", got)
	}
	if !strings.Contains(report.Findings[0].Message, "2.06%") {
		t.Errorf("the message hides the published value: %s", report.Findings[0].Message)
	}
}

// TestReleases holds that only data rules are released, and only by somebody who answers for it.
func TestReleases(t *testing.T) {
	rules := load(t)
	day := huishang.NewDate(2026, 11, 23)
	whole := checks.Release{By: "区域创新处张三", On: day, Reason: "市财政局已出具说明"}
	slower := set("/city/fiscal/1/sci_expenditure_wan", 99000)
	for _, c := range []struct {
		name    string
		release map[string]checks.Release
		change  patch
		blocked bool
	}{
		{"without a release", nil, slower, true},
		{"released", map[string]checks.Release{"ART13-9": whole}, slower, false},
		{"released by nobody", map[string]checks.Release{"ART13-9": {On: day, Reason: "说明"}}, slower, true},
		{"released without a day", map[string]checks.Release{"ART13-9": {By: "张三", Reason: "说明"}}, slower, true},
		{"a rule that cannot be released", map[string]checks.Release{"ART13-3": whole}, set("/proposal/topics/1/fund/special_wan", 0), true},
	} {
		report := run(t, rules, checks.Input{Settled: checks.Settled{Releases: c.release}}, c.change)
		if len(report.Findings) != 1 || report.Blocked() != c.blocked {
			t.Errorf("%s: findings %q, blocked %t", c.name, ids(report), report.Blocked())
		}
	}
}

// TestExplanations holds that a written explanation goes with the warning it settles.
func TestExplanations(t *testing.T) {
	rules := load(t)
	late := set("/history/meetings/0/held_on", "2023-10-12")
	report := run(t, rules, checks.Input{Settled: checks.Settled{Explanations: map[string]string{"ART17-3": "  因机构改革推迟  "}}}, late)
	if len(report.Findings) != 1 || report.Findings[0].Explanation != "因机构改革推迟" || report.Counts["已说明"] != 1 {
		t.Errorf("%+v", report.Findings)
	}
	reason := "2024年地区生产总值最终核实后调增，研发经费仍保持增长。"
	report = run(t, rules, checks.Input{}, set("/city/statistics/2/rd_intensity_pct", json.Number("1.9")), set("/city/rd_explanation", reason))
	for _, f := range report.Findings {
		if f.Rule == "ART13-4" && f.Explanation != reason {
			t.Errorf("the explanation in the dossier is not with %s", f.Rule)
		}
	}
}

// TestReportJSON holds the shape of a report.
func TestReportJSON(t *testing.T) {
	report := run(t, load(t), checks.Input{}, set("/meeting/date", "2027-01-15"))
	data, err := json.Marshal(report)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"rules_version":"1.0"`, `"rule":"ART19-23","level":"错误","article":"第十九条","quote":"厅市会商××××年工作会议"`,
		`"where":"/agreement/year","place":"协议书 › 年份"`, `"because_of":["ART17-3"]`, `"错误":1`, `"ART17-3":"不通过"`, `"ART1-1":"通过"`} {
		if !strings.Contains(string(data), want) {
			t.Errorf("no %s in %.600s", want, data)
		}
	}
}
