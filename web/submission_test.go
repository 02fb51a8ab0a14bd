package web

import (
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"huishang"
	"huishang/generator"
	"huishang/store"
)

// townWithDossier is a town whose 唐山市 has a protocol in force and an agreement to report on, and has handed in nothing yet.
func townWithDossier(t testing.TB) (w *town, dossier string) {
	t.Helper()
	w = newTown(t, Config{})
	return w, w.keepDossier(t, blankDossier(t))
}

// keepDossier keeps a dossier of 2026.
func (w *town) keepDossier(t testing.TB, d *huishang.Dossier) (id string) {
	t.Helper()
	w.update(t, func(tx *store.Tx) error {
		v, err := tx.CreateDossier(2026, d, "")
		id = v.Dossier
		return err
	})
	return id
}

// fullDossier is the demonstration of 唐山市.
func fullDossier(t testing.TB) *huishang.Dossier {
	t.Helper()
	d, err := huishang.Decode(dossierText(t))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// blankDossier is the same before anything was handed in.
func blankDossier(t testing.TB) *huishang.Dossier {
	d := fullDossier(t)
	d.Proposal, d.Needs, d.Summary, d.Agreement, d.Meeting, d.Consultation, d.DirectorsMeeting, d.Evaluation = nil, nil, nil, nil, nil, nil, nil, nil
	d.Opinions, d.Procedure, d.Plans, d.Letters = huishang.Opinions{}, huishang.Procedure{}, nil, huishang.Letters{}
	return d
}

// filledForm is a form as a clerk filled it in; cells change what it says: "议题建议!C5" to a value.
func filledForm(t testing.TB, kind string, d *huishang.Dossier, cells map[string]any) []byte {
	t.Helper()
	k, _ := generator.FormKindOf(kind)
	form, err := generator.Form(k, d, generator.FormOptions{Today: fixedDay(), Division: divisionOf(kind)})
	if err != nil {
		t.Fatal(err)
	}
	return withCells(t, form.Bytes, cells)
}

// withCells is a form in which some cells say something else.
func withCells(t testing.TB, form []byte, cells map[string]any) []byte {
	t.Helper()
	if len(cells) == 0 {
		return form
	}
	book, err := excelize.OpenReader(bytes.NewReader(form))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for place, value := range cells {
		sheet, cell, _ := strings.Cut(place, "!")
		if err := book.SetCellValue(sheet, cell, value); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func divisionOf(kind string) string {
	if kind == "opinion" {
		return "高新技术处"
	}
	return ""
}

// cellOf finds a cell of a form by what stands in it.
func cellOf(t testing.TB, form []byte, sheet, text string) string {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(form))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	found, err := book.SearchSheet(sheet, text)
	if err != nil || len(found) == 0 {
		t.Fatalf("%s has no cell %q, %v", sheet, text, err)
	}
	return sheet + "!" + found[len(found)-1]
}

// A sent file is one of a request.
type sent struct {
	name string
	data []byte
}

// handIn sends files and fields as a browser does.
func (w *town) handIn(t testing.TB, p person, path string, fields map[string]string, files ...sent) (*http.Response, string) {
	t.Helper()
	return ask(w.handler, w.handInRequest(t, p, path, fields, files...))
}

func (w *town) handInRequest(t testing.TB, p person, path string, fields map[string]string, files ...sent) *http.Request {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for name, value := range fields {
		if err := form.WriteField(name, value); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range files {
		part, err := form.CreateFormFile("files", f.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(f.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	r := w.request(p, http.MethodPost, path, "x")
	r.Body, r.ContentLength = io.NopCloser(&body), int64(body.Len())
	r.Header.Set("Content-Type", form.FormDataContentType())
	return r
}

const submissions = apiRoot + "submissions"

// says reads a JSON answer, which must have the status.
func says[V any](t testing.TB, answer *http.Response, body string, status int) V {
	t.Helper()
	var v V
	if answer.StatusCode != status {
		t.Fatalf("got %d, want %d\n%.2000s", answer.StatusCode, status, body)
	}
	if err := json.Unmarshal([]byte(body), &v); err != nil {
		t.Fatalf("%v\n%.500s", err, body)
	}
	return v
}

// given is what a test reads of a submission.
type given struct {
	ID, Dossier, State string
	Version            int
	Files              []struct{ Name, Content, Annotated string }
	Findings           []struct{ Rule, Level, Article, Quote, Sheet, Cell, Message, Remedy, File, Explanation string }
	Mended             []struct{ Rule, Message string }
	Blocked            bool
	Steps              []struct{ Step string }
	Waits              string
	Explanations       []struct{ Rule, Text string }
}

// TestTheWayOfAClerk goes from the blank form to the acceptance.
func TestTheWayOfAClerk(t *testing.T) {
	w, dossier := townWithDossier(t)
	clerk, liaison := w.of("tangshan"), w.of("liaison")

	answer, body := w.ask(clerk, "GET", "/api/v1/dossiers/"+dossier+"/forms/proposal", "")
	if answer.StatusCode != 200 || !strings.Contains(answer.Header.Get("Content-Disposition"), "UTF-8''") {
		t.Fatalf("the form: %d %s", answer.StatusCode, body)
	}
	if at := cellOf(t, []byte(body), "落实情况总结", "P1"); at == "" {
		t.Error("the form does not list what is to be reported on")
	}

	full := fullDossier(t)
	sound := filledForm(t, "proposal", full, nil)
	fund := cellOf(t, sound, "议题建议", "1000")
	faulty := filledForm(t, "proposal", full, map[string]any{fund: "一千左右"})
	answer, body = w.handIn(t, clerk, submissions, nil, sent{"报送表.xlsx", faulty})
	first := says[given](t, answer, body, 201)
	sheet, cell, _ := strings.Cut(fund, "!")
	found := false
	for _, f := range first.Findings {
		found = found || f.Sheet == sheet && f.Cell == cell && f.Level == "错误" && f.Remedy != ""
	}
	if !found || !first.Blocked {
		t.Errorf("the cell %s is not told: %+v", fund, first.Findings)
	}
	if len(first.Steps) != 1 || first.Steps[0].Step != "mtg.submit" {
		t.Errorf("the steps are %+v, %s", first.Steps, first.Waits)
	}
	if answer.Header.Get("Location") != submissions+"/"+first.ID || answer.Header.Get("ETag") == "" {
		t.Errorf("it lies at %q with tag %q", answer.Header.Get("Location"), answer.Header.Get("ETag"))
	}

	answer, body = w.ask(clerk, "GET", first.Files[0].Annotated, "")
	marked, err := excelize.OpenReader(strings.NewReader(body))
	if err != nil {
		t.Fatalf("the annotated copy: %d %v", answer.StatusCode, err)
	}
	comments, err := marked.GetComments(sheet)
	if err != nil || len(comments) == 0 {
		t.Errorf("the copy has no comment on %s: %v", sheet, err)
	}

	// It cannot be accepted as it is.
	answer, body = w.settle(liaison, first.ID+"/acceptance", "{}")
	if answer.StatusCode != 409 || !strings.Contains(body, "第十九条") {
		t.Errorf("accepted with errors: %d %s", answer.StatusCode, body)
	}
	answer, body = w.settle(liaison, first.ID+"/return", `{"note":"专项经费请填数字","due":"2026-12-10"}`)
	returned := says[toldDecision](t, answer, body, 200)
	if returned.Submission.State != store.Returned || returned.Document.Kind != "correction-notice" || len(returned.Steps) != 1 {
		t.Errorf("returned: %s", body)
	}
	w.update(t, func(tx *store.Tx) error {
		notice, err := tx.Document(returned.Document.ID)
		if err != nil || notice.Round != 1 || notice.File.Size < 1000 {
			t.Errorf("the notice is %+v, %v", notice, err)
		}
		return nil
	})

	// Mended, handed in again, and accepted.
	answer, body = w.handIn(t, clerk, submissions, nil, sent{"报送表（改）.xlsx", sound})
	second := says[given](t, answer, body, 201)
	gone := false
	for _, f := range second.Mended {
		gone = gone || strings.Contains(f.Message, "一千左右")
	}
	if !gone || second.Blocked || second.Version != first.Version+1 {
		t.Errorf("mended are %+v of %+v", second.Mended, second)
	}
	w.explainAll(t, clerk, second)
	answer, body = w.settle(liaison, second.ID+"/acceptance", `{"note":"材料齐全"}`)
	accepted := says[toldDecision](t, answer, body, 200)
	if accepted.Submission.State != store.Accepted || accepted.Document.Kind != "review-opinion" {
		t.Errorf("accepted: %s", body)
	}
	answer, body = w.handIn(t, clerk, submissions, nil, sent{"报送表.xlsx", filledForm(t, "proposal", full, map[string]any{fund: 900})})
	if answer.StatusCode != 422 || !strings.Contains(body, "已经受理") {
		t.Errorf("handed in after it was accepted: %d %s", answer.StatusCode, body)
	}
	answer, body = w.ask(w.of("leader"), "GET", submissions+"?state=accepted&city=130200&limit=1", "")
	if list := says[struct{ Submissions []toldSubmission }](t, answer, body, 200); len(list.Submissions) != 1 || list.Submissions[0].ID != second.ID {
		t.Errorf("the list is %s", body)
	}
}

// settle accepts or returns a submission, whatever it has become since.
func (w *town) settle(p person, path, body string) (*http.Response, string) {
	r := w.request(p, http.MethodPost, submissions+"/"+path, body)
	r.Header.Del("If-Match")
	return ask(w.handler, r)
}

// explainAll writes on every warning of a submission.
func (w *town) explainAll(t *testing.T, p person, s given) {
	t.Helper()
	var list []string
	seen := map[string]bool{}
	for _, f := range s.Findings {
		if f.Level == "警告" && !seen[f.Rule] {
			seen[f.Rule] = true
			list = append(list, `{"rule":"`+f.Rule+`","text":"已核实","signed":"张局长"}`)
		}
	}
	if len(list) == 0 {
		return
	}
	answer, body := w.explain(t, p, s.ID, "["+strings.Join(list, ",")+"]", w.tagOf(t, p, s.ID))
	if explained := says[given](t, answer, body, 200); len(explained.Explanations) != len(list) {
		t.Errorf("explained are %+v", explained.Explanations)
	}
}

func (w *town) explain(t *testing.T, p person, id, list, tag string) (*http.Response, string) {
	t.Helper()
	r := w.request(p, http.MethodPut, submissions+"/"+id+"/explanations", `{"explanations":`+list+`}`)
	r.Header.Del("If-Match")
	if tag != "" {
		r.Header.Set("If-Match", tag)
	}
	return ask(w.handler, r)
}

func (w *town) tagOf(t *testing.T, p person, id string) string {
	t.Helper()
	answer, body := w.ask(p, "GET", submissions+"/"+id, "")
	if answer.StatusCode != 200 {
		t.Fatalf("got %d %s", answer.StatusCode, body)
	}
	return answer.Header.Get("ETag")
}
