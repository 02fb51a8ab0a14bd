package web

import (
	"bytes"
	"encoding/json"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"huishang/checks"
)

// loadedRules are the rules of the program, compiled once for all tests: they never change.
var loadedRules = sync.OnceValues(func() (*checks.Rules, error) { return checks.Load() })

func loadRules(t testing.TB) *checks.Rules {
	t.Helper()
	rules, err := loadedRules()
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

// spoilt is the dossier of 唐山市 with a title that article 19 does not know.
func spoilt(t testing.TB) []byte {
	return bytes.Replace(dossierText(t), []byte("厅市会商2026年工作会议议题建议"), []byte("2026年议题"), 1)
}

func TestCheckOfADossier(t *testing.T) {
	handler := newHandler(t)
	for query, want := range map[string]bool{"": true, "?stage=all": true, "?stage=会议-报送": true, "?stage=建立-签约": false} {
		answer, body := post(handler, "/api/v1/checks"+query, string(spoilt(t)))
		var report checks.Report
		if err := json.Unmarshal([]byte(body), &report); answer.StatusCode != http.StatusOK || err != nil {
			t.Fatalf("%d %v: %.300s", answer.StatusCode, err, body)
		}
		found := false
		for _, f := range report.Findings {
			found = found || f.Rule == "ART19-1" && f.Where == "/proposal/title" && f.Quote != ""
		}
		if found != want || report.RulesVersion == "" {
			t.Errorf("%s: %+v", query, report.Findings)
		}
	}
}

// Every file of a form is answered for; what cannot be read says why and keeps nothing from the others.
func TestCheckOfFiles(t *testing.T) {
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name, data := range map[string][]byte{"唐山.json": spoilt(t), "坏.json": []byte(`{"city":`), "议题建议.docx": word(t), "坏.docx": []byte("PK\x03\x04")} {
		part, err := w.CreateFormFile("files", name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	request := httptest.NewRequest(http.MethodPost, "/api/v1/checks", &body)
	request.Header.Set("Content-Type", w.FormDataContentType())
	answer, text := ask(newHandler(t), request)
	var got struct{ Files []checkedFile }
	if err := json.Unmarshal([]byte(text), &got); answer.StatusCode != http.StatusOK || err != nil || len(got.Files) != 4 {
		t.Fatalf("%d %v: %.300s", answer.StatusCode, err, text)
	}
	for _, f := range got.Files {
		if good := !strings.HasPrefix(f.Name, "坏"); (f.Report != nil) != good || (len(f.Errors) == 0) != good {
			t.Errorf("%s: %v", f.Name, f.Errors)
		}
	}
}

// word is a document as the site makes it.
func word(t testing.TB) []byte {
	t.Helper()
	answer, body := get(newHandler(t), "/fill/130200/documents/proposal")
	if answer.StatusCode != http.StatusOK {
		t.Fatal(body)
	}
	return []byte(body)
}

func TestCheckRefusals(t *testing.T) {
	handler := newHandler(t)
	for _, c := range []struct{ path, kind, body, want string }{
		{"/api/v1/checks?stage=会议报送", "application/json", "{}", "是否应为“会议-报送”"},
		{"/api/v1/checks", "application/json", `{"citty":1}`, "是否应为"},
		{"/api/v1/checks", "multipart/form-data; boundary=x", "--x--\r\n", "没有选择文件"},
	} {
		request := httptest.NewRequest(http.MethodPost, c.path, strings.NewReader(c.body))
		request.Header.Set("Content-Type", c.kind)
		if answer, body := ask(handler, request); answer.StatusCode != http.StatusBadRequest || !strings.Contains(body, c.want) {
			t.Errorf("%s: %d %s", c.path, answer.StatusCode, body)
		}
	}
}

// The page of a dossier shows what was found, with article and quote, and the documents of the review can be made.
func TestFindingsOnThePage(t *testing.T) {
	handler := newHandler(t)
	at := address(t, handler, spoilt(t))
	_, page := get(handler, at)
	for _, want := range []string{"处理合规检查发现的问题", `id="found-proposal"`, "依据第十九条", "规则 ART19-1", "标题应为"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if _, page := get(handler, at+"?stage=建立-签约"); strings.Contains(page, "ART19-1<") || !strings.Contains(page, `<strong aria-current="true">建立-签约</strong>`) {
		t.Error("the stage is not looked at by itself")
	}
	for _, kind := range []string{"review-opinion", "correction-notice"} {
		if answer, body := get(handler, at+"/documents/"+kind); answer.StatusCode != http.StatusOK || !strings.HasPrefix(body, "PK") {
			t.Errorf("%s: %d %.200s", kind, answer.StatusCode, body)
		}
	}
}
