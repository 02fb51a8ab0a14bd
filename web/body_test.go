package web

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
)

// TestSmallBodiesAreReadStrictly holds bodies that are no dossiers to what a dossier is held to, with every fault at its place.
func TestSmallBodiesAreReadStrictly(t *testing.T) {
	w, dossier := townWithDossier(t)
	releases := apiRoot + "dossiers/" + dossier + "/releases"
	for _, c := range []struct {
		name, body string
		status     int
		title      string
		faults     []string // pointer and message
		detail     string
	}{
		{"GBK", "{\"rule\":\"ART13-9\",\"by\":\"\xd5\xc5\xc8\xfd\"}", 400, "请求体不对", nil, "请求体不是 UTF-8 编码的文字（例如用了 GBK），请改用 UTF-8 编码后再发送。"},
		{"a field twice", `{"rule":"ART13-9","by":"张三","by":"李四"}`, 400, "请求体不对", []string{"/by 字段“by”重复，第1行已经写过，请只保留一处。"}, "/by：字段“by”重复"},
		{"a hidden character", `{"rule":"ART13-9","by":"张\u0000三"}`, 400, "请求体不对", []string{"/by 第2个字符是看不见的控制字符（U+0000），请删去。"}, "/by：第2个字符"},
		{"no day", `{"rule":"ART13-9","by":"张三","reason":"r","on":"明天"}`, 400, "请求体不对",
			[]string{"/on “明天”不是日期，应写成年-月-日，如 2026-06-12。"}, "/on：“明天”不是日期"},
		{"a day that does not exist", `{"on":"2026-02-30"}`, 400, "请求体不对", []string{"/on “2026-02-30”这一天不存在，请核对年月日。"}, "/on"},
		{"other kinds", `{"rule":5,"by":["张三"],"reason":{},"on":20261120}`, 400, "请求体不对", []string{
			"/by 应为文字，用英文双引号括起来，现为列表。", "/on 应为日期，如 \"2026-06-12\"，现为数字 20261120。",
			"/reason 应为文字，用英文双引号括起来，现为一组字段。", "/rule 应为文字，用英文双引号括起来，现为数字 5。"}, "（共4处，逐一列在 faults 里）"},
		{"a list", "[]", 400, "请求体不对", []string{" 应为一组字段，写在花括号 { } 里，现为列表。"}, "应为一组字段"},
		{"an unknown field", `{"Rule":"ART13-9"}`, 400, "请求体不对", []string{"/Rule 未知的字段“Rule”，请改正或删去。这里可以写：rule、by、on、reason。"}, "/Rule"},
		{"two values", `{} {}`, 400, "请求体不对", []string{" 文件到这里应当结束，后面多出了“{}”，请删去。"}, "（第1行第4列）：文件到这里应当结束"},
		{"a slip", `{"rule":"ART13-9"`, 400, "请求体不对", []string{" 文件在这里中断，还缺少英文逗号“,”或“}”，可能没有保存完整，请重新导出或补全。"}, "不是完整的 JSON（第1行第18列）：文件在这里中断"},
		{"nothing", "", 400, "请求体不对", nil, "请求体是空的"},
		{"too much", `{"by":"` + strings.Repeat("张", 30_000) + `"}`, 413, "请求体太大", nil, "最多收 64 KB"},
	} {
		r := w.request(w.of("liaison"), http.MethodPost, releases, c.body)
		answer, body := ask(w.handler, r)
		if answer.StatusCode != c.status {
			t.Errorf("%s: got %d, want %d: %s", c.name, answer.StatusCode, c.status, body)
			continue
		}
		var told problem
		if err := json.Unmarshal([]byte(body), &told); err != nil {
			t.Fatal(err)
		}
		var faults []string
		for _, f := range told.Faults {
			faults = append(faults, f.Pointer+" "+f.Message)
		}
		if told.Title != c.title || strings.Join(faults, "\n") != strings.Join(c.faults, "\n") || !strings.Contains(told.Detail, c.detail) {
			t.Errorf("%s is told %s %q: %q", c.name, told.Title, told.Detail, faults)
		}
	}
}

// A byte order mark before the JSON is none of its own.
func TestAByteOrderMarkIsTaken(t *testing.T) {
	w := newTown(t, Config{})
	handler, err := w.site.handler() // the description is not read with a mark
	if err != nil {
		t.Fatal(err)
	}
	answer, body := ask(handler, w.request(w.of("liaison"), http.MethodPatch, apiRoot+"me", "\uFEFF"+`{"email":"someone@example.com"}`))
	if answer.StatusCode != http.StatusOK {
		t.Errorf("got %d %s", answer.StatusCode, body)
	}
}

// TestTheBodyOfAStep is told as a body, with all it may hold.
func TestTheBodyOfAStep(t *testing.T) {
	w, dossier := townWithDossier(t)
	for body, want := range map[string][]string{
		`{"event":"mtg.submit","documnet":"x"}`:           {`"title":"请求体不对"`, `"pointer":"/documnet"`, "是否应为“document”？"},
		`{"蓝天":1}`:                                        {`"title":"请求体不对"`, "这里可以写：document、year、dossier、", "doc_ids"},
		`{"event":"mtg.submit","at":"明天"}`:                {`"title":"请求体不对"`, `"pointer":"/at"`, "不是日期"},
		`{"event":"mtg.submit","event":"mtg.plan_dept"}`:  {`"title":"请求体不对"`, "重复"},
		`{"event":"mtg.submit","note":"a\u0001"}`:         {`"title":"请求体不对"`, `"pointer":"/note"`, "第2个字符是看不见的控制字符"},
		`{"event":"mtg.submit","dossier":{"proposl":{}}}`: {`"title":"请求体不对"`, `"pointer":"/dossier/proposl"`},
		`{"event":"mtg.submit"`:                           {`"title":"请求体不对"`, "不是完整的 JSON"},
		`[]`:                                              {`"title":"请求体不对"`, "一组字段"},
	} {
		answer, told := w.ask(w.of("tangshan"), http.MethodPost, apiRoot+"dossiers/"+dossier+"/steps", body)
		if answer.StatusCode != 400 {
			t.Errorf("%s: got %d", body, answer.StatusCode)
		}
		for _, words := range want {
			if !strings.Contains(told, words) {
				t.Errorf("%s is told %s, without %s", body, told, words)
			}
		}
	}
}

// Whatever is too large is told by 413, and what to do.
func TestWhatIsTooLarge(t *testing.T) {
	w, dossier := townWithDossier(t)
	liaison := w.of("liaison")
	blank := strings.Repeat(" ", 9<<20)
	for _, c := range []struct{ method, path, body, say string }{
		{"POST", "dossiers", blank, "卷宗超过 8 MB"}, {"PUT", "dossiers/" + dossier, blank, "卷宗超过 8 MB"}, {"POST", "documents/protocol", blank, "卷宗超过 8 MB"},
		{"POST", "checks", blank, "卷宗超过 8 MB"}, {"POST", "checks", blank + blank + blank, "文件超过 20 MB"},
		{"POST", "dossiers/" + dossier + "/opinions", `{"opinions":"` + strings.Repeat("x", mostJSON) + `"}`, "最多收 64 KB"},
	} {
		answer, body := w.ask(liaison, c.method, apiRoot+c.path, c.body)
		if answer.StatusCode != http.StatusRequestEntityTooLarge || !strings.Contains(body, c.say) || strings.Contains(body, "一般不到 1 MB") {
			t.Errorf("%s %s: %d %s", c.method, c.path, answer.StatusCode, body)
		}
	}
}

// english finds words of English beyond names: two in a row, or what a function says before the error it passes on.
var english = regexp.MustCompile(`\b[a-z]{2,} [a-z]{2,}\b|(^|[（“])[a-z][a-z0-9 ]*: `)

// TestErrorsAreToldInChinese walks the ways in which a request goes wrong.
func TestErrorsAreToldInChinese(t *testing.T) {
	w, dossier := townWithDossier(t)
	_, list := w.ask(w.of("liaison"), "GET", apiRoot+"dossiers/"+dossier+"/documents", "")
	at := apiRoot + "dossiers/" + dossier
	whole := string(dossierText(t))
	for _, c := range []struct {
		who, method, path, body string
		say                     string
	}{
		{"liaison", "POST", apiRoot + "dossiers?year=2026", "{}", "城市代码"},
		{"tangshan", "POST", apiRoot + "dossiers?year=2026", `{"city":{"code":"130900"}}`, ""},
		{"liaison", "PUT", at + "?note=a%00b", whole, "参数 note的第2个字符是看不见的控制字符"},
		{"liaison", "PUT", at + "?note=a%ffb", whole, "不是 UTF-8"},
		{"liaison", "GET", apiRoot + "dossiers/a%00b", "", "没有这个页面"},
		{"liaison", "POST", at + "/releases", `{"on":"明天"}`, "不是日期"},
		{"liaison", "POST", at + "/releases", `[]`, "一组字段"},
		{"admin", "PATCH", apiRoot + "users/" + w.of("tangshan").id, `{"away_from":"明天"}`, "不是日期"},
		{"admin", "POST", apiRoot + "users", `{"login":5}`, "应为文字"},
		{"admin", "POST", apiRoot + "users", `{"login":"x y"}`, ""},
		{"admin", "POST", apiRoot + "keys", `{"name":"x","scopes":"read"}`, "应为列表"},
		{"admin", "POST", apiRoot + "keys", `{"name":"x","scopes":["all"]}`, ""},
		{"liaison", "POST", apiRoot + "submissions/none/return", `{"due":"明天"}`, "不是日期"},
		{"liaison", "POST", apiRoot + "submissions/none/return", `{}`, "没有找到"},
		{"tangshan", "PUT", apiRoot + "submissions/none/explanations", `{"explanations":[{"rule":"ART13-8","on":"2026-02-30"}]}`, "/explanations/0/on"},
		{"liaison", "POST", at + "/opinions", `{"opinions":{}}`, ""},
		{"liaison", "POST", at + "/opinions", `5`, "一组字段"},
		{"tangshan", "POST", at + "/progress", `{"on":"明天","items":[]}`, ""},
		{"tangshan", "POST", at + "/steps", `{"event":"mtg.fly"}`, ""},
		{"tangshan", "POST", at + "/steps", `{"event":"mtg.submit","round":"x"}`, ""},
		{"liaison", "GET", at + "/versions/x", "", ""},
		{"liaison", "GET", at + "/documents/none", "", "没有找到"},
		{"liaison", "GET", apiRoot + "dossiers?limit=x", "", "参数 limit"},
		{"liaison", "GET", apiRoot + "dossiers?cursor=W10", "", ""},
		{"liaison", "GET", apiRoot + "dossiers?year=x", "", "参数 year"},
		{"liaison", "GET", apiRoot + "search?q=", "", ""},
		{"liaison", "POST", apiRoot + "checks?today=x", "{}", "today"},
		{"liaison", "POST", apiRoot + "checks", "PK\x03\x04", "不是 JSON"},
		{"liaison", "POST", apiRoot + "documents/poem", "{}", "没有这种文件"},
		{"liaison", "POST", apiRoot + "dossiers/none/documents", "{}", "没有找到"},
		{"liaison", "POST", at + "/documents", "{}", "file"},
		{"admin", "PUT", apiRoot + "calendars/2026", "{}", ""},
		{"admin", "PUT", apiRoot + "calendars/x", "{}", ""},
		{"admin", "GET", apiRoot + "audit?from=x", "", ""},
		{"liaison", "POST", apiRoot + "reminders/none/retry", `{"address":5}`, ""},
		{"nobody", "POST", apiRoot + "sessions", `{"login":"x","password":"y"}`, "登录"},
		{"nobody", "GET", apiRoot + "me", "", "请先登录"},
	} {
		answer, body := w.ask(w.of(c.who), c.method, c.path, c.body)
		holdChinese(t, c.method+" "+c.path+" "+c.body[:min(len(c.body), 60)], answer, body, c.say)
	}
	if english.MatchString(list) {
		t.Error("the pattern takes JSON for English")
	}
	broken := with(t, word(t), map[string]string{"word/document.xml": "<w:document"})
	for name, files := range map[string][]sent{
		"a broken Word file": {{"报送表.xlsx", filledForm(t, "proposal", fullDossier(t), nil)}, {"附件.docx", broken}},
		"only an attachment": {{"附件.docx", broken}}, "no files": nil, "a poem": {{"诗.txt", []byte("床前明月光")}},
		"JSON cut off": {{"议题.json", []byte(`{"proposal":`)}},
	} {
		answer, body := w.handIn(t, w.of("tangshan"), submissions, nil, files...)
		holdChinese(t, name, answer, body, "")
	}
	answer, body := w.handIn(t, w.of("tangshan"), submissions, map[string]string{"explanations": `[{"rule":"ART13-8","text":"x","on":"2026-02-30"}]`},
		sent{"报送表.xlsx", filledForm(t, "proposal", fullDossier(t), nil)})
	holdChinese(t, "explained on no day", answer, body, "这一天不存在")
	answer, body = w.handIn(t, w.of("liaison"), at+"/documents", map[string]string{"kind": "a\x01b"}, sent{"a.png", []byte("\x89PNG\r\n\x1a\n")})
	holdChinese(t, "a hidden character in a kind", answer, body, "kind 的第2个字符是看不见的控制字符")
}

func holdChinese(t *testing.T, name string, answer *http.Response, body, say string) {
	t.Helper()
	if answer.StatusCode < 400 || answer.StatusCode >= 500 {
		t.Errorf("%s: got %d %.300s", name, answer.StatusCode, body)
		return
	}
	var told struct {
		Title, Detail string
		Faults        []fault
	}
	if err := json.Unmarshal([]byte(body), &told); err != nil {
		t.Errorf("%s: %v %s", name, err, body)
		return
	}
	texts := []string{told.Title, told.Detail}
	for _, f := range told.Faults {
		texts = append(texts, f.Message, f.Where)
	}
	for _, text := range texts {
		if found := english.FindString(text); found != "" {
			t.Errorf("%s is told in English, %q: %s", name, found, text)
		}
	}
	if !strings.Contains(body, say) {
		t.Errorf("%s is told %s, without %s", name, body, say)
	}
}

// What was typed into a form of a page is kept as it is meant.
func TestHiddenCharactersOfAForm(t *testing.T) {
	r := httptest.NewRequest(http.MethodPost, "/", bytes.NewReader([]byte("note=%E7%AC%AC%E4%B8%80%0B%E4%BA%8C%00")))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if err := r.ParseForm(); err != nil {
		t.Fatal(err)
	}
	if asMeant(r.PostForm); r.PostForm.Get("note") != "第一\n二" {
		t.Errorf("kept is %q", r.PostForm.Get("note"))
	}
}
