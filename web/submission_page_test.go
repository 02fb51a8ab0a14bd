package web

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"huishang/proceeding"
	"huishang/store"
	"huishang/templates"
)

// follow asks for the page an answer leads to.
func (w *town) follow(t testing.TB, p person, answer *http.Response, body string) string {
	t.Helper()
	if answer.StatusCode != http.StatusSeeOther {
		t.Fatalf("got %d, not on to another page\n%.1500s", answer.StatusCode, body)
	}
	where, _, _ := strings.Cut(answer.Header.Get("Location"), "#")
	answer, body = w.ask(p, http.MethodGet, where, "")
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: got %d\n%.1500s", where, answer.StatusCode, body)
	}
	return body
}

// shows holds that a page says all of it, however its markup parts the words.
func shows(t testing.TB, page string, words ...string) {
	t.Helper()
	text := plainOf(page)
	for _, word := range words {
		if !strings.Contains(text, word) {
			t.Errorf("the page does not say %q:\n%.3000s", word, text)
		}
	}
}

// hides holds that a page says nothing of it.
func hides(t testing.TB, page string, words ...string) {
	t.Helper()
	for _, word := range words {
		if strings.Contains(plainOf(page), word) {
			t.Errorf("the page says %q", word)
		}
	}
}

var markup = regexp.MustCompile(`<[^>]*>`)

func plainOf(page string) string {
	return strings.Join(strings.Fields(markup.ReplaceAllString(page, "")), " ")
}

// TestAClerkHandsInOnThePages goes the way of a clerk without a script: blank form, faults in its cells, explanation, mended, returned,
// accepted.
func TestAClerkHandsInOnThePages(t *testing.T) {
	w, _ := townWithDossier(t)
	clerk, liaison := w.of("tangshan"), w.of("liaison")
	_, page := w.ask(clerk, "GET", "/submissions", "")
	shows(t, page, "还没有报送过材料")
	_, page = w.ask(clerk, "GET", "/submissions/new", "")
	shows(t, page, "2026年报送", "报送三件", "上阶段协议书落实情况总结", "第十九条（一）")
	answer, form := w.ask(clerk, "GET", "/submissions/new/blank?year=2026", "")
	if answer.StatusCode != 200 || cellOf(t, []byte(form), "落实情况总结", "P1") == "" {
		t.Errorf("the blank form: %d", answer.StatusCode)
	}

	full := fullDossier(t)
	sound := filledForm(t, "proposal", full, nil)
	fund := cellOf(t, sound, "议题建议", "1000")
	faulty := filledForm(t, "proposal", full, map[string]any{fund: "一千左右", "科技投入与财政!E6": 2.9})
	word, err := templates.FS.ReadFile("agreement.docx")
	if err != nil {
		t.Fatal(err)
	}
	answer, body := w.handIn(t, clerk, "/submissions", map[string]string{"year": "2026"}, sent{"报送表.xlsx", faulty}, sent{"通知.docx", word})
	page = w.follow(t, clerk, answer, body)
	_, cell, _ := strings.Cut(fund, "!")
	shows(t, page, "报送表.xlsx 有错误", "您需要 改正 ", "一千左右 "+cell, "应为数字（单位：万元），现为“一千左右”", "第"+cell[1:]+"行", "改正或者写明原因", "重新上传",
		"通知.docx", "附件“通知.docx”的格式")
	if !strings.Contains(page, "annotated/1") || !strings.Contains(page, "annotated/2") || !strings.Contains(page, `href="/measures#%`) {
		t.Error("the annotated copies or the article cannot be reached")
	}
	first := answer.Header.Get("Location")
	w.writesOnWarnings(t, clerk, first, page, "统计口径修订")

	_, list := w.ask(liaison, "GET", "/submissions?state=received", "")
	shows(t, list, "唐山市", "已报送", "审核材料")
	answer, body = w.settle(liaison, strings.TrimPrefix(first, "/submissions/")+"/return", `{"note":"专项经费请填数字"}`)
	says[toldDecision](t, answer, body, 200)
	_, page = w.ask(clerk, "GET", first, "")
	shows(t, page, "报送表.xlsx 要补正", "专项经费请填数字", "下载补正通知", "重新上传")

	mended := filledForm(t, "proposal", full, map[string]any{"科技投入与财政!E6": 2.9})
	answer, body = w.handIn(t, clerk, "/submissions", map[string]string{"year": "2026"}, sent{"报送表（改）.xlsx", mended})
	page = w.follow(t, clerk, answer, body)
	shows(t, page, "比上一版改好了", "统计口径修订", "沿用")
	if !regexp.MustCompile(`<s>[^<]*一千左右`).MatchString(page) {
		t.Error("what was mended is not struck through")
	}
	_, old := w.ask(clerk, "GET", first, "")
	shows(t, old, "看最新的一版")
	if strings.Contains(old, `id="hand-in"`) {
		t.Error("one may hand in again where a newer version is")
	}
}

// writesOnWarnings explains every warning on the page of a submission.
func (w *town) writesOnWarnings(t *testing.T, p person, where, page, text string) {
	t.Helper()
	form := url.Values{"signed": {"张局长"}, "tag": {hidden(t, page, "tag")}}
	for _, m := range regexp.MustCompile(`name="rule" value="([^"]+)"`).FindAllStringSubmatch(page, -1) {
		form.Add("rule", m[1])
		form.Set("text-"+m[1], text)
	}
	if len(form["rule"]) == 0 {
		t.Fatal("there are no warnings to explain")
	}
	answer, body := w.ask(p, "POST", where+"/explanations", form.Encode())
	page = w.follow(t, p, answer, body)
	if shows(t, page, text); !strings.Contains(page, `value="张局长"`) {
		t.Error("who signed is not kept")
	}

	form.Set("text-"+form.Get("rule"), "别的原因")
	answer, body = w.ask(p, "POST", where+"/explanations", form.Encode()) // rests on what was before
	if answer.StatusCode != http.StatusPreconditionFailed {
		t.Errorf("a stale page got %d", answer.StatusCode)
	}
	shows(t, body, "别的原因", "您写的都在下面")
}

// hidden is the value of a hidden field.
func hidden(t testing.TB, page, name string) string {
	t.Helper()
	m := regexp.MustCompile(`name="` + name + `" value="([^"]*)"`).FindStringSubmatch(page)
	if m == nil {
		t.Fatalf("there is no field %s", name)
	}
	return strings.ReplaceAll(m[1], "&#34;", `"`)
}

// TestWrongFilesOnThePage hands in what cannot be taken: its reason stands beside its name, and the other files stay chosen.
func TestWrongFilesOnThePage(t *testing.T) {
	w, _ := townWithDossier(t)
	clerk := w.of("tangshan")
	form := filledForm(t, "proposal", fullDossier(t), nil)
	foreign := fullDossier(t)
	foreign.City.Code, foreign.City.Name = foreignCity, "沧州市"
	for _, c := range []struct {
		file sent
		says []string
	}{
		{sent{"宏.xlsm", withPart(t, form, "xl/vbaProject.bin", "Attribute VB_Name")}, []string{"宏", "另存为"}},
		{sent{"旧.doc", append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 2048)...)}, []string{"旧版", "另存为"}},
		{sent{"加密.docx", encrypted()}, []string{"加密"}},
		{sent{"沧州.xlsx", filledForm(t, "proposal", foreign, nil)}, []string{"沧州市", "130200"}},
		{sent{"进展.xlsx", filledForm(t, "progress", fullDossier(t), nil)}, []string{"应为报送表"}},
		{sent{"空.pdf", nil}, []string{"文件是空的"}},
		{sent{"大.pdf", append([]byte("%PDF-1.7\n"), make([]byte, 20<<20)...)}, []string{"文件太大，最多 20 MB"}},
	} {
		t.Run(c.file.name, func(t *testing.T) {
			answer, body := w.handIn(t, clerk, "/submissions", map[string]string{"year": "2026"}, sent{"报送表.xlsx", form}, c.file)
			if answer.StatusCode != http.StatusUnprocessableEntity {
				t.Fatalf("got %d\n%.500s", answer.StatusCode, body)
			}
			shows(t, body, append(c.says, "换掉“"+c.file.name+"”", "其余的文件已经替您留在清单里")...)
			if !regexp.MustCompile(`tray-name">报送表.xlsx<`).MatchString(body) {
				t.Error("the form is not kept")
			}
			answer, body = w.addToTray(t, clerk, c.file)
			told := says[struct{ Files []trayFile }](t, answer, body, http.StatusUnprocessableEntity)
			if len(told.Files) != 1 || told.Files[0].ID != "" || !strings.Contains(strings.Join(told.Files[0].Faults, ""), c.says[0]) {
				t.Errorf("the script is told %s", body)
			}
		})
	}
	w.holdSubmissions(t, 0)
	answer, body := w.handIn(t, clerk, "/submissions", map[string]string{"year": "2026"})
	shows(t, w.follow(t, clerk, answer, body), "报送表.xlsx")
	_, page := w.ask(clerk, "GET", "/submissions/new", "")
	if strings.Contains(page, "tray-name") {
		t.Error("what was handed in still lies in the tray")
	}
}

// encrypted is a file as Office keeps one under a password.
func encrypted() []byte {
	name := []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")
	data := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 504)...)
	return append(append(data, name...), make([]byte, 2048)...)
}

// addToTray chooses files as the script of the page does.
func (w *town) addToTray(t testing.TB, p person, files ...sent) (*http.Response, string) {
	t.Helper()
	r := w.handInRequest(t, p, "/submissions/new/files", map[string]string{"year": "2026"}, files...)
	r.Header.Set("Accept", "application/json")
	return ask(w.handler, r)
}

// TestMoreFilesThanAreTaken chooses 43, one of them twice.
func TestMoreFilesThanAreTaken(t *testing.T) {
	w, _ := townWithDossier(t)
	clerk := w.of("tangshan")
	files := []sent{{"报送表.xlsx", filledForm(t, "proposal", fullDossier(t), nil)}}
	part := []byte(`{"needs":{"title":"甲"},"proposal":{"year":2026}}`)
	for n := range 42 {
		files = append(files, sent{fmt.Sprintf("附件%d.json", max(1, n)), append(bytes.Clone(part), bytes.Repeat([]byte(" "), n)...)})
	}
	answer, body := w.handIn(t, clerk, "/submissions", map[string]string{"year": "2026"}, files...)
	if answer.StatusCode != http.StatusUnprocessableEntity {
		t.Fatalf("got %d", answer.StatusCode)
	}
	shows(t, body, "换掉“附件40.json”", "一次最多报送40个文件", "换掉“附件41.json”")
	if n := strings.Count(body, "tray-name"); n != 40 {
		t.Errorf("%d files are kept", n)
	}
	// Two forms among them: each further one is told, and may be taken away.
	answer, body = w.handIn(t, clerk, "/submissions", map[string]string{"year": "2026"})
	if answer.StatusCode != http.StatusUnprocessableEntity {
		t.Fatalf("got %d", answer.StatusCode)
	}
	shows(t, body, "一次只能报送一份表格，这是第二份")
	for _, m := range regexp.MustCompile(`data-file="([^"]+)"[^>]*><span class="tray-name">附件`).FindAllStringSubmatch(body, -1) {
		answer, _ = w.ask(clerk, "POST", "/submissions/new/files/remove", url.Values{"file": {m[1]}, "year": {"2026"}}.Encode())
		if answer.StatusCode != http.StatusSeeOther {
			t.Fatalf("got %d", answer.StatusCode)
		}
	}
	answer, body = w.handIn(t, clerk, "/submissions", map[string]string{"year": "2026"})
	shows(t, w.follow(t, clerk, answer, body), "报送表.xlsx")
}

// TestATrayIsNobodyElses holds that somebody of another city finds nothing chosen, and takes nothing away.
func TestATrayIsNobodyElses(t *testing.T) {
	w, _ := townWithDossier(t)
	clerk, other := w.of("tangshan"), w.of("cangzhou")
	answer, body := w.addToTray(t, clerk, sent{"报送表.xlsx", filledForm(t, "proposal", fullDossier(t), nil)})
	told := says[struct{ Files []trayFile }](t, answer, body, http.StatusOK)
	if _, page := w.ask(other, "GET", "/submissions/new", ""); strings.Contains(page, "报送表.xlsx<") {
		t.Error("another city sees it")
	}
	w.ask(other, "POST", "/submissions/new/files/remove", url.Values{"file": {told.Files[0].ID}}.Encode())
	if _, page := w.ask(clerk, "GET", "/submissions/new", ""); !strings.Contains(page, "报送表.xlsx<") {
		t.Error("another city took it away")
	}
	answer, body = w.handIn(t, other, "/submissions", map[string]string{"year": "2026"})
	if answer.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(body, "没有收到文件") {
		t.Errorf("another city hands it in: %d", answer.StatusCode)
	}
}

// TestAnAcceptedYearIsClosed holds that the page says so, and that the next year is offered.
func TestAnAcceptedYearIsClosed(t *testing.T) {
	w := newTown(t, Config{})
	w.update(t, func(tx *store.Tx) error { _, err := proceeding.TakeOver(tx, 2026, fullDossier(t), ""); return err })
	_, page := w.ask(w.of("tangshan"), "GET", "/submissions/new?year=2026", "")
	shows(t, page, "现在不能报送", "已经受理")
	_, page = w.ask(w.of("tangshan"), "GET", "/submissions/new", "")
	shows(t, page, "2027年报送", "一、要报送什么")
	_, page = w.ask(w.of("cangzhou"), "GET", "/submissions/new", "")
	shows(t, page, "首次会商报送两件", "还没有会商卷宗")
	answer, body := w.ask(w.of("cangzhou"), "GET", "/submissions/new/blank", "")
	if answer.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(body, "请联系区域创新处") {
		t.Errorf("a form from nothing: %d", answer.StatusCode)
	}
}

// TestSubmissionsArePaged goes through the list with a filter that stays.
func TestSubmissionsArePaged(t *testing.T) {
	w, _ := townWithDossier(t)
	clerk := w.of("tangshan")
	for n := range 3 {
		part := fmt.Sprintf(`{"needs":{"title":"需求%d"},"proposal":{"year":2026}}`, n)
		w.addToTray(t, clerk, sent{"报送.json", []byte(part)})
		answer, body := w.handIn(t, clerk, "/submissions", map[string]string{"year": "2026"})
		w.follow(t, clerk, answer, body)
	}
	_, page := w.ask(w.of("leader"), "GET", "/submissions?limit=2&year=2026", "")
	shows(t, page, "待区域创新处审核", "以第4版为准")
	next := regexp.MustCompile(`href="(/submissions\?cursor=[^"]+)"`).FindStringSubmatch(page)
	if next == nil {
		t.Fatal("there is no next page")
	}
	_, page = w.ask(w.of("leader"), "GET", strings.ReplaceAll(next[1], "&amp;", "&"), "")
	shows(t, page, "第2版")
	hides(t, page, "下一页", "第4版</a>")
	_, page = w.ask(w.of("leader"), "GET", "/submissions?state="+string(store.Accepted), "")
	shows(t, page, "没有符合条件的报送")
	if answer, _ := w.ask(clerk, "GET", "/submissions?state=lost", ""); answer.StatusCode != http.StatusBadRequest {
		t.Errorf("a state nobody knows: %d", answer.StatusCode)
	}
}
