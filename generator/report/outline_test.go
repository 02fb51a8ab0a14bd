package report_test

import (
	"reflect"
	"testing"

	"huishang"
	"huishang/generator/report"
)

// TestOutlinesAreEnough makes every report from the outlines of dossiers: each says what it says from the whole ones.
func TestOutlinesAreEnough(t *testing.T) {
	whole := province(t)
	outlines := whole
	outlines.Dossiers = nil
	for _, d := range whole.Dossiers {
		outlines.Dossiers = append(outlines.Dossiers, d.Outline())
	}
	for name, made := range map[string]func(report.Source) any{
		"one page":   func(s report.Source) any { return report.NewOnePage(s) },
		"tasks":      func(s report.Source) any { return report.NewTasks(s) },
		"schedule":   func(s report.Source) any { return report.NewSchedule(s) },
		"investment": func(s report.Source) any { return report.NewInvestment(s) },
		"opinions":   func(s report.Source) any { return report.NewOpinions(s) },
		"progress":   func(s report.Source) any { return report.NewProgress(s) },
	} {
		if one, other := made(whole), made(outlines); !reflect.DeepEqual(one, other) {
			t.Errorf("%s: from outlines\n%+v\nnot\n%+v", name, other, one)
		}
	}
}

// TestReportsBesideASummary: what was reported of the items of the present agreement counts before there is a summary of it.
func TestReportsBesideASummary(t *testing.T) {
	d := demonstration(t)[1]
	s := source(t)
	s.Dossiers = []*huishang.Dossier{d}
	s.Progress = map[string]report.Reported{d.Agreement.ID: {On: date("2026-11-02"), Items: []huishang.SummaryItem{
		{ItemID: d.Agreement.Items[0].ID, Status: huishang.ItemDone, Progress: "已验收"}}}}
	items := s.Items(d)
	if got := items[0]; got.Status != "已完成" || got.Signal.Light != report.Green || got.Progress != "已验收" || got.Reported != date("2026-11-02") {
		t.Errorf("the item reported on is %+v", got)
	}
	if got := items[1]; got.Status != "未报进展" || !got.Reported.IsZero() {
		t.Errorf("the item nobody reported on is %+v", got)
	}
	tasks := report.NewTasks(s)
	for _, row := range tasks.Rows {
		if row.ID == d.Agreement.Items[0].ID && row.Agreement == items[0].Agreement && row.Updated != date("2026-11-02") {
			t.Errorf("the ledger says %+v", row)
		}
	}
	if page := report.NewOnePage(s); page.Cities[0].Done == 0 {
		t.Errorf("the page counts %+v", page.Cities[0])
	}
}
