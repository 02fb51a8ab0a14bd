package courier

import (
	"fmt"
	"testing"

	"huishang/store"
	"huishang/testdata/post"
)

// The logs of the three cities. 唐山 keeps to the Measures and renews in time; 保定's leaders object, a meeting is called off and the term ends
// before a renewal is agreed; 沧州 carries out both procedures as one and gives the consultation up in its second term.
var (
	tangshanFounding = logText("2023-11-01 est.request", "2024-02-29 est.sign")
	tangshanFirst    = logText("2024-02-29 mtg.hold", "2024-02-29 mtg.sign", "2024-04-03 mtg.plan_dept", "2024-04-09 mtg.plan_city")
	tangshanSecond   = logText("2025-01-06 mtg.remind", "2025-02-14 mtg.submit", "2025-02-17 mtg.accept", "2025-02-18 mtg.consult",
		"2025-03-12 mtg.division_feedback 业务处室", "2025-03-14 mtg.summarize", "2025-03-17 mtg.draft_agreement", "2025-03-26 mtg.director_meeting",
		"2025-03-27 mtg.feedback", "2025-03-28 mtg.to_city_leaders", "2025-04-14 mtg.city_agree", "2025-04-21 mtg.city_letter", "2025-04-22 mtg.arrange",
		"2025-05-28 mtg.hold", "2025-05-28 mtg.sign", "2025-07-09 mtg.plan_dept", "2025-07-11 mtg.plan_city")
	tangshanRenewal = logText("2023-11-01 est.request", "2024-02-29 est.sign", "2028-10-09 est.renew_agree", "2028-10-20 est.request", "2028-11-01 est.review",
		"2028-11-06 est.consult", "2028-11-27 est.revise", "2028-12-01 est.director_meeting", "2028-12-04 est.feedback", "2028-12-05 est.to_city_leaders",
		"2028-12-18 est.city_agree", "2028-12-22 est.dept_approve", "2028-12-28 est.city_approve", "2029-01-04 est.city_letter", "2029-02-28 est.sign")
	baodingFounding = logText("2024-02-29 est.request", "2024-03-04 est.review", "2024-03-08 est.consult", "2024-03-29 est.revise",
		"2024-04-09 est.director_meeting", "2024-04-10 est.feedback", "2024-04-11 est.to_city_leaders", "2024-04-26 est.city_objection",
		"2024-04-29 est.review", "2024-05-06 est.consult", "2024-05-29 est.revise", "2024-06-03 est.director_meeting", "2024-06-04 est.feedback",
		"2024-06-13 est.city_agree", "2024-06-14 est.city_approve", "2024-06-20 est.dept_approve", "2024-06-28 est.city_letter", "2024-07-30 est.sign",
		"2029-11-05 est.renew_agree")
	baodingMeeting = logText("2025-09-01 mtg.remind", "2025-10-17 mtg.submit", "2025-10-20 mtg.return_for_correction", "2025-10-31 mtg.submit",
		"2025-11-03 mtg.consult", "2025-11-24 mtg.summarize", "2025-11-25 mtg.draft_agreement", "2025-12-02 mtg.director_meeting", "2025-12-03 mtg.feedback",
		"2025-12-12 mtg.city_objection", "2025-12-15 mtg.consult", "2026-01-08 mtg.summarize", "2026-01-09 mtg.draft_agreement",
		"2026-01-14 mtg.director_meeting", "2026-01-15 mtg.feedback", "2026-01-22 mtg.city_agree", "2026-02-10 mtg.city_letter", "2026-02-11 mtg.arrange",
		"2026-06-18 mtg.hold", "2026-06-18 mtg.sign")
	cangzhouFounding = logText("2024-03-01 est.request", "2024-03-11 est.consult", "2024-04-01 est.revise", "2024-04-12 est.director_meeting",
		"2024-04-15 est.feedback", "2024-04-16 est.city_agree", "2024-05-10 est.city_letter", "2024-05-20 est.sign", "2029-03-30 est.renew_agree",
		"2029-05-18 est.sign", "2031-08-04 est.terminate")
	cangzhouMeeting = logText("2024-03-05 mtg.submit", "2024-03-11 mtg.consult", "2024-04-01 mtg.draft_agreement", "2024-04-12 mtg.director_meeting",
		"2024-04-15 mtg.feedback", "2024-04-16 mtg.city_agree", "2024-05-10 mtg.city_letter", "2024-05-20 mtg.hold", "2024-05-20 mtg.sign")
)

// dossierText writes a dossier of a city with a protocol of five years, or none, and further parts.
func dossierText(code, city string, merged bool, founding, meeting, signed, from, further string) string {
	protocol := ""
	if signed != "" {
		protocol = fmt.Sprintf(`"protocol": {"sign_date": %q, "valid_from": %q, "valid_years": 5, "file_sha256": "a"},`, signed, from)
	}
	return fmt.Sprintf(`{"city": {"code": %q, "name": %q, "st_bureau": %q, "statistics": [{"year": 2035, "rd_yi": 1}]}, %s %s
		"procedure": {"merged": %v, "establishment": %s, "meeting": %s}}`, code, city, city+"科学技术局", protocol, further, merged, founding, meeting)
}

func tangshanText(founding, meeting, signed, from, further string) string {
	return dossierText("130200", "唐山市", false, founding, meeting, signed, from, further)
}

const (
	firstAgreement = `"agreement": {"id": "AG-130200-2024", "year": 2024, "sign_date": "2024-02-29", "file_sha256": "a", "period": {"end": "2025-12-31"},
		"items": [{"id": "A1", "title": "共建中试基地", "lead_city": "唐山市科学技术局", "lead_dept": "高新技术处", "deadline": "2025-10-01"}]},`
	secondAgreement = `"agreement": {"id": "AG-130200-2025", "year": 2025, "sign_date": "2025-05-28", "period": {"end": "2026-12-31"},
		"items": [{"id": "A1", "title": "编制技术路线图", "lead_city": "唐山市工业和信息化局", "lead_dept": "政策法规处", "deadline": "2026-02-20"}]},
		"history": {"meetings": [{"year": 2024, "held_on": "2024-02-29", "agreement_id": "AG-130200-2024"}]},`
	inquiry = `"consultation": {"sent_on": "2025-02-18", "due": "2025-03-11", "divisions": ["高新技术处", "政策法规处"]},`
)

func meetingOn(day string, version int) string {
	return fmt.Sprintf(`"meeting": {"date": %q, "version": %d},`, day, version)
}

// tell says what happens in the lives of the three cities.
func (l *life) tell() {
	span(l.off, "2025-03-01", "2025-04-09")
	span(l.down, "2025-05-13", "2025-05-15")
	l.tellTangshan()
	l.tellBaoding()
	l.on("2024-03-01", func(t *testing.T) {
		l.write(t, 2024, dossierText("130900", "沧州市", true, cangzhouFounding, cangzhouMeeting, "2024-05-20", "2024-05-20",
			`"proposal": {"year": 2024, "contact": {"email": "cangzhou@example.gov.cn"}},`))
	})
	l.on("2029-05-18", func(t *testing.T) {
		l.write(t, 2029, dossierText("130900", "沧州市", true, cangzhouFounding, "[]", "2029-05-18", "2029-05-20",
			`"proposal": {"year": 2029, "contact": {"email": "cangzhou@example.gov.cn"}}, "history": {"meetings": [{"year": 2024, "held_on": "2024-05-20"}]},`))
	})
	l.on("2025-06-03", func(*testing.T) { l.post.Refuse("head@example.gov.cn", true) })
	l.on("2025-08-01", func(*testing.T) { l.post.Refuse("head@example.gov.cn", false) })
	l.on("2025-09-01", func(t *testing.T) {
		l.update(t, func(tx *store.Tx) error {
			u, err := tx.UserByLogin("chu")
			if err != nil {
				return err
			}
			_, err = tx.ChangeUser(u.ID, func(u *store.User) {
				u.Substitute, u.AwayFrom, u.AwayUntil = "fu", date("2025-09-01"), date("2026-01-31")
			})
			return err
		})
	})
	l.on("2027-01-04", func(t *testing.T) {
		l.update(t, func(tx *store.Tx) error { return tx.Mute("gao@example.gov.cn") })
		l.post.Be(post.Busy) // for the morning; the next day it takes mail again
	})
	l.on("2027-01-05", func(*testing.T) { l.post.Be(post.Willing) })
}

func (l *life) tellTangshan() {
	l.on("2024-02-29", func(t *testing.T) {
		l.write(t, 2024, tangshanText(tangshanFounding, tangshanFirst, "2024-02-29", "2024-02-29", firstAgreement))
		l.write(t, 2024, dossierText("130600", "保定市", false, baodingFounding, "[]", "", "", `"proposal": {"year": 2024, "contact": {"email": "baoding@example.gov.cn"}},`))
	})
	second := func(day string, version int) func(*testing.T) {
		return func(t *testing.T) {
			l.write(t, 2025, tangshanText(tangshanFounding, tangshanSecond, "2024-02-29", "2024-02-29", secondAgreement+inquiry+meetingOn(day, version)))
		}
	}
	l.on("2025-01-06", second("2025-05-20", 1))
	l.on("2025-05-08", second("2025-05-28", 1)) // nobody thought of the version
	l.on("2028-10-09", func(t *testing.T) {
		l.write(t, 2028, tangshanText(tangshanRenewal, "[]", "2024-02-29", "2024-02-29", `"proposal": {"year": 2028},`))
	})
	l.on("2029-02-28", func(t *testing.T) {
		l.write(t, 2028, tangshanText(tangshanRenewal, "[]", "2029-02-28", "2029-03-01", `"proposal": {"year": 2028},`+
			`"history": {"meetings": [{"year": 2025, "held_on": "2025-05-28"}, {"year": 2029, "held_on": "2029-02-28"}]},`))
	})
}

func (l *life) tellBaoding() {
	l.on("2024-07-30", func(t *testing.T) {
		l.write(t, 2024, dossierText("130600", "保定市", false, baodingFounding, "[]", "2024-07-30", "2024-07-30",
			`"proposal": {"year": 2024, "contact": {"email": "baoding@example.gov.cn"}},`))
	})
	round := func(further string) func(*testing.T) {
		return func(t *testing.T) {
			l.write(t, 2025, dossierText("130600", "保定市", false, baodingFounding, baodingMeeting, "2024-07-30", "2024-07-30",
				`"proposal": {"year": 2025, "contact": {"email": "baoding@example.gov.cn"}},`+further))
		}
	}
	l.on("2025-09-02", round(""))
	l.on("2026-02-11", round(meetingOn("2026-04-15", 1)))
	l.on("2026-04-01", round("")) // called off
	l.on("2026-05-06", round(meetingOn("2026-06-18", 2)+`"agreement": {"id": "AG-130600-2025", "year": 2025, "sign_date": "2026-06-18", "period": {"end": "2027-06-30"}},`))
}
