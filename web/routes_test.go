package web

import (
	"bytes"
	"encoding/json"
	"mime"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

const (
	pageType    = "text/html; charset=utf-8"
	jsonType    = "application/json; charset=utf-8"
	problemType = "application/problem+json; charset=utf-8"
)

// TestRoutes asks every route for what it gives and for every error it can give.
func TestRoutes(t *testing.T) {
	handler := newHandler(t)
	sound := string(dossierText(t))
	kept := address(t, handler, gappy(t))
	for _, c := range []struct {
		name, method, path, body string
		status                   int
		kind                     string
		says                     []string
	}{
		{"the first page", "GET", "/", "", 200, pageType, []string{"我的待办", "唐山市"}},
		{"a dossier at hand", "GET", "/fill", "", 200, pageType, []string{"上传卷宗", "石家庄市", "2026年，首次会商", "沧州市", "绩效评估报告"}},
		{"the first page's head", "HEAD", "/", "", 200, pageType, nil},
		{"a dossier of the demonstration", "GET", "/fill/130200", "", 200, pageType, []string{"唐山市 2026年厅市会商", "全部下载（zip）", "“绩效评估”没有填写"}},
		{"a first consultation", "GET", "/fill/130100", "", 200, pageType, []string{"首次会商无需提交落实情况总结（第十九条）"}},
		{"an uploaded dossier", "GET", kept, "", 200, pageType, []string{"您需要", "议题建议 1 项", "草稿（缺项标黄）", "/proposal/title"}},
		{"a dossier nobody sent", "GET", "/fill/AAAAAAAAAAAAAAAAAAAAAAAAAA", "", 404, pageType, []string{"找不到这份卷宗", "请重新选择卷宗文件"}},
		{"a download", "GET", "/fill/130200/documents/agreement", "", 200, wordType, nil},
		{"a download by its Chinese name", "GET", "/fill/130200/documents/%E5%8D%8F%E8%AE%AE%E4%B9%A6", "", 200, wordType, nil},
		{"a draft", "GET", kept + "/documents/proposal?missing=mark", "", 200, wordType, nil},
		{"a document that cannot be made", "GET", kept + "/documents/proposal", "", 422, pageType, []string{"“议题建议 › 标题”没有填写"}},
		{"a download of no kind", "GET", "/fill/130200/documents/poem", "", 404, pageType, []string{"没有这种文件"}},
		{"a download of a dossier nobody sent", "GET", "/fill/x/documents/all", "", 404, pageType, []string{"找不到这份卷宗"}},
		{"all downloads", "GET", "/fill/130200/documents/all", "", 200, zipType, nil},
		{"the list", "GET", "/api/v1/documents", "", 200, jsonType, []string{`{"kind":"protocol","title":"议定书","article":"第十六条"}`}},
		{"a document", "POST", "/api/v1/documents/protocol", sound, 200, wordType, nil},
		{"all documents", "POST", "/api/v1/documents/all", sound, 200, zipType, nil},
		{"no such kind", "POST", "/api/v1/documents/protocl", sound, 404, problemType, []string{"是否应为“protocol”"}},
		{"no kind like it", "POST", "/api/v1/documents/诗", sound, 404, problemType, []string{"没有这种文件：诗。"}},
		{"not ready", "POST", "/api/v1/documents/evaluation", sound, 422, problemType, []string{"绩效评估"}},
		{"a document with gaps", "POST", "/api/v1/documents/proposal", string(gappy(t)), 422, problemType, []string{"“议题建议 › 标题”没有填写"}},
		{"a marked document", "POST", "/api/v1/documents/proposal?missing=mark", string(gappy(t)), 200, wordType, nil},
		{"a second round", "POST", "/api/v1/documents/agreement?round=2&today=2026-12-01", sound, 200, wordType, nil},
		{"no such policy", "POST", "/api/v1/documents/protocol?missing=skip", sound, 400, problemType, []string{"参数 missing"}},
		{"no round", "POST", "/api/v1/documents/protocol?round=0", sound, 400, problemType, []string{"参数 round"}},
		{"no day", "POST", "/api/v1/documents/protocol?today=1.12.2026", sound, 400, problemType, []string{"参数 today"}},
		{"no dossier", "POST", "/api/v1/documents/protocol", "", 400, problemType, []string{"文件是空的"}},
		{"broken JSON", "POST", "/api/v1/documents/protocol", "{\n \"note\": 唐山\n}", 400, problemType, []string{`"line":2`, `"column":10`}},
		{"an empty dossier", "POST", "/api/v1/documents/protocol", "{}", 422, problemType, []string{"“议定书”没有填写"}},
		{"nothing to make", "POST", "/api/v1/documents/all", `{"history": {"is_first_meeting": true}}`, 422, problemType, []string{"还不能生成任何文件"}},
		{"no such page of the API", "GET", "/api/v1/poems", "", 404, problemType, []string{"没有这个页面"}},
		{"no such method of the API", "DELETE", "/api/v1/documents", "", 405, problemType, []string{"不支持的请求方法"}},
		{"no such page", "GET", "/poems", "", 404, pageType, []string{"没有这个页面", "回到首页"}},
		{"no such method", "PUT", "/fill", "", 405, pageType, []string{"不支持的请求方法"}},
		{"no form", "POST", "/fill", "{}", 400, pageType, []string{"没有收到文件", "重新上传"}},
		{"health", "GET", "/healthz", "", 200, jsonType, []string{`{"status":"ok"`}},
		{"the style", "GET", "/assets/huishang.css", "", 200, "text/css; charset=utf-8", []string{"--blue"}},
		{"the script", "GET", "/assets/fill.js", "", 200, "text/javascript; charset=utf-8", []string{"use strict"}},
		{"the icon", "GET", "/assets/icon.svg", "", 200, "image/svg+xml", nil},
		{"no such asset", "GET", "/assets/poem.js", "", 404, pageType, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			answer, body := ask(handler, httptest.NewRequest(c.method, c.path, strings.NewReader(c.body)))
			if answer.StatusCode != c.status || answer.Header.Get("Content-Type") != c.kind {
				t.Fatalf("got %d %s, want %d %s\n%s", answer.StatusCode, answer.Header.Get("Content-Type"), c.status, c.kind, body)
			}
			for _, words := range c.says {
				if !strings.Contains(body, words) {
					t.Errorf("the answer does not say %q:\n%s", words, body)
				}
			}
			holdHeaders(t, answer)
		})
	}
}

func holdHeaders(t *testing.T, answer *http.Response) {
	t.Helper()
	policy := answer.Header.Get("Content-Security-Policy")
	for _, rule := range []string{"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'"} {
		if !strings.Contains(policy, rule) {
			t.Errorf("the policy %q lacks %s", policy, rule)
		}
	}
	if strings.Contains(policy, "unsafe") || answer.Header.Get("X-Content-Type-Options") != "nosniff" || answer.Header.Get("Referrer-Policy") != "no-referrer" {
		t.Errorf("headers %v", answer.Header)
	}
}

// address uploads a dossier and gives where it can be seen.
func address(t testing.TB, handler http.Handler, data []byte) string {
	t.Helper()
	answer, body := ask(handler, form(t, fileField, "卷宗.json", data))
	if answer.StatusCode != http.StatusSeeOther {
		t.Fatalf("upload: got %d\n%s", answer.StatusCode, body)
	}
	return answer.Header.Get("Location")
}

func TestDownloadsBearTheirChineseNames(t *testing.T) {
	handler := newHandler(t)
	for path, want := range map[string]string{
		"/fill/130200/documents/proposal": "唐山市_厅市会商2026年_议题建议_20260612.docx",
		"/fill/130200/documents/all":      "唐山市_厅市会商2026年_全套文件_20261123.zip",
	} {
		answer, _ := get(handler, path)
		written := answer.Header.Get("Content-Disposition")
		_, words, err := mime.ParseMediaType(written)
		if err != nil || words["filename"] != want {
			t.Errorf("%s: got %q, %v from %s", path, words["filename"], err, written)
		}
		if i := strings.IndexFunc(written, func(r rune) bool { return r > '~' }); i >= 0 {
			t.Errorf("%s: the header %s is not plain", path, written)
		}
	}
}

// TestProblemsNameEveryPlace holds the faults of a dossier in problem+json.
func TestProblemsNameEveryPlace(t *testing.T) {
	answer, body := post(newHandler(t), "/api/v1/documents/protocol", "{\n\"proposal\": {\"tittle\": \"\", \"year\": \"今年\"}}")
	var got problem
	if err := json.Unmarshal([]byte(body), &got); err != nil {
		t.Fatal(err)
	}
	want := []fault{
		{Pointer: "/proposal/tittle", Where: "议题建议", Line: 2, Column: 14, Message: "未知字段“tittle”，是否应为“title（标题）”？请改正或删去。"},
		{Pointer: "/proposal/year", Where: "议题建议 › 年份", Line: 2, Column: 36, Message: "应为数字（单位：年），现为文字“今年”。没有数据请写 null。"},
	}
	if answer.StatusCode != 400 || got.Status != 400 || got.Title != "卷宗有错误" || !slices.Equal(got.Faults, want) {
		t.Errorf("got %d %+v", answer.StatusCode, got)
	}
}

func TestFormsFromOtherSitesAreRefused(t *testing.T) {
	handler := newHandler(t)
	for header, value := range map[string]string{"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"} {
		r := form(t, fileField, "卷宗.json", dossierText(t))
		r.Header.Set(header, value)
		if answer, body := ask(handler, r); answer.StatusCode != http.StatusForbidden || !strings.Contains(body, "已拒绝") {
			t.Errorf("%s: got %d\n%s", header, answer.StatusCode, body)
		}
	}
}

func TestAssetsAreSentOnce(t *testing.T) {
	handler := newHandler(t)
	first, _ := get(handler, "/assets/huishang.css")
	again := httptest.NewRequest(http.MethodGet, "/assets/huishang.css", bytes.NewReader(nil))
	again.Header.Set("If-None-Match", first.Header.Get("ETag"))
	if answer, body := ask(handler, again); answer.StatusCode != http.StatusNotModified || body != "" {
		t.Errorf("got %d and %d bytes", answer.StatusCode, len(body))
	}
}
