package proceeding

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"huishang"
	"huishang/store"
)

const (
	liaison  = huishang.RoleLiaison
	bureau   = huishang.RoleBureau
	division = huishang.RoleDivision
)

// A player plays a consultation step by step and fails the test at the first that goes wrong.
type player struct {
	*testing.T
	*stage
	text string // the digest the directors approved last
}

// unfounded is the dossier of 唐山 before anything was done, and the whole as it should become.
func unfounded(t testing.TB) (blank, whole *huishang.Dossier) {
	t.Helper()
	blank, whole = earlier(t), earlier(t)
	blank.Protocol.Status, blank.Protocol.SignDate = huishang.ProtocolDraft, huishang.Date{}
	blank.Protocol.Title += draftMark
	blank.Procedure, blank.Approvals, blank.Opinions = huishang.Procedure{}, huishang.Approvals{}, huishang.Opinions{}
	blank.DirectorsMeeting, blank.Consultation, blank.Agreement, blank.Meeting, blank.Plans = nil, nil, nil, nil, nil
	blank.Letters = huishang.Letters{Request: whole.Letters.Request}
	return blank, whole
}

// do takes a step that must be taken with all its documents, and gives what came of it.
func (p *player) do(role huishang.Role, given string, parts ...any) Taken {
	p.Helper()
	taken, err := p.take(p, role, fmt.Sprintf(given, p.written(parts)...))
	if err != nil {
		p.Fatalf("%.60s: %v", given, err)
	}
	if len(taken.Unmade) > 0 {
		p.Errorf("%s leaves unmade %+v", taken.Events[0].Step, taken.Unmade)
	}
	if digest := taken.Events[0].FileSHA256; digest != "" {
		p.text = digest
	}
	return taken
}

func (p *player) written(parts []any) []any {
	for i, part := range parts {
		if _, plain := part.(string); !plain {
			data, err := huishang.Encode(part)
			if err != nil {
				p.Fatal(err)
			}
			parts[i] = string(data)
		}
	}
	return parts
}

// foundingRound goes from the question to the divisions to the city's leaders, on these days of a year.
func (p *player) foundingRound(asked, due, met string) {
	p.Helper()
	p.do(liaison, `{"event":"est.consult","at":"%s","divisions":["高新技术处","成果转化处"],"due":"%s"}`, asked, due)
	p.do(liaison, `{"event":"est.revise","at":"%s","dossier":{"opinions":{"protocol":[
		{"division":"高新技术处","opinion":"同意","signed_by":"处长"},{"division":"成果转化处","opinion":"同意","signed_by":"处长"}]}}}`, due)
	p.do(liaison, `{"event":"est.director_meeting","at":"%[1]s","result":"通过","dossier":{"director_meeting":
		{"meeting_date":"%[1]s","minutes_no":"〔2021〕3","doc_version":"修订稿","result":"通过"}}}`, met)
	p.do(liaison, `{"event":"est.feedback","at":"%s"}`, met)
	p.do(bureau, `{"event":"est.to_city_leaders","at":"%s"}`, met)
}

func (p *player) meetingRound(asked, due, drafted, met string) {
	p.Helper()
	p.do(liaison, `{"event":"mtg.consult","at":"%s","divisions":["高新技术处","成果转化处"],"due":"%s"}`, asked, due)
	p.do(division, `{"event":"mtg.division_feedback","at":"%s","dossier":{"opinions":{"agreement":[{"division":"高新技术处","topic_id":"TP3",
		"opinion":"修改后同意","text":"建议量化技术指标并明确验收时间。","adopted":"采纳","signed_by":"处长"}]}}}`, due)
	p.do(liaison, `{"event":"mtg.division_feedback","actor":"成果转化处","at":"%s","dossier":{"opinions":{"agreement":[{"division":"成果转化处",
		"topic_id":"TP5","opinion":"同意","signed_by":"处长"}]}}}`, due)
	p.do(liaison, `{"event":"mtg.summarize","at":"%s"}`, drafted)
	p.do(liaison, `{"event":"mtg.draft_agreement","at":"%s"}`, drafted)
	p.do(liaison, `{"event":"mtg.director_meeting","at":"%[1]s","result":"通过","dossier":{"director_meeting":
		{"meeting_date":"%[1]s","minutes_no":"〔2024〕3","doc_version":"草案","result":"通过"}}}`, met)
	feedback := p.do(liaison, `{"event":"mtg.feedback","at":"%s"}`, met)
	if at := slices.IndexFunc(feedback.Documents, func(d store.Document) bool { return d.Kind == "agreement" }); at < 0 || feedback.Documents[at].File.SHA256 != p.text {
		p.Errorf("what is fed back is not the approved text %s", p.text)
	}
	p.do(bureau, `{"event":"mtg.to_city_leaders","at":"%s"}`, met)
}

// TestAWholeConsultation plays both procedures with an objection in each, from the request to the talk about renewal.
func TestAWholeConsultation(t *testing.T) {
	p := &player{T: t, stage: newStage(t)}
	blank, whole := unfounded(t)
	p.begin(t, bureau, blank)
	p.do(bureau, `{"event":"est.request","at":"2021-01-28"}`)
	p.do(liaison, `{"event":"est.review","at":"2021-02-07"}`)
	p.foundingRound("2021-02-15", "2021-03-04", "2021-03-13")
	first := p.text
	p.do(bureau, `{"event":"est.city_objection","at":"2021-03-20","clause":"第二条","note":"合作主题要增加沿海经济带"}`)
	p.do(liaison, `{"event":"est.review","at":"2021-03-22"}`)
	p.foundingRound("2021-03-23", "2021-04-04", "2021-04-10")
	p.do(bureau, `{"event":"est.city_agree","at":"2021-04-12"}`)
	p.do(bureau, `{"event":"est.city_approve","at":"2021-04-14","dossier":{"approvals":{"city":{"body":"市政府常务会议","date":"2021-04-14","minutes_no":"〔2021〕8"}}}}`)
	p.do(liaison, `{"event":"est.dept_approve","at":"2021-04-18","dossier":{"approvals":{"dept":{"body":"厅长办公会","date":"2021-04-18","minutes_no":"〔2021〕4"}}}}`)
	p.do(bureau, `{"event":"est.city_letter","at":"2021-04-26","dossier":{"letters":{"protocol":%s}}}`, whole.Letters.Protocol)
	p.refused(liaison, `{"event":"est.sign","at":"2021-05-18","file_sha256":"`+first+`"}`, "不是厅长办公会审定的文本")
	p.do(liaison, `{"event":"est.sign","at":"2021-05-18","file_sha256":"%s"}`, p.text)

	p.do(liaison, `{"event":"mtg.remind","at":"2024-03-18"}`)
	p.do(bureau, `{"event":"mtg.submit","at":"2024-06-12"}`)
	p.do(liaison, `{"event":"mtg.accept","at":"2024-06-15"}`)
	p.meetingRound("2024-06-18", "2024-07-09", "2024-07-16", "2024-08-12")
	p.do(bureau, `{"event":"mtg.city_objection","at":"2024-08-14","clause":"事项TP3","note":"完成时限太紧"}`)
	p.refused(liaison, `{"event":"mtg.director_meeting","at":"2024-08-15","result":"通过"}`, "还没有办：送处室征求意见")
	p.meetingRound("2024-08-15", "2024-08-20", "2024-08-21", "2024-08-25")
	p.do(bureau, `{"event":"mtg.city_agree","at":"2024-09-04"}`)
	p.do(bureau, `{"event":"mtg.city_letter","at":"2024-09-16","dossier":{"letters":{"meeting":%s},"meeting":%s}}`, whole.Letters.Meeting, whole.Meeting)
	p.do(liaison, `{"event":"mtg.arrange","at":"2024-09-24"}`)
	p.do(liaison, `{"event":"mtg.hold","at":"2024-10-20"}`)
	p.do(liaison, `{"event":"mtg.sign","at":"2024-10-20","file_sha256":"%s"}`, p.text)
	p.do(liaison, `{"event":"mtg.plan_dept","at":"2024-12-10","dossier":{"plans":[%s]}}`, planOf(t, whole.Plans[0]))
	p.do(bureau, `{"event":"mtg.plan_city","at":"2024-12-10","dossier":{"plans":[%s]}}`, planOf(t, whole.Plans[1]))
	p.do(bureau, `{"event":"mtg.progress","at":"2025-03-31","note":"更新TP1"}`)
	p.do(liaison, `{"event":"mtg.evaluate","at":"2025-12-10","dossier":{"evaluation":{"title":"唐山市厅市会商绩效评估报告","date":"2025-12-10",
		"basis":["议定书","协议书","实施方案"],"evaluators":[{"kind":"机构","name":"省科技评估中心"}],"period":{"start":"2024-10-20","end":"2025-12-01"},
		"scores":[{"dimension":"任务完成","weight":60,"score":52},{"dimension":"组织保障","weight":40,"score":35}],"conclusion":"良好","recommendations":["延续"]}}}`)
	end := p.do(liaison, `{"event":"est.renew_agree","at":"2026-06-10","note":"双方商定延续五年"}`)
	if end.Standing.Founding.State != huishang.E0 || end.Standing.Meeting.State != huishang.M16 || len(end.Standing.Departures) > 0 {
		t.Errorf("ends at %s %s with %v", end.Standing.Founding.State, end.Standing.Meeting.State, end.Standing.Departures)
	}
	p.holdRounds()

	draft := afresh(t, blank).Protocol
	draft.ValidFrom, draft.ValidUntil = huishang.NewDate(2026, 7, 1), huishang.NewDate(2031, 6, 30)
	text, err := huishang.Encode(draft)
	if err != nil {
		t.Fatal(err)
	}
	p.refused(bureau, `{"event":"est.request","at":"2026-06-20","dossier":{"protocol":`+string(text)+`}}`, "没有商请函")
	scope, _ := p.who(liaison)
	g, err := p.Read(t.Context(), scope, p.dossier)
	if err != nil {
		t.Fatal(err)
	}
	if d := g.Content; d.Letters.Request != nil || d.Letters.Protocol != nil || d.Letters.Meeting == nil || len(d.Opinions.Protocol) > 0 || len(d.Opinions.Agreement) == 0 ||
		!d.Approvals.Dept.Date.IsZero() || !d.Approvals.City.Date.IsZero() {
		t.Errorf("the renewed protocol begins with %+v %+v %+v", d.Letters, d.Approvals, d.Opinions.Protocol)
	}
	letter := *whole.Letters.Request
	letter.Date, letter.DocNo = huishang.NewDate(2026, 6, 19), "唐政函〔2026〕40号"
	p.do(bureau, `{"event":"est.request","at":"2026-06-20","dossier":{"protocol":%s,"letters":{"request":%s}}}`, string(text), letter)
}

// TestAReturnedTextIsAskedAboutAgain holds that what the divisions said of a text the directors returned does not count for the next, on the
// same day either, and that what they said in an earlier round stays.
func TestAReturnedTextIsAskedAboutAgain(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		p := &player{T: t, stage: newStageOn(t, s)}
		blank, _ := unfounded(t)
		p.begin(t, bureau, blank)
		p.do(bureau, `{"event":"est.request","at":"2021-01-28"}`)
		p.do(liaison, `{"event":"est.review","at":"2021-02-07"}`)
		p.foundingRound("2021-02-15", "2021-03-04", "2021-03-13")
		p.do(bureau, `{"event":"est.city_objection","at":"2021-03-20","clause":"第二条","note":"合作主题要增加沿海经济带"}`)
		p.do(liaison, `{"event":"est.review","at":"2021-03-22"}`)
		consult := `{"event":"est.consult","at":"%s","divisions":["高新技术处"],"due":"2021-04-04"}`
		revise := `{"event":"est.revise","at":"2021-04-04","dossier":{"opinions":{"protocol":[{"division":"高新技术处","opinion":"同意","signed_by":"处长"}]}}}`
		p.do(liaison, consult, "2021-03-23")
		p.do(liaison, revise)
		p.do(liaison, `{"event":"est.director_meeting","at":"2021-04-04","result":"退回","dossier":{"director_meeting":
			{"meeting_date":"2021-04-04","minutes_no":"〔2021〕3","doc_version":"修订稿","result":"退回"}}}`)
		p.do(liaison, `{"event":"est.consult","at":"2021-04-04","divisions":["高新技术处"],"due":"2021-04-10"}`)
		p.refused(liaison, `{"event":"est.revise","at":"2021-04-04"}`, "高新技术处还没有反馈意见")
		p.do(liaison, revise)
		scope, _ := p.who(liaison)
		g, err := p.Read(t.Context(), scope, p.dossier)
		if err != nil || len(g.Content.Opinions.Protocol) != 3 {
			t.Errorf("two opinions of the first round and one of the second: %+v, %v", g.Content.Opinions.Protocol, err)
		}
	})
}

// planOf is a plan of the dossier for an agreement whose items bear the ids of their topics.
func planOf(t testing.TB, plan huishang.Plan) string {
	t.Helper()
	data, err := huishang.Encode(plan)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(data), `"A`, `"TP`)
}

// refused takes a step that must be refused with these words.
func (p *player) refused(role huishang.Role, given, says string) {
	p.Helper()
	_, err := p.take(p, role, given)
	var refusal *huishang.Refusal
	if !errors.As(err, &refusal) || !strings.Contains(err.Error(), says) {
		p.Errorf("%.60s: got %v, want %q", given, err, says)
	}
}

// holdRounds holds that the documents of both rounds lie under their round, each as it was when it was filed.
func (p *player) holdRounds() {
	p.Helper()
	scope, _ := p.who(liaison)
	var all []store.Document
	if err := p.Store.View(p.Context(), scope, func(tx *store.Tx) (err error) {
		all, err = AllDocuments(tx, p.dossier)
		return err
	}); err != nil {
		p.Fatal(err)
	}
	rounds := map[int]int{}
	for _, d := range all {
		rounds[d.Round]++
		data, err := d.File.Bytes(p.Context())
		if err != nil {
			p.Fatal(err)
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != d.File.SHA256 {
			p.Errorf("%s changed", d.Name)
		}
	}
	if rounds[1] < 15 || rounds[2] < 20 || len(rounds) != 2 {
		p.Errorf("documents by round: %v", rounds)
	}
}
