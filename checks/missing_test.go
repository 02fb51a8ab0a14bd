package checks_test

import (
	"strings"
	"testing"

	"huishang/checks"
)

// TestMissingIsNotPassed holds that a rule whose ground is missing is not checked, with the reason, and never passed.
func TestMissingIsNotPassed(t *testing.T) {
	rules := load(t)
	for _, c := range []struct {
		name    string
		change  patch
		rule    string
		outcome checks.Outcome
		reason  string
	}{
		{"no document", set("/protocol", nil), "ART16-1", checks.NotChecked, "缺少议定书"},
		{"no list", patch{Op: "remove", Path: "/procedure/establishment"}, "ART11-3", checks.NotChecked, "缺少程序 › 建立程序"},
		{"an empty list is there", set("/procedure/establishment", []any{}), "ART11-3", checks.Failed, ""},
		{"no day to compare with", set("/protocol/valid_until", nil), "ART15-5", checks.NotChecked, "缺少议定书 › 有效期止"},
		{"no figure", set("/city/fiscal/0/sci_expenditure_wan", nil), "ART13-9", checks.NotChecked, "缺少上年 › 科技支出"},
		{"no mark of the first meeting", patch{Op: "remove", Path: "/history/is_first_meeting"}, "ART19-2", checks.NotChecked, "缺少会商历史 › 是否首次会商"},
		{"one half is wrong already", set("/agreement/period/start", nil), "ART8-3", checks.NotChecked, "缺少协议书 › 协议期 › 起"},
		{"no calendar", set("/note", ""), "ART22-3", checks.NotChecked, "缺少今天"},
		{"no other cities", set("/note", ""), "ART8-4", checks.NotChecked, "缺少他市协议书"},
		{"no files", set("/note", ""), "ART19-25", checks.NotChecked, "缺少上传文件"},
		{"no occasion", set("/note", ""), "ART16-7", checks.NotApplicable, "没有这条规则所指的情形"},
		{"a person judges", set("/note", ""), "ART2-1", checks.NotChecked, "须由人判断"},
		{"blank is not there", set("/protocol/evaluation_clause", " 　"), "ART22-1", checks.Failed, ""},
	} {
		report := run(t, rules, checks.Input{}, c.change)
		if report.Outcomes[c.rule] != c.outcome || report.Reasons[c.rule] != c.reason {
			t.Errorf("%s: %s is %s (%s), want %s (%s)", c.name, c.rule, report.Outcomes[c.rule], report.Reasons[c.rule], c.outcome, c.reason)
		}
	}
	deadline := run(t, rules, checks.Input{}, set("/agreement/period/start", nil), set("/agreement/items/0/targets/0/deadline", "2030-01-01"))
	if !strings.Contains(ids(deadline), "ART8-3") {
		t.Error("a deadline after the end is wrong whenever the period begins")
	}
}

// TestEmptyDossier holds that a dossier with nothing in it is reported, not refused.
func TestEmptyDossier(t *testing.T) {
	report := load(t).Run(checks.Input{})
	if len(report.Outcomes) != 104 {
		t.Errorf("%d outcomes", len(report.Outcomes))
	}
	for id, outcome := range report.Outcomes {
		if outcome == checks.Passed {
			t.Errorf("%s passed on nothing", id)
		}
	}
}
