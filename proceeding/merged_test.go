package proceeding

import (
	"testing"

	"huishang"
	"huishang/testdata"
)

// TestAFirstConsultation plays both procedures as one (article 18): one meeting of the directors approves both documents, one letter writes
// of both matters, both are signed on one day.
func TestAFirstConsultation(t *testing.T) {
	data, err := testdata.Dossiers.ReadFile("dossiers/130100-石家庄市.json")
	if err != nil {
		t.Fatal(err)
	}
	whole, err := huishang.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	blank := afresh(t, whole)
	blank.Protocol.Status, blank.Protocol.SignDate = huishang.ProtocolDraft, huishang.Date{}
	blank.Protocol.Title += draftMark
	blank.Procedure, blank.Approvals, blank.Opinions = huishang.Procedure{Merged: true}, huishang.Approvals{}, huishang.Opinions{}
	blank.DirectorsMeeting, blank.Consultation, blank.Agreement, blank.Meeting, blank.Plans = nil, nil, nil, nil, nil
	blank.Letters = huishang.Letters{Request: whole.Letters.Request}
	p := &player{T: t, stage: newStage(t)}
	p.begin(t, liaison, blank)
	p.do(bureau, `{"event":"est.request","at":"2026-06-12"}`)
	p.do(liaison, `{"event":"est.review","at":"2026-06-20"}`)
	p.do(liaison, `{"event":"est.consult","at":"2026-06-28","divisions":["高新技术处"],"due":"2026-07-14"}`)
	p.refused(liaison, `{"event":"mtg.summarize","at":"2026-07-15"}`, "与建立程序的“修订”一并登记")
	p.do(division, `{"event":"mtg.division_feedback","at":"2026-07-10","dossier":{"opinions":{"agreement":[{"division":"高新技术处","topic_id":"TP1",
		"opinion":"同意","signed_by":"处长"}]}}}`)
	revised := p.do(liaison, `{"event":"est.revise","at":"2026-07-16","dossier":{"opinions":{"protocol":[{"division":"高新技术处","opinion":"同意","signed_by":"处长"}]}}}`)
	if len(revised.Events) != 3 {
		t.Errorf("the revision is %d events", len(revised.Events))
	}
	p.do(liaison, `{"event":"est.director_meeting","at":"2026-08-23","result":"通过","dossier":{"director_meeting":
		{"meeting_date":"2026-08-23","minutes_no":"〔2026〕3","doc_version":"修订稿","result":"通过"}}}`)
	p.do(liaison, `{"event":"est.feedback","at":"2026-08-29"}`)
	p.do(bureau, `{"event":"est.to_city_leaders","at":"2026-09-04"}`)
	p.do(bureau, `{"event":"est.city_agree","at":"2026-09-14"}`)
	p.do(bureau, `{"event":"est.city_approve","at":"2026-09-24","dossier":{"approvals":%s}}`, whole.Approvals)
	p.do(liaison, `{"event":"est.dept_approve","at":"2026-09-28","dossier":{"approvals":%s}}`, whole.Approvals)
	letters := huishang.Letters{Protocol: whole.Letters.Protocol, Meeting: whole.Letters.Meeting}
	letters.Meeting.DocNo, letters.Meeting.Date = letters.Protocol.DocNo, letters.Protocol.Date
	p.do(bureau, `{"event":"est.city_letter","at":"2026-10-06","dossier":{"letters":%s,"meeting":%s}}`, letters, whole.Meeting)
	p.do(liaison, `{"event":"mtg.arrange","at":"2026-10-10"}`)
	p.do(liaison, `{"event":"mtg.hold","at":"2026-10-28"}`)
	end := p.do(liaison, `{"event":"est.sign","at":"2026-10-28","file_sha256":"%s"}`, p.text)
	if len(end.Events) != 2 || end.Standing.Founding.State != huishang.E11 || end.Standing.Meeting.State != huishang.M15 {
		t.Errorf("ends at %s %s after %d events", end.Standing.Founding.State, end.Standing.Meeting.State, len(end.Events))
	}
}
