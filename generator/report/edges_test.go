package report_test

import (
	"strings"
	"testing"

	"huishang"
	"huishang/generator/report"
)

func TestNoCities(t *testing.T) {
	s := report.Source{Today: today}
	one := report.NewOnePage(s)
	if one.Headline != "没有城市的卷宗" || len(one.Cities)+len(one.Alerts)+one.More != 0 || one.Year != "" {
		t.Errorf("%+v", one)
	}
	if n := len(report.NewTasks(s).Rows) + len(report.NewSchedule(s).Rows) + len(report.NewInvestment(s).Rows) + len(report.NewInvestment(s).Totals) +
		len(report.NewOpinions(s).Rows) + len(report.NewProgress(s).Rows) + len(report.NewFindings(s).ByCity); n > 0 {
		t.Errorf("%d rows of nothing", n)
	}
}

func TestProvince(t *testing.T) {
	one := report.NewOnePage(province(t))
	if one.Headline != "共14个市：红灯3个，黄灯3个，绿灯0个，情况不明8个；红灯事项4项，黄灯事项3项。" {
		t.Error(one.Headline)
	}
	var got []string
	for _, a := range one.Alerts {
		got = append(got, strings.Join([]string{string(a.Light), a.City, a.What, a.Due.String(), a.Why}, "|"))
	}
	want := []string{
		"● 红|唐山市|议定书|2026-05-17|已到期190天",
		"● 红|邢台市|P3 重大技术攻关|2026-10-31|推进中，逾期23天",
		"● 红|邢台市|工作会议|2026-11-08|距上次会议已超过24个月",
		"● 红|廊坊市|批示办理：-请加快推进，按月报告进展，年底前形成可复制的经验并在全省推广|2026-11-20|逾期3天",
		"● 黄|承德市|A1 共同编制唐山钢铁低碳技术路线图|2026-12-20|未报进展，还有27天到期",
		"● 黄|秦皇岛市|议定书|2027-03-01|还有98天到期",
		"● 黄|沧州市|科技投入（第十三条）||科技支出增幅未高于财政经常性收入增幅",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("alerts\n%s", strings.Join(got, "\n"))
	}
	if one.Year != "2023年" || one.Cities[5].Intensity.String() != "" || one.Cities[1].Intensity.String() != "1.97" {
		t.Errorf("%s %+v", one.Year, one.Cities[5])
	}
	if c := one.Cities[0]; c.Progress.String() != "0.0000" || c.Used.String() != "" {
		t.Errorf("a city without reports has %s%% done and %s%% spent", c.Progress, c.Used)
	}
}

// More alerts than the page holds are counted, not dropped in silence.
func TestAlertsBeyondThePage(t *testing.T) {
	d := &huishang.Dossier{City: huishang.City{Name: "唐山市"}}
	for range 11 {
		d.Opinions.Agreement = append(d.Opinions.Agreement, huishang.Opinion{Division: "高新处", Due: date("2026-11-01")})
	}
	one := report.NewOnePage(report.Source{Dossiers: []*huishang.Dossier{d}, Today: today})
	if len(one.Alerts)+one.More != 11 || one.More == 0 {
		t.Errorf("%d and %d", len(one.Alerts), one.More)
	}
}

// Of several dossiers of a city the newest counts, in whatever order they come.
func TestTheNewestDossierCounts(t *testing.T) {
	older := &huishang.Dossier{AsOf: date("2024-11-23"), City: huishang.City{Code: "130200", Name: "唐山市（旧）"}}
	newer := &huishang.Dossier{AsOf: date("2026-11-23"), City: huishang.City{Code: "130200", Name: "唐山市"}}
	for _, list := range [][]*huishang.Dossier{{older, newer}, {newer, older}} {
		s := report.Source{Dossiers: list, Today: today}
		if rows := report.NewSchedule(s).Rows; len(rows) != 1 || rows[0].City != "唐山市" {
			t.Errorf("%+v", rows)
		}
		if got := s.Superseded(); len(got) != 1 {
			t.Errorf("%v", got)
		}
	}
}

func TestInvestment(t *testing.T) {
	d := &huishang.Dossier{City: huishang.City{Name: "保定市",
		Statistics: []huishang.Statistics{{Year: 2022, RDIntensity: dec("3.48"), RD: dec("135.2")}, {Year: 2023, RDIntensity: dec("3.46"), RD: dec("138.7")}, {Year: 2024, RD: dec("82"), GDP: dec("4000")}},
		Fiscal: []huishang.Fiscal{{Year: 2022, SciExpenditure: dec("100"), RecurrentRevenue: dec("1000")}, {Year: 2023, SciExpenditure: dec("105"), RecurrentRevenue: dec("1050")},
			{Year: 2024, SciExpenditure: dec("0"), RecurrentRevenue: dec("1100")}, {Year: 2062, SciExpenditure: dec("1")}}}}
	rows := report.NewInvestment(report.Source{Dossiers: []*huishang.Dossier{d}, Today: today, Average: average()}).Rows
	if len(rows) != 3 {
		t.Fatalf("%d years", len(rows))
	}
	for i, want := range []struct{ year, intensity, change, growth, revenue, gap, light, why string }{
		{"2022年", "3.48", "", "", "", "", "○ 灰", "财政增幅、研发投入强度数据不全"},
		{"2023年", "3.46", "-0.02", "5.0000", "5.0000", "0.0000", "● 黄", "科技支出增幅未高于财政经常性收入增幅；研发投入强度未提高"},
		{"2024年", "2.05", "-1.41", "-100.0000", "4.7619", "-104.7619", "● 黄", "科技支出增幅未高于财政经常性收入增幅；研发投入强度未提高"},
	} {
		r := rows[i]
		if r.Intensity.String() != want.intensity || r.Change.String() != want.change || r.SciGrowth.String() != want.growth || r.RevenueGrowth.String() != want.revenue ||
			r.Gap.String() != want.gap || string(r.Light) != want.light || r.Why != want.why {
			t.Errorf("%s: %+v", want.year, r)
		}
	}
	if !strings.Contains(rows[2].Caliber, "强度按研发经费÷地区生产总值计算") || strings.Contains(rows[1].Caliber, "计算") {
		t.Errorf("%q, %q", rows[1].Caliber, rows[2].Caliber)
	}
}

// Growth is compared before any rounding (article 13).
func TestGrowthIsNotRounded(t *testing.T) {
	d := &huishang.Dossier{City: huishang.City{Name: "唐山市", Statistics: []huishang.Statistics{{Year: 2024, RDIntensity: dec("1")}, {Year: 2025, RDIntensity: dec("2")}},
		Fiscal: []huishang.Fiscal{{Year: 2024, SciExpenditure: dec("1000000"), RecurrentRevenue: dec("1000000")}, {Year: 2025, SciExpenditure: dec("1050000.01"), RecurrentRevenue: dec("1050000")}}}}
	rows := report.NewInvestment(report.Source{Dossiers: []*huishang.Dossier{d}, Today: today}).Rows
	if got := rows[2]; got.Light != report.Green || got.Gap.String() != "0.0000" {
		t.Errorf("%+v", got)
	}
}

func TestCompletion(t *testing.T) {
	for _, c := range []struct{ name, baseline, value, actual, direction, want string }{
		{"by more", "100", "120", "136", "增", "113.3333"},
		{"without a direction", "", "5", "3", "", "60.0000"},
		{"by less", "100", "80", "85", "减", "75.0000"},
		{"by less, without a start", "", "80", "85", "减", ""},
		{"nought aimed at", "", "0", "3", "增", ""},
		{"nothing reported", "", "5", "", "增", ""},
		{"nought reported", "", "5", "0", "增", "0.0000"},
	} {
		d := &huishang.Dossier{PreviousAgreement: &huishang.Agreement{Items: []huishang.Item{{ID: "P1", Targets: []huishang.Target{{Name: "目标", Baseline: dec(c.baseline),
			Value: dec(c.value), Direction: huishang.Direction(c.direction)}}}}},
			Summary: &huishang.Summary{Items: []huishang.SummaryItem{{ItemID: "P1", Targets: []huishang.Achievement{{Name: "目标", Actual: dec(c.actual)}}}}}}
		if got := report.NewProgress(report.Source{Dossiers: []*huishang.Dossier{d}, Today: today}).Rows[0].Share; got.String() != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

// The summary and the agreement need not agree: what either has is listed once.
func TestProgressListsBothSides(t *testing.T) {
	d := &huishang.Dossier{PreviousAgreement: &huishang.Agreement{Year: 2024, Items: []huishang.Item{{ID: "P1", Title: "甲"}, {ID: "P2", Title: "乙"}}},
		Summary: &huishang.Summary{Covers: "AG", Items: []huishang.SummaryItem{{ItemID: "P2", Status: huishang.ItemDone, FundPlanned: dec("3"), Targets: []huishang.Achievement{{Name: "新目标", Unit: "个", Actual: dec("1")}}},
			{ItemID: "P9", Status: huishang.ItemDone}}}}
	var got []string
	for _, r := range report.NewProgress(report.Source{Dossiers: []*huishang.Dossier{d}, Today: today}).Rows {
		got = append(got, r.ID+r.Title+r.Status+r.Aim+r.Used.Amount.String())
	}
	if strings.Join(got, "|") != "P1甲未报进展|P2乙已完成新目标|P9已完成" {
		t.Error(strings.Join(got, "|"))
	}
	d.PreviousAgreement = nil
	if rows := report.NewProgress(report.Source{Dossiers: []*huishang.Dossier{d}, Today: today}).Rows; len(rows) != 2 || rows[0].Agreement != "AG" {
		t.Errorf("%+v", rows)
	}
}

func TestFindingsAreCounted(t *testing.T) {
	f := report.NewFindings(source(t))
	if len(f.ByCity) != 3 || f.ByCity[0].Verdict != "可进入下一步" || f.ByCity[1].Verdict != "须补正1处" || f.ByCity[1].Settled != 1 || f.ByCity[2].Verdict != "须说明1处" {
		t.Errorf("%+v", f.ByCity)
	}
	if len(f.Rows) != 4 || f.ByRule[0].Rule != "ART17-3" || f.ByRule[0].Count != 2 || f.ByRule[0].Cities != "唐山市、沧州市" {
		t.Errorf("%+v", f.ByRule)
	}
}
