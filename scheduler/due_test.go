package scheduler

import (
	"slices"
	"strings"
	"testing"

	"huishang"
)

// cases are the kinds one by one: what is known of a city, a span, and what leaves in it. Only the kind at hand is looked at.
func cases() []struct {
	name     string
	kind     Kind
	from, to string
	change   func(*Standing)
} {
	type s = *Standing
	return []struct {
		name     string
		kind     Kind
		from, to string
		change   func(*Standing)
	}{
		{"a meeting is due two years after the last", KindNextMeeting, "2024-11-09", "2027-02-28", func(s) {}},
		{"a meeting is asked for by the founding where there was none", KindNextMeeting, "2023-05-19", "2024-06-01", func(c s) { c.Held = nil }},
		{"a city at work on its papers is not urged to begin", KindNextMeeting, "2025-09-01", "2026-10-30", func(c s) {
			c.Meetings = entries("2025-08-20 mtg.submit")
		}},
		{"a meeting arranged in time is not urged", KindNextMeeting, "2026-07-01", "2026-12-31", func(c s) {
			c.Meetings = entries("2026-07-30 mtg.arrange")
			c.Sessions = []Session{{ID: "2026", On: day("2026-10-20")}}
		}},
		{"a meeting arranged too late is urged all the same", KindNextMeeting, "2026-10-01", "2026-12-31", func(c s) {
			c.Meetings = entries("2026-07-30 mtg.arrange")
			c.Sessions = []Session{{ID: "2026", On: day("2026-12-20")}}
		}},
		{"a term that has ended asks for no meeting", KindNextMeeting, "2028-05-18", "2029-12-31", func(s) {}},

		{"a term ends", KindExpiry, "2027-05-01", "2028-09-01", func(s) {}},
		{"a term is renewed before its end", KindExpiry, "2027-05-01", "2028-09-01", func(c s) {
			c.Founding = append(c.Founding, entries("2027-12-20 est.renew_agree")...)
		}},
		{"a term is renewed after its end", KindExpiry, "2028-05-01", "2028-12-01", func(c s) {
			c.Founding = append(c.Founding, entries("2028-07-20 est.renew_agree")...)
		}},
		{"a new protocol is signed", KindExpiry, "2028-01-01", "2028-12-01", func(c s) {
			c.Terms = append(c.Terms, Term{Signed: day("2028-03-01"), From: day("2028-05-18"), Until: day("2033-05-17")})
		}},
		{"a consultation is ended", KindExpiry, "2028-01-01", "2028-12-01", func(c s) {
			c.Founding = append(c.Founding, entries("2028-03-01 est.terminate")...)
		}},
		{"a term ends on a holiday", KindExpiry, "2026-09-01", "2026-11-30", func(c s) { c.Terms[0].Until = day("2026-10-03") }},
		{"a term ends on the last of a month", KindExpiry, "2026-12-01", "2027-04-30", func(c s) { c.Terms[0].Until = day("2026-12-31") }},
		{"a term of five years from leap day", KindExpiry, "2028-02-01", "2029-05-01", func(c s) {
			c.Terms[0].From, c.Terms[0].Until = day("2024-02-29"), day("2024-02-29").EndOfTerm(5)
		}},
		{"a term ends on leap day", KindExpiry, "2027-02-01", "2028-05-01", func(c s) { c.Terms[0].Until = day("2028-02-29") }},

		{"materials are asked for", KindMaterials, "2026-03-02", "2026-05-30", func(c s) { c.Meetings = entries("2026-03-02 mtg.remind") }},
		{"materials have a day of their own, on a holiday", KindMaterials, "2026-03-02", "2026-05-30", func(c s) {
			c.Meetings, c.Deadline = entries("2026-03-02 mtg.remind"), day("2026-05-03")
		}},
		{"materials come in", KindMaterials, "2026-03-02", "2026-05-30", func(c s) {
			c.Meetings = entries("2026-03-02 mtg.remind", "2026-04-08 mtg.submit")
		}},
		{"materials are sent back", KindMaterials, "2026-03-02", "2026-06-30", func(c s) {
			c.Meetings = entries("2026-03-02 mtg.remind", "2026-03-10 mtg.submit", "2026-04-08 mtg.return_for_correction", "2026-04-24 mtg.submit")
		}},

		{"divisions are asked about the proposal", KindOpinion, "2026-06-18", "2026-07-31", func(c s) {
			c.Meetings = entries("2026-06-12 mtg.submit", "2026-06-18 mtg.consult")
			c.Inquiries = []Inquiry{{SentOn: day("2026-06-18"), Due: day("2026-07-09"), Replies: []Reply{
				{Division: "高新技术处", Returned: day("2026-07-08")}, {Division: "成果转化处"}, {Division: "农村科技处", Waived: true},
			}}}
		}},
		{"nobody has written which divisions are asked", KindOpinion, "2026-06-18", "2026-07-20", func(c s) {
			c.Meetings = entries("2026-06-18 mtg.consult", "2026-07-13 mtg.summarize")
		}},
		{"divisions answer in the log", KindOpinion, "2026-06-18", "2026-07-31", func(c s) {
			c.Meetings = entries("2026-06-18 mtg.consult", "2026-07-06 mtg.division_feedback 高新技术处", "2026-07-10 mtg.division_feedback 业务处室")
			c.Inquiries = []Inquiry{{SentOn: day("2026-06-18"), Due: day("2026-07-09"), Replies: []Reply{{Division: "高新技术处"}, {Division: "成果转化处"}}}}
		}},
		{"an objection asks the divisions once more", KindOpinion, "2026-06-18", "2026-10-31", func(c s) {
			c.Meetings = entries("2026-06-18 mtg.consult", "2026-07-01 mtg.draft_agreement", "2026-07-08 mtg.director_meeting",
				"2026-07-09 mtg.feedback", "2026-07-20 mtg.city_objection", "2026-09-07 mtg.consult", "2026-09-28 mtg.draft_agreement")
		}},
		{"divisions are asked about the protocol", KindOpinion, "2026-07-28", "2026-09-01", func(c s) {
			c.Founding, c.Terms = entries("2026-07-10 est.request", "2026-07-20 est.review", "2026-07-28 est.consult"), nil
		}},

		{"a draft waits for the directors", KindDirectorsMeeting, "2026-07-28", "2026-09-01", func(c s) {
			c.Meetings = entries("2026-07-28 mtg.draft_agreement", "2026-08-12 mtg.director_meeting")
			c.Sittings = []Sitting{{On: day("2026-08-12")}}
		}},
		{"the directors put it off", KindDirectorsMeeting, "2026-08-12", "2026-09-15", func(c s) {
			c.Meetings = entries("2026-07-28 mtg.draft_agreement", "2026-08-12 mtg.director_meeting")
			c.Sittings = []Sitting{{On: day("2026-08-12"), Deferred: true}}
		}},
		{"both procedures are carried out as one", KindDirectorsMeeting, "2026-07-28", "2026-09-01", func(c s) {
			c.Merged, c.Terms = true, nil
			c.Founding = entries("2026-07-10 est.request", "2026-07-29 est.revise")
			c.Meetings = entries("2026-07-28 mtg.draft_agreement")
		}},

		{"the leaders of the city read", KindCityLeaders, "2026-08-18", "2026-09-30", func(c s) {
			c.Meetings = entries("2026-08-18 mtg.feedback", "2026-08-24 mtg.to_city_leaders")
		}},
		{"the leaders of the city object", KindCityLeaders, "2026-08-18", "2026-12-30", func(c s) {
			c.Meetings = entries("2026-08-18 mtg.feedback", "2026-08-27 mtg.city_objection", "2026-09-01 mtg.consult", "2026-11-02 mtg.feedback")
		}},
		{"the city writes", KindCityLetter, "2026-09-14", "2026-12-31", func(c s) {
			c.Terms = nil
			c.Founding = entries("2026-09-14 est.city_agree", "2026-09-24 est.city_approve", "2026-09-28 est.dept_approve", "2026-10-20 est.city_letter")
		}},

		{"a meeting is prepared", KindPreparation, "2026-08-01", "2026-10-31", func(c s) {
			c.Meetings = entries("2026-08-03 mtg.arrange")
			c.Sessions = []Session{{ID: "2026", On: day("2026-10-20")}}
		}},
		{"the city has written already", KindPreparation, "2026-08-01", "2026-10-31", func(c s) {
			c.Meetings = entries("2026-08-01 mtg.city_letter", "2026-08-03 mtg.arrange")
			c.Sessions = []Session{{ID: "2026", On: day("2026-10-20")}}
		}},
		{"an objection undoes the arrangement", KindPreparation, "2026-08-01", "2026-10-31", func(c s) {
			c.Meetings = entries("2026-08-03 mtg.arrange", "2026-09-28 mtg.city_objection")
			c.Sessions = []Session{{ID: "2026", On: day("2026-10-20")}}
		}},
		{"a meeting on a Saturday, arranged late", KindPreparation, "2026-11-01", "2026-11-30", func(c s) {
			c.Meetings = entries("2026-11-09 mtg.arrange")
			c.Sessions = []Session{{ID: "2026", On: day("2026-11-21")}}
		}},

		{"originals are put on file", KindArchive, "2026-10-20", "2026-12-31", func(c s) {
			c.Agreements = []Agreement{{ID: "AG", Year: 2026, Signed: day("2026-10-20")}}
		}},
		{"originals are on file", KindArchive, "2026-10-20", "2026-12-31", func(c s) {
			c.Agreements = []Agreement{{ID: "AG", Year: 2026, Signed: day("2026-10-20"), Archived: true}}
		}},

		{"both sides plan", KindPlan, "2026-10-20", "2026-12-31", func(c s) {
			c.Agreements = []Agreement{{ID: "AG", Year: 2026, Signed: day("2026-10-20"), CityPlan: day("2026-11-20"), Items: []Item{
				{ID: "A1", LeadDept: "高新技术处", LeadCity: "市工信局"}, {ID: "A2", LeadDept: "高新技术处"}, {ID: "A3", LeadDept: "成果转化处"},
			}}}
		}},

		{"progress is reported each quarter", KindProgress, "2026-10-20", "2027-07-31", func(c s) {
			c.Agreements = []Agreement{{ID: "AG", Year: 2026, Signed: day("2026-10-20"), Until: day("2027-03-31"), Items: []Item{
				{ID: "A1", LeadDept: "高新技术处", LeadCity: "市工信局"},
			}}}
		}},
		{"progress is reported before it is asked for", KindProgress, "2026-10-20", "2027-05-31", func(c s) {
			c.Agreements = []Agreement{{ID: "AG", Year: 2026, Signed: day("2026-10-20"), Items: []Item{{ID: "A1", LeadDept: "高新技术处"}}}}
			c.Meetings = entries("2027-01-04 mtg.progress")
		}},
		{"an item comes to its deadline, another is done", KindProgress, "2026-10-20", "2026-12-31", func(c s) {
			c.Agreements = []Agreement{{ID: "AG", Year: 2026, Signed: day("2026-10-05"), Items: []Item{
				{ID: "A1", Title: "共建中试基地", LeadDept: "高新技术处", LeadCity: "市工信局", Deadline: day("2026-12-31")},
				{ID: "A2", Title: "编制路线图", LeadDept: "成果转化处", Deadline: day("2026-12-31"), Settled: day("2026-11-10")},
			}}}
		}},

		{"a summary is written", KindSummary, "2026-03-02", "2026-05-30", func(c s) { c.Meetings = entries("2026-03-02 mtg.remind") }},
		{"the first consultation needs no summary", KindSummary, "2026-03-02", "2026-05-30", func(c s) {
			c.Held, c.Meetings = nil, entries("2026-03-02 mtg.remind")
		}},

		{"an evaluation is thought of each year and half way", KindEvaluation, "2023-05-18", "2028-12-31", func(c s) { c.Evaluated = nil }},
		{"an evaluation has taken place", KindEvaluation, "2025-06-01", "2026-03-01", func(c s) {
			c.Evaluated = []huishang.Date{day("2025-09-30")}
		}},

		{"figures are recorded each year", KindStatistics, "2025-09-01", "2027-03-01", func(c s) { c.Figures = []int{2022, 2023, 2024} }},
	}
}

func TestKinds(t *testing.T) {
	calendar, notice := ownCalendar(t), ownNotices(t)
	var told strings.Builder
	seen := map[Kind]bool{}
	for _, c := range cases() {
		s := regular()
		c.change(&s)
		leave := Walk([]Standing{s}, calendar, notice, huishang.Date{}, day(c.from), day(c.to))
		leave = slices.DeleteFunc(leave, func(r Reminder) bool { return r.Kind != c.kind })
		seen[c.kind] = true
		told.WriteString("# " + c.name + " (" + c.from + " to " + c.to + ")\n" + leaving(leave) + "\n")
	}
	golden(t, "testdata/kinds.txt", told.String())
	for _, kind := range Kinds() {
		if !seen[kind] && kind != KindCalendar {
			t.Errorf("no case shows %s", kind)
		}
	}
}
