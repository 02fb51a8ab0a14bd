package scheduler

import (
	"slices"
	"testing"

	"huishang"
)

func TestStandingOfTheDemonstration(t *testing.T) {
	all := demo(t)
	if len(all) != 3 || all[0].City != "石家庄市" || all[1].City != "唐山市" || all[2].City != "沧州市" {
		t.Fatalf("cities: %+v", all)
	}
	s := all[1]
	if len(s.Terms) != 1 || s.Terms[0].Until != day("2028-05-17") || len(s.Founding) != 12 || len(s.Meetings) != 14 {
		t.Errorf("term and logs: %+v", s)
	}
	if !slices.Contains(s.Held, day("2024-11-08")) || !slices.Contains(s.Held, day("2026-10-20")) || len(s.Held) != 2 {
		t.Errorf("meetings held: %v", s.Held)
	}
	if len(s.Agreements) != 2 || s.Agreements[0].Signed != day("2024-11-08") || s.Agreements[1].Signed != day("2026-10-20") {
		t.Errorf("agreements: %+v", s.Agreements)
	}
	if a := s.Agreements[1]; len(a.Items) != 5 || a.DeptPlan != day("2026-12-10") || a.CityPlan != day("2026-12-10") {
		t.Errorf("the agreement of 2026: %+v", a)
	}
	at := slices.IndexFunc(s.Inquiries, func(q Inquiry) bool { return q.SentOn == day("2026-06-18") })
	if at < 0 || s.Inquiries[at].Due != day("2026-07-09") || len(s.Inquiries[at].Replies) != 3 {
		t.Errorf("inquiries: %+v", s.Inquiries)
	}
}

// dossier is one that has no more than its city.
func dossier(asOf string) *huishang.Dossier {
	return &huishang.Dossier{AsOf: day(asOf), City: huishang.City{Code: "130200", Name: "唐山市", Bureau: "唐山市科学技术局"}}
}

func TestDossiersOfOneCityMakeOneStanding(t *testing.T) {
	older, newer := dossier("2024-12-01"), dossier("2026-11-01")
	older.Procedure.Meeting = entries("2024-09-02 mtg.arrange", "2024-11-08 mtg.hold")
	older.Meeting = &huishang.Meeting{Date: day("2024-11-08")}
	older.Agreement = &huishang.Agreement{ID: "AG-2024", Year: 2024, SignDate: day("2024-11-08"), Items: []huishang.Item{{ID: "P1"}, {ID: "P2"}}}
	newer.History.Meetings = []huishang.HeldMeeting{{HeldOn: day("2024-11-08"), AgreementID: "AG-2024"}}
	newer.PreviousAgreement = &huishang.Agreement{ID: "AG-2024", Year: 2024}
	newer.Procedure.Meeting = entries("2024-11-08 mtg.hold", "2026-03-02 mtg.remind")
	newer.Summary = &huishang.Summary{Covers: "AG-2024", Date: day("2026-05-31"), Items: []huishang.SummaryItem{
		{ItemID: "P1", Status: huishang.ItemDone}, {ItemID: "P2", Status: huishang.ItemInProgress}, {ItemID: "P9", Status: huishang.ItemDone},
	}}
	all := Standings([]*huishang.Dossier{newer, older})
	if len(all) != 1 {
		t.Fatalf("%d standings", len(all))
	}
	s := all[0]
	if len(s.Meetings) != 3 || len(s.Held) != 1 || len(s.Sessions) != 1 || len(s.Agreements) != 1 {
		t.Errorf("facts count more than once: %+v", s)
	}
	if items := s.Agreements[0].Items; len(items) != 2 || items[0].Settled != day("2026-05-31") || !items[1].Settled.IsZero() {
		t.Errorf("items: %+v", items)
	}
}

func TestWhatIsNotSignedIsNoTerm(t *testing.T) {
	d := dossier("2026-11-01")
	d.Protocol = &huishang.Protocol{ValidFrom: day("2026-12-01"), ValidYears: 5, ValidUntil: day("2031-11-30")}
	d.Agreement = &huishang.Agreement{ID: "AG", Year: 2026}
	d.Meeting = &huishang.Meeting{Date: day("2026-12-01")}
	s := StandingOf(d)
	if len(s.Terms) != 0 || len(s.Agreements) != 0 || len(s.Held) != 0 || len(s.Sessions) != 1 {
		t.Errorf("%+v", s)
	}
	d.Protocol.SignDate, d.Protocol.ValidUntil = day("2026-10-30"), huishang.Date{}
	if s = StandingOf(d); len(s.Terms) != 1 || s.Terms[0].Until != day("2031-11-30") {
		t.Errorf("a term without a last day is counted from its years: %+v", s.Terms)
	}
}

func TestDivisionsOweTheLastOfTheirAnswers(t *testing.T) {
	d := dossier("2026-11-01")
	d.Procedure.Meeting = entries("2026-06-18 mtg.consult")
	d.Consultation = &huishang.Consultation{SentOn: day("2026-06-18"), Due: day("2026-07-09"), Divisions: []string{"高新技术处", "农村科技处"}}
	d.Opinions.Agreement = []huishang.Opinion{
		{Division: "高新技术处", SentOn: day("2026-06-18"), ReturnedOn: day("2026-07-01"), TopicID: "TP1"},
		{Division: "高新技术处", SentOn: day("2026-06-18"), TopicID: "TP2"},
		{Division: "成果转化处", ReturnedOn: day("2026-07-03")},
	}
	s := StandingOf(d)
	due := Walk([]Standing{s}, ownCalendar(t), ownNotices(t), huishang.Date{}, day("2026-07-08"), day("2026-07-09"))
	want := "2026-07-09 处室反馈 当日 红 到期2026-07-09 唐山市：反馈对议题建议的意见 → 处室联络员/农村科技处、处室联络员/高新技术处\n"
	if got := leaving(due); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestAPutOffMeeting holds that a meeting that moves is prepared anew at once, under the same duty.
func TestAPutOffMeeting(t *testing.T) {
	calendar, notice := ownCalendar(t), ownNotices(t)
	s := regular()
	s.Meetings = entries("2026-09-24 mtg.arrange")
	s.Sessions = []Session{{ID: "2026", On: day("2026-10-20")}}
	preparing := func() Reminder {
		due := Due([]Standing{s}, calendar, notice, day("2026-10-14"))
		return due[slices.IndexFunc(due, func(r Reminder) bool { return r.Kind == KindPreparation })]
	}
	before := preparing()
	s.Sessions[0] = Session{ID: "2026", On: day("2026-11-05"), Revision: 1}
	after := preparing()
	if before.Step != "前5个工作日" || after.Step != "前20个工作日" || before.Duty != after.Duty || before.Key() == after.Key() || after.Revision != 1 {
		t.Errorf("before %+v, after %+v", before, after)
	}
	ahead := Ahead(&s, ownCalendar(t), ownNotices(t), day("2026-10-14"))
	at := slices.IndexFunc(ahead, func(e Entry) bool { return e.Kind == KindPreparation })
	if at < 0 || ahead[at].Day != day("2026-11-05") || ahead[at].Revision != 1 {
		t.Errorf("ahead: %+v", ahead)
	}
}

// TestAnImportedTableSendsNothingTwice holds that a key does not move with the holidays.
func TestAnImportedTableSendsNothingTwice(t *testing.T) {
	s, notice := regular(), ownNotices(t)
	s.Terms[0].Until = day("2027-01-03") // a Sunday
	bare := ownCalendar(t)
	full, err := LoadCalendar(oneTable(`{"year": 2027, "source": "某通知", "holidays": ["2027-01-01"], "makeup_workdays": ["2027-01-03"]}`))
	if err != nil {
		t.Fatal(err)
	}
	find := func(c *Calendar, on string) Reminder {
		due := Due([]Standing{s}, c, notice, day(on))
		return due[slices.IndexFunc(due, func(r Reminder) bool { return r.Kind == KindExpiry })]
	}
	before, after := find(bare, "2026-12-31"), find(full, "2026-12-31")
	if before.Due != day("2027-01-01") || after.Due != day("2027-01-03") || before.Key() != after.Key() {
		t.Errorf("before %+v, after %+v", before, after)
	}
	if !slices.Equal(before.Assumed, []int{2027}) || len(after.Assumed) != 0 {
		t.Errorf("years without a table: %v, %v", before.Assumed, after.Assumed)
	}
}

func TestSinceTheProgramWasOff(t *testing.T) {
	calendar, notice := ownCalendar(t), ownNotices(t)
	s := regular()
	leave := Walk([]Standing{s}, calendar, notice, day("2026-07-01"), day("2026-11-10"), day("2026-11-10"))
	want := "2026-11-10 下次会议到期 当日 红 到期2026-11-06 补发 唐山市：召开下次厅市会商工作会议 → 市科技局、区域创新处、抄送合作委员会副主任\n"
	got := leaving(slices.DeleteFunc(leave, func(r Reminder) bool { return r.Code == "" }))
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if remark := leave[0].Remark(); remark != "本应于2026年11月6日提醒，现为补发" {
		t.Errorf("remark %q", remark)
	}
}

// TestTheNewestRoundRules holds that an older dossier is heard on what its agreement leaves open, whatever was last written in it, and on
// nothing else.
func TestTheNewestRoundRules(t *testing.T) {
	older := dossier("2027-09-30") // progress was reported in it last
	older.City.Bureau = "唐山市科委"
	older.Procedure.Merged = true
	older.Procedure.Establishment = entries("2024-05-01 est.sign")
	older.Protocol = &huishang.Protocol{Status: huishang.ProtocolSigned, SignDate: day("2024-05-01"), ValidUntil: day("2029-04-30")}
	older.Procedure.Meeting = entries("2024-11-08 mtg.hold", "2024-11-08 mtg.sign", "2027-09-30 mtg.progress")
	older.Agreement = &huishang.Agreement{ID: "AG-2024", Year: 2024, SignDate: day("2024-11-08"), Items: []huishang.Item{{ID: "P1", Title: "中试基地", Deadline: day("2027-12-31")}}}
	newer := huishang.Succeed(older, 2026)
	newer.City.Bureau = "唐山市科学技术局"
	newer.Procedure.Meeting = entries("2026-03-02 mtg.remind")
	for _, given := range [][]*huishang.Dossier{{older, newer}, {newer, older}} {
		s := StandingOf(given...)
		if s.Bureau != "唐山市科学技术局" || s.Merged || len(s.Founding) != 1 || len(s.Terms) != 1 || len(s.Agreements) != 1 || len(s.Held) != 1 {
			t.Errorf("the standing is %+v", s)
		}
		open := map[Kind]bool{}
		for _, one := range Ahead(&s, ownCalendar(t), ownNotices(t), day("2026-03-10")) {
			open[one.Kind] = true
		}
		if !open[KindMaterials] || !open[KindProgress] || open[KindOpinion] {
			t.Errorf("ahead are %v", open)
		}
	}
}
