package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"huishang"
	"huishang/store"
	"huishang/testdata"
)

// A formOnPage is a form as a browser holds it.
type formOnPage struct {
	action string
	values url.Values
	files  bool
}

// formOf reads a form of a page by its id.
func formOf(t testing.TB, body, id string) formOnPage {
	t.Helper()
	return formBy(t, body, "id", id)
}

// formWith reads the form of a page that goes to an address.
func formWith(t testing.TB, body, action string) formOnPage {
	t.Helper()
	return formBy(t, body, "action", action)
}

func formBy(t testing.TB, body, name, value string) formOnPage {
	t.Helper()
	tree, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	var found *html.Node
	eachNode(tree, func(n *html.Node) {
		if n.Data == "form" && found == nil && attribute(n, name) == value {
			found = n
		}
	})
	if found == nil {
		t.Fatalf("no form with %s %q on the page:\n%.2000s", name, value, body)
	}
	form := formOnPage{attribute(found, "action"), url.Values{}, attribute(found, "enctype") != ""}
	eachNode(found, func(n *html.Node) { form.read(n) })
	return form
}

func (f *formOnPage) read(n *html.Node) {
	name := attribute(n, "name")
	switch {
	case name == "" || n.Data == "button":
	case n.Data == "textarea":
		text := ""
		if n.FirstChild != nil {
			text = n.FirstChild.Data
		}
		f.values.Add(name, strings.ReplaceAll(text, "\n", "\r\n"))
	case n.Data == "select":
		value := ""
		eachNode(n, func(o *html.Node) {
			if o.Data == "option" && has(o, "selected") {
				value = attribute(o, "value")
			}
		})
		f.values.Add(name, value)
	case attribute(n, "type") == "file":
	case attribute(n, "type") == "radio" || attribute(n, "type") == "checkbox":
		if has(n, "checked") {
			f.values.Add(name, attribute(n, "value"))
		}
	case n.Data == "input":
		f.values.Add(name, attribute(n, "value"))
	}
}

func eachNode(n *html.Node, visit func(*html.Node)) {
	visit(n)
	for inner := n.FirstChild; inner != nil; inner = inner.NextSibling {
		eachNode(inner, visit)
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

// send presses a button of a form.
func (w *town) press(p person, f formOnPage, do string) (*http.Response, string) {
	values := url.Values{}
	for name, all := range f.values {
		values[name] = all
	}
	values.Set("do", do)
	return w.ask(p, http.MethodPost, f.action, values.Encode())
}

// stepForm opens the page of a step and reads its form.
func (w *town) stepForm(t testing.TB, p person, dossier string, step huishang.Step) formOnPage {
	t.Helper()
	answer, body := w.ask(p, http.MethodGet, stepPath(dossier, step), "")
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d\n%.1000s", step, answer.StatusCode, body)
	}
	return formOf(t, body, "fill")
}

// begun is the dossier of 唐山 with everything written and no step taken.
func begun(t testing.TB) *huishang.Dossier {
	d := fullDossier(t)
	d.Procedure, d.Plans, d.Evaluation = huishang.Procedure{}, nil, nil
	d.Consultation = nil
	d.Agreement.SignDate, d.Agreement.FileSHA256 = huishang.Date{}, ""
	return d
}

// A taking is a step somebody takes on its page, with what they type there.
type taking struct {
	who  person
	step huishang.Step
	with string
	says string // that the page says before
}

// TestTheWholeWayOnPages takes every step of a consultation on its page, without scripts: what is known is there already, each step says
// what it makes, and what cannot be undone is asked twice.
func TestTheWholeWayOnPages(t *testing.T) {
	w := newTown(t, Config{})
	dossier := w.keepDossier(t, begun(t))
	bureau, liaison := w.of("tangshan"), w.of("liaison")
	w.takeAll(t, dossier, []taking{
		{bureau, huishang.MtgSubmit, "/at=2026-06-12", "区域产业发展需求"},
		{liaison, huishang.MtgAccept, "/at=2026-06-16", "第十九条"},
		{liaison, huishang.MtgConsult, "/at=2026-06-18&/divisions=高新技术处&/due=2026-07-09", "反馈期限"},
		{w.of("division"), huishang.MtgDivisionFeedback, "/at=2026-07-06", "具体意见"},
		{liaison, huishang.MtgSummarize, "/at=2026-07-15", "意见汇总表"},
		{liaison, huishang.MtgDraftAgreement, "/at=2026-07-28", "保障措施"},
		{liaison, huishang.MtgDirectorMeeting, directors + "&/director_meeting/result=修改后通过&/director_meeting/required_changes=A3 目标时限提前", "修改要求"},
		{liaison, huishang.MtgFeedback, "/at=2026-08-20", "反馈市科技局"},
		{bureau, huishang.MtgToCityLeaders, "/at=2026-08-25", "报市领导"},
		{bureau, huishang.MtgCityObjection, "/at=2026-08-28&/clause=第3项&/note=时限太紧", "登记同意"},
		{liaison, huishang.MtgConsult, "/at=2026-08-29&/divisions=高新技术处&/due=2026-09-05", "反馈期限"},
		{liaison, huishang.MtgDivisionFeedback, "/at=2026-09-01&/opinions/agreement/0/opinion=同意&/opinions/agreement/0/signed_by=处长", "高新技术处"},
		{liaison, huishang.MtgSummarize, "/at=2026-09-02", "意见汇总表"},
		{liaison, huishang.MtgDraftAgreement, "/at=2026-09-03", "保障措施"},
		{liaison, huishang.MtgDirectorMeeting, "/director_meeting/meeting_date=2026-09-04&/director_meeting/minutes_no=〔2026〕22号&/director_meeting/result=通过", "第2轮"},
		{liaison, huishang.MtgFeedback, "/at=2026-09-05", "反馈市科技局"},
		{bureau, huishang.MtgToCityLeaders, "/at=2026-09-06", "报市领导"},
		{bureau, huishang.MtgCityAgree, "/at=2026-09-08", "登记异议"},
		{bureau, huishang.MtgCityLetter, "", "发文字号"},
		{liaison, huishang.MtgArrange, "/at=2026-09-25", "选会议日期"},
		{liaison, huishang.MtgHold, "", "议定事项"},
		{liaison, huishang.MtgSign, "/at=2026-10-20", "厅长办公会审定"},
		{liaison, huishang.MtgPlanDept, "/at=2026-11-10", "政策倾斜"},
		{bureau, huishang.MtgPlanCity, "/at=2026-11-12", "政策倾斜"},
		{liaison, huishang.MtgEvaluate, "/at=2026-11-20&/evaluation/evaluators/0=new&/evaluation/evaluators/0/kind=机构&/evaluation/evaluators/0/name=省科技评估中心&" +
			"/evaluation/conclusion=良好&/evaluation/recommendations=延续", "评估方"},
	})
	d := w.latest(t, dossier)
	if stand := huishang.Replay(d, fixedDay()); stand.Meeting.State != huishang.M16 || stand.Meeting.Round != 2 || len(stand.Departures) > 0 {
		t.Errorf("ends at %s, round %d, with %v", stand.Meeting.State.Name(), stand.Meeting.Round, stand.Departures)
	}
}

const directors = "/director_meeting/meeting_date=2026年8月12日&/director_meeting/minutes_no=〔2026〕21号"

// TestAFirstConsultationOnPages founds a consultation and holds its first meeting in one (article 18), from nothing but what a city knows.
func TestAFirstConsultationOnPages(t *testing.T) {
	data, err := testdata.Dossiers.ReadFile("dossiers/130100-石家庄市.json")
	if err != nil {
		t.Fatal(err)
	}
	d, err := huishang.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	d.City.Code = ownCity
	d.Procedure, d.Approvals, d.Opinions = huishang.Procedure{Merged: true}, huishang.Approvals{}, huishang.Opinions{}
	d.Protocol.Status, d.Protocol.SignDate, d.Protocol.Title = huishang.ProtocolDraft, huishang.Date{}, d.Protocol.Title+"（草案）"
	d.DirectorsMeeting, d.Consultation, d.Agreement, d.Plans, d.Evaluation = nil, nil, nil, nil, nil
	d.Letters.Meeting.DocNo, d.Letters.Meeting.Date = d.Letters.Protocol.DocNo, d.Letters.Protocol.Date
	w := newTown(t, Config{})
	dossier := w.keepDossier(t, d)
	bureau, liaison := w.of("tangshan"), w.of("liaison")
	approved := "/body=常务会议&/approvals/%s/date=%s&/approvals/%[1]s/minutes_no=〔2026〕9号"
	w.takeAll(t, dossier, []taking{
		{bureau, huishang.EstRequest, "/at=2026-06-12", "一并登记（第十八条）"},
		{liaison, huishang.EstReview, "/at=2026-06-20", "退回补正"},
		{liaison, huishang.EstConsult, "/at=2026-06-28&/divisions=高新技术处&/due=2026-07-14", "反馈期限"},
		{w.of("division"), huishang.MtgDivisionFeedback, "/at=2026-07-10&/opinions/agreement/0/opinion=同意&/opinions/agreement/0/signed_by=处长", "具体意见"},
		{liaison, huishang.EstRevise, "/at=2026-07-16&/opinions/protocol/0/opinion=同意&/opinions/protocol/0/signed_by=处长", "合作主题"},
		{liaison, huishang.EstDirectorMeeting, directors + "&/director_meeting/result=通过", "纪要号"},
		{liaison, huishang.EstFeedback, "/at=2026-08-29", "审定后的结果"},
		{bureau, huishang.EstToCityLeaders, "/at=2026-09-04", "报市领导"},
		{bureau, huishang.EstCityAgree, "/at=2026-09-14", "登记异议"},
		{bureau, huishang.EstCityApprove, "/approvals/city" + fmt.Sprintf(approved, "city", "2026-09-24"), "批准会议"},
		{liaison, huishang.EstDeptApprove, "/approvals/dept" + fmt.Sprintf(approved, "dept", "2026-09-28"), "批准会议"},
		{bureau, huishang.EstCityLetter, "", "发文字号"},
		{liaison, huishang.MtgArrange, "/at=2026-10-10", "选会议日期"},
		{liaison, huishang.MtgHold, "", "议定事项"},
		{liaison, huishang.EstSign, "/at=2026-10-28", "签署的文本"},
	})
	stand := huishang.Replay(w.latest(t, dossier), fixedDay())
	if stand.Founding.State != huishang.E11 || stand.Meeting.State != huishang.M15 || len(stand.Departures) > 0 {
		t.Errorf("ends at %s and %s with %v", stand.Founding.State.Name(), stand.Meeting.State.Name(), stand.Departures)
	}
}

// takeAll takes steps on their pages, one after the other.
func (w *town) takeAll(t *testing.T, dossier string, steps []taking) {
	t.Helper()
	for _, one := range steps {
		path := stepPath(dossier, one.step)
		_, body := w.ask(one.who, http.MethodGet, path, "")
		if !strings.Contains(body, one.says) {
			t.Errorf("the page of %s does not say %s", one.step, one.says)
		}
		form := w.stepForm(t, one.who, dossier, one.step)
		given, err := url.ParseQuery(one.with)
		if err != nil {
			t.Fatal(err)
		}
		for name, values := range given {
			form.values[name] = values
		}
		answer, body := w.press(one.who, form, "take")
		if stepForms[one.step].grave != "" {
			if answer.StatusCode != http.StatusOK || !strings.Contains(body, "不能撤回") {
				t.Fatalf("%s is not asked about twice: %d\n%s", one.step, answer.StatusCode, wrongOn(body))
			}
			answer, body = w.press(one.who, formOf(t, body, "confirm"), "confirmed")
		}
		if answer.StatusCode != http.StatusSeeOther || answer.Header.Get("Location") != "/dossiers/"+dossier {
			t.Fatalf("%s: %d %s\n%s", one.step, answer.StatusCode, answer.Header.Get("Location"), wrongOn(body))
		}
	}
}

// wrongOn is what a page says is wrong.
func wrongOn(body string) string {
	tree, err := html.Parse(strings.NewReader(body))
	if err != nil {
		return err.Error()
	}
	said := ""
	eachNode(tree, func(n *html.Node) {
		if strings.Contains(attribute(n, "class"), "summary") {
			eachNode(n, func(inner *html.Node) {
				if inner.Type == html.TextNode {
					said += strings.TrimSpace(inner.Data) + " "
				}
			})
		}
	})
	return said
}

// latest is what the last version of a dossier says, with its log.
func (w *town) latest(t testing.TB, dossier string) *huishang.Dossier {
	t.Helper()
	g, err := w.site.steps.Read(t.Context(), store.System(store.Home), dossier)
	if err != nil {
		t.Fatal(err)
	}
	return g.Content
}
