package report_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"huishang"
	"huishang/generator/report"
	"huishang/templates"
	"huishang/testdata"
)

var today = date("2026-11-23")

func date(s string) huishang.Date {
	if s == "" {
		return huishang.Date{}
	}
	d, err := huishang.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func dec(s string) huishang.Decimal {
	if s == "" {
		return huishang.Decimal{}
	}
	return huishang.NewDecimal(decimal.RequireFromString(s))
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// demonstration is the dossiers of testdata: 石家庄市 meets for the first time.
func demonstration(t testing.TB) []*huishang.Dossier {
	t.Helper()
	entries, err := testdata.Dossiers.ReadDir("dossiers")
	must(t, err)
	var out []*huishang.Dossier
	for _, e := range entries {
		data, err := testdata.Dossiers.ReadFile("dossiers/" + e.Name())
		must(t, err)
		d, err := huishang.Decode(data)
		must(t, err)
		out = append(out, d)
	}
	return out
}

// source is what the reports of the demonstration are made from.
func source(t testing.TB) report.Source {
	return report.Source{Dossiers: demonstration(t), Today: today, Rules: "1.0", Average: average(), Reviews: []report.Review{
		{City: "石家庄市"},
		{City: "唐山市", Findings: []report.Finding{
			{Rule: "ART13-3", Level: "错误", Article: "第十三条", Quote: "并有专项经费支持", Where: "议题建议第3项议题", Problem: "没有专项经费。", Remedy: "请填写。"},
			{Rule: "ART17-3", Level: "警告", Article: "第十七条", Problem: "距上次会议800天", Settled: "已书面说明：换届"},
			{Rule: "ART13-12", Level: "提示", Article: "第十三条", Problem: "=1+1"}}},
		{City: "沧州市", Findings: []report.Finding{{Rule: "ART17-3", Level: "警告", Article: "第十七条", Problem: "距上次会议760天"}}},
	}}
}

func average() map[int]huishang.Decimal {
	return map[int]huishang.Decimal{2022: dec("2.02"), 2023: dec("2.08")}
}

var names = []string{"石家庄市", "唐山市", "秦皇岛市", "邯郸市", "邢台市", "保定市", "张家口市", "承德市", "沧州市", "廊坊市", "衡水市", "定州市", "辛集市", "雄安新区"}

// province is fourteen cities in every plight: expired, about to expire, not met for long, late with items, silent, and with texts
// that would be formulas if anybody let them.
func province(t testing.TB) report.Source {
	s := source(t)
	s.Dossiers, s.Reviews = nil, nil
	for i, name := range names {
		d := demonstration(t)[i%3]
		d.City.Name, d.City.Code, d.City.Bureau = name, fmt.Sprintf("13%02d00", i+1), strings.TrimSuffix(name, "市")+"市科学技术局"
		s.Dossiers = append(s.Dossiers, d)
		s.Reviews = append(s.Reviews, report.Review{City: name})
	}
	at := func(i int) *huishang.Dossier { return s.Dossiers[i] }
	at(1).Protocol.ValidUntil = date("2026-05-17")
	at(2).Protocol.ValidUntil = date("2027-03-01")
	at(3).Protocol = nil
	at(4).History.Meetings, at(4).Procedure.Meeting, at(4).Agreement = []huishang.HeldMeeting{{HeldOn: date("2024-10-01")}}, nil, nil
	at(4).PreviousAgreement.Items[2].Deadline = date("2026-10-31")
	at(4).PreviousAgreement.Items[2].LeadCity = "=HYPERLINK(\"http://x\")"
	at(5).City.Statistics, at(5).City.Fiscal = nil, nil
	at(7).Agreement.Items[0].Deadline, at(7).Agreement.Items[0].Targets[0].Deadline = date("2026-12-20"), date("2026-12-20")
	at(7).Agreement.Items[1].Title = "+86 建设示范区"
	at(8).City.Fiscal[1].SciExpenditure = dec("38000")
	at(9).Directives = []huishang.Directive{{By: "@张三", Date: date("2026-11-01"), Text: "-请加快推进，按月报告进展，年底前形成可复制的经验并在全省推广", Due: date("2026-11-20")},
		{By: "李四", Date: date("2026-11-02"), ItemID: "A1", Text: "同意", DoneOn: date("2026-11-10")}}
	return s
}

func load(t testing.TB) *report.Templates {
	t.Helper()
	set, err := report.Load(templates.FS)
	must(t, err)
	return set
}
