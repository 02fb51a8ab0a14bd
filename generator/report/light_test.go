package report_test

import (
	"testing"

	"huishang"
	"huishang/generator/report"
)

// row is the one row 议定书到期与会议安排表 has for a dossier.
func row(d *huishang.Dossier, on string) report.ScheduleRow {
	d.City.Name = "唐山市"
	return report.NewSchedule(report.Source{Dossiers: []*huishang.Dossier{d}, Today: date(on)}).Rows[0]
}

func TestProtocolLights(t *testing.T) {
	signed := func(from, until string, years int) *huishang.Protocol {
		return &huishang.Protocol{Status: huishang.ProtocolSigned, SignDate: date(from), ValidFrom: date(from), ValidUntil: date(until), ValidYears: years}
	}
	renewed := huishang.Procedure{Establishment: []huishang.Event{{At: date("2028-05-01"), Step: huishang.EstRenewAgree}}}
	ended := huishang.Procedure{Establishment: []huishang.Event{{At: date("2026-05-01"), Step: huishang.EstTerminate}}}
	for _, c := range []struct {
		name     string
		protocol *huishang.Protocol
		log      huishang.Procedure
		today    string
		want     report.Signal
		left     string
	}{
		{"none", nil, huishang.Procedure{}, "2026-11-23", report.Signal{Light: report.Grey, Why: "没有议定书"}, ""},
		{"draft", &huishang.Protocol{Status: huishang.ProtocolDraft}, huishang.Procedure{}, "2026-11-23", report.Signal{Light: report.Grey, Why: "议定书未签订（草案）"}, ""},
		{"signed later", signed("2026-12-01", "2031-11-30", 5), huishang.Procedure{}, "2026-11-23", report.Signal{Light: report.Grey, Why: "议定书未签订（签署稿）"}, ""},
		{"no term", signed("2023-05-18", "", 0), huishang.Procedure{}, "2026-11-23", report.Signal{Light: report.Grey, Why: "有效期未报"}, ""},
		{"thirteen months left", signed("2023-05-18", "2028-05-17", 5), huishang.Procedure{}, "2027-05-16", report.Signal{Light: report.Green, Why: "有效"}, "367"},
		{"twelve months left", signed("2023-05-18", "2028-05-17", 5), huishang.Procedure{}, "2027-05-17", report.Signal{Light: report.Amber, Why: "还有366天到期"}, "366"},
		{"last day", signed("2023-05-18", "2028-05-17", 5), huishang.Procedure{}, "2028-05-17", report.Signal{Light: report.Amber, Why: "还有0天到期"}, "0"},
		{"the day after", signed("2023-05-18", "2028-05-17", 5), huishang.Procedure{}, "2028-05-18", report.Signal{Light: report.Red, Why: "已到期1天"}, "-1"},
		{"to be renewed", signed("2023-05-18", "2028-05-17", 5), renewed, "2028-05-18", report.Signal{Light: report.Red, Why: "已到期1天，已商定延续，待签新议定书"}, "-1"},
		{"years only, from a leap day", signed("2024-02-29", "", 5), huishang.Procedure{}, "2029-02-28", report.Signal{Light: report.Amber, Why: "还有0天到期"}, "0"},
		{"a leap day, one year before", signed("2024-02-29", "2029-02-28", 5), huishang.Procedure{}, "2028-02-28", report.Signal{Light: report.Amber, Why: "还有366天到期"}, "366"},
		{"ended", signed("2023-05-18", "2028-05-17", 5), ended, "2026-11-23", report.Signal{Light: report.Grey, Why: "已商定终止"}, "541"},
	} {
		got := row(&huishang.Dossier{Protocol: c.protocol, Procedure: c.log}, c.today)
		if got.Protocol != c.want || got.DaysLeft.String() != c.left {
			t.Errorf("%s: %+v, %s days left", c.name, got.Protocol, got.DaysLeft)
		}
	}
}

func TestMeetingLights(t *testing.T) {
	held := func(days ...string) huishang.History {
		var h huishang.History
		for _, d := range days {
			h.Meetings = append(h.Meetings, huishang.HeldMeeting{HeldOn: date(d)})
		}
		return h
	}
	next := func(day string) *huishang.Meeting { return &huishang.Meeting{Date: date(day)} }
	for _, c := range []struct {
		name  string
		d     huishang.Dossier
		today string
		want  report.Signal
	}{
		{"nothing known", huishang.Dossier{}, "2026-11-23", report.Signal{Light: report.Grey, Why: "没有会议记录"}},
		{"a year is not over", huishang.Dossier{History: held("2023-01-05", "2024-11-08")}, "2025-11-07", report.Signal{Light: report.Green, Why: "距上次会议不满一年"}},
		{"a year is over", huishang.Dossier{History: held("2024-11-08")}, "2025-11-08", report.Signal{Light: report.Green, Why: "已满一年，可召开"}},
		{"eighteen months", huishang.Dossier{History: held("2024-11-08")}, "2026-05-08", report.Signal{Light: report.Amber, Why: "须在2026年11月8日前召开"}},
		{"the last day", huishang.Dossier{History: held("2024-11-08")}, "2026-11-08", report.Signal{Light: report.Amber, Why: "须在2026年11月8日前召开"}},
		{"over two years", huishang.Dossier{History: held("2024-11-08")}, "2026-11-09", report.Signal{Light: report.Red, Why: "距上次会议已超过24个月"}},
		{"two years from a leap day", huishang.Dossier{History: held("2024-02-29")}, "2026-03-01", report.Signal{Light: report.Red, Why: "距上次会议已超过24个月"}},
		{"arranged in time", huishang.Dossier{History: held("2024-11-08"), Meeting: next("2026-11-01")}, "2026-10-01", report.Signal{Light: report.Green, Why: "已安排2026年11月1日召开"}},
		{"arranged too late", huishang.Dossier{History: held("2024-11-08"), Meeting: next("2026-12-01")}, "2026-10-01", report.Signal{Light: report.Amber, Why: "须在2026年11月8日前召开，已安排2026年12月1日召开"}},
		{"late and arranged", huishang.Dossier{History: held("2024-11-08"), Meeting: next("2026-12-01")}, "2026-11-20", report.Signal{Light: report.Red, Why: "距上次会议已超过24个月，已安排2026年12月1日召开"}},
		{"held by the log", huishang.Dossier{Procedure: huishang.Procedure{Meeting: []huishang.Event{{At: date("2026-10-20"), Step: huishang.MtgHold}}}}, "2026-11-23", report.Signal{Light: report.Green, Why: "距上次会议不满一年"}},
		{"a slip into the future does not count", huishang.Dossier{History: held("2062-10-20")}, "2026-11-23", report.Signal{Light: report.Grey, Why: "没有会议记录"}},
		{"never since the protocol", huishang.Dossier{Protocol: &huishang.Protocol{SignDate: date("2023-05-18")}}, "2026-11-23", report.Signal{Light: report.Red, Why: "距签订议定书已超过24个月"}},
	} {
		if got := row(&c.d, c.today).Meeting; got != c.want {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

func TestItemLights(t *testing.T) {
	for _, c := range []struct {
		name, due string
		status    huishang.ItemStatus
		want      report.Light
		why       string
	}{
		{"done late", "2026-01-01", huishang.ItemDone, report.Green, "已完成"},
		{"adjusted", "2026-01-01", huishang.ItemAdjusted, report.Green, "已调整"},
		{"overdue", "2026-11-22", huishang.ItemInProgress, report.Red, "推进中，逾期1天"},
		{"due today", "2026-11-23", huishang.ItemInProgress, report.Amber, "推进中，还有0天到期"},
		{"sixty days", "2027-01-22", huishang.ItemInProgress, report.Amber, "推进中，还有60天到期"},
		{"sixty-one days", "2027-01-23", huishang.ItemInProgress, report.Green, "推进中"},
		{"not begun", "2027-12-31", huishang.ItemNotStarted, report.Amber, "未启动"},
		{"silent", "2027-12-31", "", report.Grey, "未报进展"},
		{"silent and overdue", "2026-10-31", "", report.Red, "未报进展，逾期23天"},
		{"no day", "", huishang.ItemInProgress, report.Grey, "推进中，没有时限"},
		{"another word", "2027-12-31", "差不多", report.Grey, "差不多"},
	} {
		d := &huishang.Dossier{City: huishang.City{Name: "唐山市"},
			PreviousAgreement: &huishang.Agreement{Items: []huishang.Item{{ID: "P1", Deadline: date(c.due)}}},
			Summary:           &huishang.Summary{Items: []huishang.SummaryItem{{ItemID: "P1", Status: c.status}}}}
		got := report.NewTasks(report.Source{Dossiers: []*huishang.Dossier{d}, Today: today}).Rows
		if len(got) != 1 || got[0].Light != c.want || got[0].Why != c.why {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

// What is not signed yet binds nobody: its items are listed, neither late nor in order, and not counted.
func TestUnsignedAgreement(t *testing.T) {
	d := &huishang.Dossier{City: huishang.City{Name: "唐山市"}, Agreement: &huishang.Agreement{Items: []huishang.Item{{ID: "A1", Deadline: date("2020-01-01")}}}}
	s := report.Source{Dossiers: []*huishang.Dossier{d}, Today: today}
	if got := report.NewTasks(s).Rows[0]; got.Light != report.Grey || got.Why != "协议书未签署" {
		t.Errorf("%+v", got)
	}
	if got := report.NewOnePage(s).Cities[0]; got.Total != 0 || got.Items.Light != report.Grey {
		t.Errorf("%+v", got)
	}
}

func TestOpinionLights(t *testing.T) {
	for _, c := range []struct {
		name string
		o    huishang.Opinion
		want report.Signal
	}{
		{"answered", huishang.Opinion{Due: date("2026-11-20"), ReturnedOn: date("2026-11-20")}, report.Signal{Light: report.Green, Why: "已反馈"}},
		{"answered late", huishang.Opinion{Due: date("2026-11-20"), ReturnedOn: date("2026-11-22")}, report.Signal{Light: report.Green, Why: "已反馈，迟2天"}},
		{"on record as late", huishang.Opinion{Due: date("2026-11-01"), OverdueNote: "逾期，视为无意见"}, report.Signal{Light: report.Green, Why: "逾期，视为无意见"}},
		{"overdue", huishang.Opinion{Due: date("2026-11-20")}, report.Signal{Light: report.Red, Why: "未反馈，逾期3天"}},
		{"soon due", huishang.Opinion{Due: date("2026-11-30")}, report.Signal{Light: report.Amber, Why: "还有7天到期"}},
		{"time left", huishang.Opinion{Due: date("2026-12-01")}, report.Signal{Light: report.Green, Why: "在期限内"}},
		{"no day", huishang.Opinion{}, report.Signal{Light: report.Grey, Why: "未反馈，没有期限"}},
	} {
		d := &huishang.Dossier{Opinions: huishang.Opinions{Agreement: []huishang.Opinion{c.o}}}
		got := report.NewOpinions(report.Source{Dossiers: []*huishang.Dossier{d}, Today: today}).Rows[0]
		if got.Light != c.want.Light || got.Why != c.want.Why {
			t.Errorf("%s: %s %s", c.name, got.Light, got.Why)
		}
	}
}
