package scheduler

import (
	"testing"

	"huishang"
)

// lives are three cities over two terms of a protocol, from leap day 2024 on. Tangshan keeps to the Measures and renews in time;
// Baoding's leaders object, a meeting is put off and the term ends before a renewal is agreed; Cangzhou carries out both procedures
// as one and gives the consultation up in its second term.
func lives() []Standing {
	return []Standing{
		{
			Code: "130200", City: "唐山市", Bureau: "唐山市科学技术局",
			Founding: entries("2023-11-01 est.request", "2024-02-29 est.sign", "2028-10-09 est.renew_agree", "2028-10-20 est.request",
				"2028-11-01 est.review", "2028-11-06 est.consult", "2028-11-27 est.revise", "2028-12-01 est.director_meeting",
				"2028-12-04 est.feedback", "2028-12-05 est.to_city_leaders", "2028-12-18 est.city_agree", "2028-12-22 est.dept_approve",
				"2028-12-28 est.city_approve", "2029-01-04 est.city_letter", "2029-02-28 est.sign"),
			Meetings: entries("2024-02-29 mtg.hold", "2024-02-29 mtg.sign", "2024-04-03 mtg.plan_dept", "2024-04-09 mtg.plan_city",
				"2024-07-04 mtg.progress", "2025-01-06 mtg.remind", "2025-02-14 mtg.submit", "2025-02-17 mtg.accept", "2025-02-18 mtg.consult",
				"2025-03-12 mtg.division_feedback 业务处室", "2025-03-14 mtg.summarize", "2025-03-17 mtg.draft_agreement",
				"2025-03-26 mtg.director_meeting", "2025-03-27 mtg.feedback", "2025-03-28 mtg.to_city_leaders", "2025-04-14 mtg.city_agree",
				"2025-04-21 mtg.city_letter", "2025-04-22 mtg.arrange", "2025-05-28 mtg.hold", "2025-05-28 mtg.sign",
				"2029-02-28 mtg.hold", "2029-02-28 mtg.sign"),
			Terms: []Term{
				{Signed: day("2024-02-29"), From: day("2024-02-29"), Until: day("2024-02-29").EndOfTerm(5), Archived: true},
				{Signed: day("2029-02-28"), From: day("2029-03-01"), Until: day("2029-03-01").EndOfTerm(5), Archived: true},
			},
			Sessions: []Session{{ID: "2025", On: day("2025-05-28")}},
			Agreements: []Agreement{
				{ID: "AG-130200-2024", Year: 2024, Signed: day("2024-02-29"), Until: day("2025-12-31"), Archived: true, Items: []Item{
					{ID: "A1", Title: "共建中试基地", LeadCity: "唐山市科学技术局", LeadDept: "高新技术处", Deadline: day("2025-10-01"), Settled: day("2025-09-05")},
				}},
				{ID: "AG-130200-2025", Year: 2025, Signed: day("2025-05-28"), Until: day("2026-12-31"), Archived: true, DeptPlan: day("2025-07-09"),
					CityPlan: day("2025-07-11"), Items: []Item{
						{ID: "A1", Title: "编制技术路线图", LeadCity: "唐山市工业和信息化局", LeadDept: "政策法规处", Deadline: day("2026-02-20")},
					}},
			},
			Inquiries: []Inquiry{{SentOn: day("2025-02-18"), Due: day("2025-03-11"), Replies: []Reply{{Division: "高新技术处"}, {Division: "政策法规处", Returned: day("2025-03-06")}}}},
			Figures:   []int{2026}, Evaluated: []huishang.Date{day("2026-09-01")},
		},
		{
			Code: "130600", City: "保定市", Bureau: "保定市科学技术局",
			Founding: entries("2024-02-29 est.request", "2024-03-04 est.review", "2024-03-08 est.consult", "2024-03-29 est.revise",
				"2024-04-09 est.director_meeting", "2024-04-10 est.feedback", "2024-04-11 est.to_city_leaders", "2024-04-26 est.city_objection",
				"2024-04-29 est.review", "2024-05-06 est.consult", "2024-05-29 est.revise", "2024-06-03 est.director_meeting",
				"2024-06-04 est.feedback", "2024-06-13 est.city_agree", "2024-06-14 est.city_approve", "2024-06-20 est.dept_approve",
				"2024-06-28 est.city_letter", "2024-07-30 est.sign", "2029-11-05 est.renew_agree"),
			Meetings: entries("2025-09-01 mtg.remind", "2025-10-17 mtg.submit", "2025-10-20 mtg.return_for_correction", "2025-10-31 mtg.submit",
				"2025-11-03 mtg.consult", "2025-11-24 mtg.summarize", "2025-11-25 mtg.draft_agreement", "2025-12-02 mtg.director_meeting",
				"2025-12-03 mtg.feedback", "2025-12-12 mtg.city_objection", "2025-12-15 mtg.consult", "2026-01-08 mtg.summarize",
				"2026-01-09 mtg.draft_agreement", "2026-01-14 mtg.director_meeting", "2026-01-15 mtg.feedback", "2026-01-22 mtg.city_agree",
				"2026-02-10 mtg.city_letter", "2026-02-11 mtg.arrange", "2026-06-18 mtg.hold", "2026-06-18 mtg.sign"),
			Terms:      []Term{{Signed: day("2024-07-30"), From: day("2024-07-30"), Until: day("2029-07-29")}},
			Sessions:   []Session{{ID: "2025", On: day("2026-06-18"), Revision: 2}},
			Agreements: []Agreement{{ID: "AG-130600-2025", Year: 2025, Signed: day("2026-06-18"), Until: day("2027-06-30")}},
			Sittings:   []Sitting{{On: day("2025-12-02")}, {On: day("2026-01-14")}},
		},
		{
			Code: "130900", City: "沧州市", Bureau: "沧州市科学技术局", Merged: true,
			Founding: entries("2024-03-01 est.request", "2024-03-11 est.consult", "2024-04-01 est.revise", "2024-04-12 est.director_meeting",
				"2024-04-15 est.feedback", "2024-04-16 est.city_agree", "2024-05-10 est.city_letter", "2024-05-20 est.sign",
				"2029-03-30 est.renew_agree", "2029-05-18 est.sign", "2031-08-04 est.terminate"),
			Meetings: entries("2024-03-05 mtg.submit", "2024-03-11 mtg.consult", "2024-04-01 mtg.draft_agreement",
				"2024-04-12 mtg.director_meeting", "2024-04-15 mtg.feedback", "2024-04-16 mtg.city_agree", "2024-05-10 mtg.city_letter",
				"2024-05-20 mtg.hold", "2024-05-20 mtg.sign", "2027-11-05 mtg.hold", "2027-11-05 mtg.sign"),
			Terms: []Term{
				{Signed: day("2024-05-20"), From: day("2024-05-20"), Until: day("2029-05-19"), Archived: true},
				{Signed: day("2029-05-18"), From: day("2029-05-20"), Until: day("2034-05-19"), Archived: true},
			},
			Agreements: []Agreement{
				{ID: "AG-130900-2024", Year: 2024, Signed: day("2024-05-20"), Until: day("2024-12-31"), Archived: true, Items: []Item{
					{ID: "A1", Title: "设立科技金融专项", LeadCity: "沧州市财政局", LeadDept: "成果转化处", Deadline: day("2024-12-31")},
				}},
			},
			Figures: []int{2035},
		},
	}
}

// TestLife walks three cities from leap day 2024 through two terms, day by day but for forty days in which the program is off.
func TestLife(t *testing.T) {
	calendar, notice := ownCalendar(t), ownNotices(t)
	off := func(d huishang.Date) bool { return !d.Before(day("2025-03-01")) && !d.After(day("2025-04-09")) }
	var leave []Reminder
	sent := map[Key]bool{}
	for d := day("2024-02-29"); !d.After(day("2034-06-30")); d = d.AddDays(1) {
		if off(d) {
			continue
		}
		for _, r := range Due(lives(), calendar, notice, d) {
			if !sent[r.Key()] {
				sent[r.Key()] = true
				leave = append(leave, r)
			}
		}
	}
	golden(t, "testdata/life.txt", leaving(leave))
}
