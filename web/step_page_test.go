package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"huishang"
	"huishang/store"
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

// TestTheWholeWayOnPages takes every step of a consultation on its page, without scripts: what is known is there already, each step says
// what it makes, and what cannot be undone is asked twice.
func TestTheWholeWayOnPages(t *testing.T) {
	w := newTown(t, Config{})
	dossier := w.keepDossier(t, begun(t))
	bureau, liaison := w.of("tangshan"), w.of("liaison")
	for _, one := range []struct {
		who  person
		step huishang.Step
		with string
		says string // that the page before says
	}{
		{bureau, huishang.MtgSubmit, "/at=2026-06-12", "区域产业发展需求"},
		{liaison, huishang.MtgAccept, "/at=2026-06-16", "第十九条"},
		{liaison, huishang.MtgConsult, "/at=2026-06-18&/divisions=高新技术处&/due=2026-07-09", "反馈期限"},
		{w.of("division"), huishang.MtgDivisionFeedback, "/at=2026-07-06", "具体意见"},
		{liaison, huishang.MtgSummarize, "/at=2026-07-15", "采纳情况"},
		{liaison, huishang.MtgDraftAgreement, "/at=2026-07-28", "保障措施"},
		{liaison, huishang.MtgDirectorMeeting, "/director_meeting/meeting_date=2026年8月12日&/director_meeting/minutes_no=〔2026〕21号&" +
			"/director_meeting/result=修改后通过&/director_meeting/required_changes=A3 目标时限提前", "修改要求"},
		{liaison, huishang.MtgFeedback, "/at=2026-08-20", "反馈市科技局"},
		{bureau, huishang.MtgToCityLeaders, "/at=2026-08-25", "报市领导"},
		{bureau, huishang.MtgCityAgree, "/at=2026-09-01", "市领导同意"},
		{bureau, huishang.MtgCityLetter, "", "发文字号"},
		{liaison, huishang.MtgArrange, "/at=2026-09-25", "主持人"},
		{liaison, huishang.MtgHold, "", "议定事项"},
		{liaison, huishang.MtgSign, "/at=2026-10-20", "签署的文本"},
	} {
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
		if _, page := w.ask(one.who, http.MethodGet, stepPath(dossier, one.step), ""); one.step != huishang.MtgDivisionFeedback && strings.Contains(page, `id="fill"`) {
			t.Errorf("%s can be taken twice", one.step)
		}
	}
	d := w.latest(t, dossier)
	if stand := huishang.Replay(d, fixedDay()); stand.Meeting.State != huishang.M15 || len(stand.Departures) > 0 {
		t.Errorf("ends at %s with %v", stand.Meeting.State.Name(), stand.Departures)
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
