package web

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// TestASlashTooMany holds that an address with a slash at its end is answered like any other: a program by a problem, a person by the right one.
func TestASlashTooMany(t *testing.T) {
	w := newTown(t, Config{})
	for path, want := range map[string]string{
		"/rules/": "/rules", "/dossiers/x/?a=b%20c": "/dossiers/x?a=b%20c", "//example.com/": "/example.com", `/\example.com/`: "/%5Cexample.com",
	} {
		r := w.request(w.of("liaison"), http.MethodGet, "/", "")
		r.URL.Path, r.URL.RawQuery, _ = strings.Cut(path, "?")
		answer, body := ask(w.handler, r)
		if to := answer.Header.Get("Location"); answer.StatusCode != http.StatusMovedPermanently || to != want || body != "" {
			t.Errorf("%s leads to %d %s %q, want %s", path, answer.StatusCode, to, body, want)
		}
		holdHeaders(t, answer)
	}
	for _, method := range []string{"GET", "POST", "DELETE"} {
		answer, body := w.ask(w.of("liaison"), method, apiRoot+"dossiers/", "")
		if answer.StatusCode != http.StatusNotFound || answer.Header.Get("Content-Type") != problemType || !strings.Contains(body, "末尾多了“/”") {
			t.Errorf("%s: %d %s", method, answer.StatusCode, body)
		}
		holdHeaders(t, answer)
	}
	if answer, body := w.ask(w.of("liaison"), "POST", "/fill/", ""); answer.StatusCode != http.StatusNotFound || !strings.Contains(body, "没有这个页面") {
		t.Errorf("a form: %d", answer.StatusCode)
	}
}

// A field of a form that is misspelt is told, and nothing is taken in.
func TestUnknownFieldsOfAForm(t *testing.T) {
	w, dossier := townWithDossier(t)
	form := sent{"报送表.xlsx", filledForm(t, "proposal", fullDossier(t), nil)}
	answer, body := w.handIn(t, w.of("tangshan"), submissions, map[string]string{"yaer": "2027"}, form)
	if answer.StatusCode != 400 || !strings.Contains(body, "表单里有未知的栏目“yaer”，只收 files（文件）、year、explanations。") {
		t.Errorf("got %d %s", answer.StatusCode, body)
	}
	opinion := sent{"意见.xlsx", filledForm(t, "opinion", fullDossier(t), nil)}
	answer, body = w.handIn(t, w.of("division"), apiRoot+"dossiers/"+dossier+"/opinions", map[string]string{"round": "2"}, opinion)
	if answer.StatusCode != 400 || !strings.Contains(body, "未知的栏目“round”，只收 files（文件）。") {
		t.Errorf("got %d %s", answer.StatusCode, body)
	}
	if answer, body = w.handIn(t, w.of("tangshan"), submissions, map[string]string{"year": "2026"}, form); answer.StatusCode != 201 {
		t.Errorf("got %d %s", answer.StatusCode, body)
	}
}

// A workbook that cannot be read is told with the way out, a danger in one by sheet and cell, and a file under the ending of another kind is kept
// under its own.
func TestWorkbooksThatAreNotAsTheySay(t *testing.T) {
	w, dossier := townWithDossier(t)
	form := filledForm(t, "proposal", fullDossier(t), nil)
	empty := with(t, form, map[string]string{"xl/sharedStrings.xml": `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`})
	answer, body := w.handIn(t, w.of("tangshan"), submissions, nil, sent{"报送表.xlsx", empty})
	if answer.StatusCode != 422 || !strings.Contains(body, "不在共享字符串表里。文件可能已损坏，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。") {
		t.Errorf("without its texts: %d %s", answer.StatusCode, body)
	}

	planted := ""
	for name, data := range members(t, form) {
		if at := bytes.Index(data, []byte("</row>")); strings.HasPrefix(name, "xl/worksheets/sheet") && at > 0 && planted == "" {
			planted = name
			row := data[bytes.LastIndex(data[:at], []byte("<row r=\""))+8:]
			number, _, _ := strings.Cut(string(row), `"`)
			form2 := with(t, form, map[string]string{name: string(data[:at]) + `<c r="XFD` + number + `"><f>RTD("prog",,"a")</f></c>` + string(data[at:])})
			answer, body = w.handIn(t, w.of("tangshan"), submissions, nil, sent{"报送表.xlsx", form2})
			if answer.StatusCode != 422 || !strings.Contains(body, "”XFD"+number+"的公式用了RTD") || strings.Contains(body, "xl/worksheets") {
				t.Errorf("a formula that reaches out: %d %s", answer.StatusCode, body)
			}
		}
	}

	r := w.handInRequest(t, w.of("liaison"), apiRoot+"dossiers/"+dossier+"/documents", map[string]string{"kind": "附表"}, sent{"表.docx", form})
	sentBody, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	r.Body = io.NopCloser(bytes.NewReader(bytes.Replace(sentBody, []byte(`name="files"`), []byte(`name="file"`), 1)))
	answer, body = ask(w.handler, r)
	var filed createdDocument
	if err := json.Unmarshal([]byte(body), &filed); err != nil || filed.Name != "表.xlsx" || len(filed.Warnings) != 1 {
		t.Errorf("filed is %d %s", answer.StatusCode, body)
	}
	answer, _ = w.ask(w.of("liaison"), "GET", apiRoot+"dossiers/"+dossier+"/documents/"+filed.ID, "")
	if !strings.Contains(answer.Header.Get("Content-Disposition"), url.PathEscape("表")+".xlsx") {
		t.Errorf("it comes back as %s", answer.Header.Get("Content-Disposition"))
	}
	answer, body = w.handIn(t, w.of("tangshan"), submissions, nil, sent{"报送表.docx", form})
	if told := says[given](t, answer, body, 201); told.Files[0].Name != "报送表.xlsx" || !strings.Contains(body, "已按“报送表.xlsx”收下") {
		t.Errorf("handed in is %s", body)
	}
}

// A search that asks for too much is told so, and not that it asks for nothing.
func TestSearchesThatAreTooLong(t *testing.T) {
	w := newTown(t, Config{})
	for query, want := range map[string]string{
		strings.Repeat("钢", 5000): "要找的词太长了，最多333个字", strings.Repeat("钢 ", 17): "要找的词太多了，有17个，最多16个", " ": "请输入要找的词", "，。": "请输入要找的词",
	} {
		answer, body := w.ask(w.of("liaison"), "GET", apiRoot+"search?q="+url.QueryEscape(query), "")
		if answer.StatusCode != 422 || !strings.Contains(body, want) {
			t.Errorf("%.20s: %d %s", query, answer.StatusCode, body)
		}
	}
}
