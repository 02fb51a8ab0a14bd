package web

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"huishang"
	"huishang/proceeding"
	"huishang/store"
)

// What is typed wrong is told above the form and beside the field, and stands there as it was typed.
func TestWrongInputIsKept(t *testing.T) {
	w := newTown(t, Config{})
	dossier, clerk := w.keepDossier(t, begun(t)), w.of("tangshan")
	form := w.stepForm(t, clerk, dossier, huishang.MtgSubmit)
	form.values.Set("/at", "2026年13月1日")
	form.values.Set("/proposal/topics/0/fund/special_wan", "一千左右")
	form.values.Set("/proposal/topics/0/title", "改过的<题目>")
	answer, body := w.press(clerk, form, "take")
	if answer.StatusCode != http.StatusUnprocessableEntity {
		t.Fatalf("%d\n%s", answer.StatusCode, wrongOn(body))
	}
	for _, want := range []string{"您需要改正 2 处", `href="#proposal-topics-0-fund-special_wan"`, `href="#at"`, `value="一千左右"`, `value="2026年13月1日"`,
		`value="改过的&lt;题目&gt;"`, `aria-invalid="true"`, "应为数字（单位：万元），现为“一千左右”"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page does not say %s", want)
		}
	}
	if _, body = w.ask(clerk, http.MethodGet, form.action, ""); !strings.Contains(body, "有未提交的草稿") {
		t.Error("what was typed is lost when the page is left")
	}
}

// A step out of its order says what has to come first and who takes it; whoever may not take one sees why.
func TestStepsOutOfOrder(t *testing.T) {
	w := newTown(t, Config{})
	dossier := w.keepDossier(t, begun(t))
	for _, one := range []struct {
		who    person
		step   huishang.Step
		status int
		says   string
	}{
		{w.of("liaison"), huishang.MtgSign, 200, "请先由唐山市科学技术局办理"},
		{w.of("liaison"), huishang.MtgSubmit, 200, "您可以查看，不能登记"},
		{w.of("leader"), huishang.MtgSubmit, 200, "您可以查看，不能登记"},
		{w.of("tangshan"), "mtg.nothing", 404, "没有内容"},
		{w.of("cangzhou"), huishang.MtgSubmit, 404, "没有"},
	} {
		answer, body := w.ask(one.who, http.MethodGet, stepPath(dossier, one.step), "")
		if answer.StatusCode != one.status || !strings.Contains(body, one.says) {
			t.Errorf("%s %s: %d\n%s", one.who.name, one.step, answer.StatusCode, wrongOn(body))
		}
	}
	form := w.stepForm(t, w.of("tangshan"), dossier, huishang.MtgSubmit)
	answer, body := w.press(w.of("liaison"), form, "take")
	if answer.StatusCode != http.StatusConflict || !strings.Contains(body, "不能办理") {
		t.Errorf("another office takes the step: %d\n%s", answer.StatusCode, wrongOn(body))
	}
	form.values.Del(formEnd)
	if answer, _ := w.press(w.of("tangshan"), form, "take"); answer.StatusCode != http.StatusBadRequest {
		t.Errorf("a form that was cut off: %d", answer.StatusCode)
	}
	form = w.stepForm(t, w.of("tangshan"), dossier, huishang.MtgSubmit)
	for _, order := range []string{"burn", "up /proposal", "add /proposal/nothing"} {
		if answer, _ := w.press(w.of("tangshan"), form, order); answer.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: %d", order, answer.StatusCode)
		}
	}
}

// Items are added, taken out and moved without scripts, and nothing that was typed goes with it.
func TestItemsAreMovedOnThePage(t *testing.T) {
	w := newTown(t, Config{})
	dossier, clerk := w.keepDossier(t, begun(t)), w.of("tangshan")
	form := w.stepForm(t, clerk, dossier, huishang.MtgSubmit)
	second := form.values.Get("/proposal/topics/1/title")
	form.values.Set("/proposal/topics/0/title", "没有存过的题目")
	_, body := w.press(clerk, form, "up /proposal/topics/1")
	form = formOf(t, body, "fill")
	if form.values.Get("/proposal/topics/0/title") != second || form.values.Get("/proposal/topics/1/title") != "没有存过的题目" {
		t.Errorf("%q %q", form.values.Get("/proposal/topics/0/title"), form.values.Get("/proposal/topics/1/title"))
	}
	_, body = w.press(clerk, form, "remove /proposal/topics/0")
	form = formOf(t, body, "fill")
	_, body = w.press(clerk, form, "add /proposal/topics")
	form = formOf(t, body, "fill")
	last := len(begun(t).Proposal.Topics) - 1
	if form.values.Get("/proposal/topics/0/title") != "没有存过的题目" || form.values.Get("/proposal/topics/"+string(rune('0'+last))) != "new" {
		t.Errorf("%v", form.values)
	}
}

// When two fill in the same step, the second is shown what the first changed and what they typed themselves.
func TestTwoAtOneStep(t *testing.T) {
	w := newTown(t, Config{})
	dossier, clerk := w.keepDossier(t, begun(t)), w.of("tangshan")
	form := w.stepForm(t, clerk, dossier, huishang.MtgSubmit)
	changed := w.latest(t, dossier)
	changed.Proposal.Topics[0].Title, changed.Proposal.Topics[1].Title = "别人改的一", "别人改的二"
	changed.Proposal.Contact.Phone = "0315-1111111"
	w.update(t, func(tx *store.Tx) error { _, err := tx.SaveVersion(dossier, 1, changed, ""); return err })
	form.values.Set("/proposal/topics/0/title", "我改的一")
	form.values.Set("/proposal/topics/2/title", "我改的三")
	answer, body := w.press(clerk, form, "take")
	if answer.StatusCode != http.StatusConflict {
		t.Fatalf("%d\n%s", answer.StatusCode, wrongOn(body))
	}
	for _, want := range []string{"保存了另一版", "别人改的一", "我改的一", "别人刚才改成：别人改的一", "没有改，已采用别人的"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page does not say %s", want)
		}
	}
	again := formOf(t, body, "fill")
	for name, want := range map[string]string{"/proposal/topics/0/title": "我改的一", "/proposal/topics/1/title": "别人改的二",
		"/proposal/topics/2/title": "我改的三", "/proposal/contact/phone": "0315-1111111", "base": "2"} {
		if got := again.values.Get(name); got != want {
			t.Errorf("%s is %q, not %q", name, got, want)
		}
	}
	if answer, body = w.press(clerk, again, "take"); answer.StatusCode != http.StatusSeeOther {
		t.Errorf("%d\n%s", answer.StatusCode, wrongOn(body))
	}
	if got := w.latest(t, dossier).Proposal.Topics; got[0].Title != "我改的一" || got[1].Title != "别人改的二" || got[2].Title != "我改的三" {
		t.Errorf("%s %s %s", got[0].Title, got[1].Title, got[2].Title)
	}
}

// What somebody typed is kept by the button, every few seconds, and offered when they come back; nobody else sees it.
func TestDraftsOnPages(t *testing.T) {
	w := newTown(t, Config{})
	dossier, clerk := w.keepDossier(t, begun(t)), w.of("tangshan")
	form := w.stepForm(t, clerk, dossier, huishang.MtgSubmit)
	form.values.Set("/proposal/topics/0/title", "暂存的题目")
	answer, _ := w.press(clerk, form, "draft")
	if at := answer.Header.Get("Location"); answer.StatusCode != http.StatusSeeOther || at != form.action+"?draft=1" {
		t.Fatalf("%d %s", answer.StatusCode, at)
	}
	form.values.Set("/proposal/topics/0/title", "自动存的题目")
	if answer, body := w.ask(clerk, http.MethodPost, form.action+"/draft", form.values.Encode()); answer.StatusCode != 200 || !strings.Contains(body, "已自动暂存") {
		t.Fatalf("%d %s", answer.StatusCode, body)
	}
	_, body := w.ask(clerk, http.MethodGet, form.action, "")
	if !strings.Contains(body, "有未提交的草稿") || !strings.Contains(body, "继续填") || strings.Contains(body, "自动存的题目") {
		t.Error("the draft is not offered")
	}
	if _, body = w.ask(clerk, http.MethodGet, form.action+"?draft=1", ""); !strings.Contains(body, "自动存的题目") {
		t.Error("the draft does not come back")
	}
	if _, body = w.ask(w.of("liaison"), http.MethodGet, form.action, ""); strings.Contains(body, "草稿") {
		t.Error("somebody else is offered the draft")
	}
	if answer, body = w.press(clerk, formOf(t, draftPage(w, clerk, form.action), "fill"), "take"); answer.StatusCode != http.StatusSeeOther {
		t.Fatalf("%d\n%s", answer.StatusCode, wrongOn(body))
	}
	if _, body = w.ask(clerk, http.MethodGet, form.action, ""); strings.Contains(body, "有未提交的草稿") {
		t.Error("the draft outlives its form")
	}
}

func draftPage(w *town, p person, path string) string {
	_, body := w.ask(p, http.MethodGet, path+"?draft=1", "")
	return body
}

func TestDraftsAreDiscarded(t *testing.T) {
	w := newTown(t, Config{})
	dossier, clerk := w.keepDossier(t, begun(t)), w.of("tangshan")
	form := w.stepForm(t, clerk, dossier, huishang.MtgSubmit)
	w.press(clerk, form, "draft")
	if answer, _ := w.ask(clerk, http.MethodPost, form.action, "do=discard"); answer.StatusCode != http.StatusSeeOther {
		t.Errorf("%d", answer.StatusCode)
	}
	if _, body := w.ask(clerk, http.MethodGet, form.action, ""); strings.Contains(body, "有未提交的草稿") {
		t.Error("the draft is there still")
	}
}

// A field is looked at while somebody fills in the form: what cannot be understood, and what the Measures say of it.
func TestFieldsAreLookedAt(t *testing.T) {
	w := newTown(t, Config{})
	dossier, clerk := w.keepDossier(t, begun(t)), w.of("tangshan")
	form := w.stepForm(t, clerk, dossier, huishang.MtgSubmit)
	look := func(name, value string) (*http.Response, string) {
		values := url.Values{}
		for n, all := range form.values {
			values[n] = all
		}
		values.Set(name, value)
		r := w.request(clerk, http.MethodPost, form.action+"/check", values.Encode())
		r.Header.Set("HX-Trigger-Name", name)
		return ask(w.handler, r)
	}
	for _, one := range []struct{ name, value, says string }{
		{"/proposal/date", "五月", "应为日期"},
		{"/proposal/title", "唐山市议题", "第十九条"},
		{"/proposal/title", form.values.Get("/proposal/title"), `id="proposal-title-fault"`},
	} {
		answer, body := look(one.name, one.value)
		if answer.StatusCode != 200 || !strings.Contains(body, one.says) || strings.Contains(body, "<html") {
			t.Errorf("%s %s: %d %s", one.name, one.value, answer.StatusCode, body)
		}
	}
	if answer, _ := look("/nothing", ""); answer.StatusCode != http.StatusBadRequest {
		t.Errorf("a field there is not: %d", answer.StatusCode)
	}
}

// Scans are looked into before they are filed; one that is refused or too large does not cost what was typed.
func TestScansComeWithAStep(t *testing.T) {
	w := newTown(t, Config{})
	d := begun(t)
	log := fullDossier(t).Procedure.Meeting
	d.Procedure.Meeting = log[:10]
	dossier, clerk := w.keepLogged(t, d), w.of("tangshan")
	form := w.stepForm(t, clerk, dossier, huishang.MtgCityLetter)
	if !form.files {
		t.Fatal("the form takes no files")
	}
	pdf := []byte("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n")
	form.values.Set("/letters/meeting/title", "改过的标题")
	for _, one := range []struct {
		name string
		data []byte
		says string
	}{
		{"函.exe", []byte("MZ\x90\x00"), "函.exe"},
		{"大.pdf", append(bytes.Clone(pdf), make([]byte, 21<<20)...), "20 MB"},
	} {
		answer, body := w.pressWith(t, clerk, form, "take", one.name, one.data)
		if answer.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(body, one.says) || !strings.Contains(body, "改过的标题") {
			t.Errorf("%s: %d\n%s", one.name, answer.StatusCode, wrongOn(body))
		}
	}
	form = w.stepForm(t, clerk, dossier, huishang.MtgCityLetter)
	answer, body := w.pressWith(t, clerk, form, "take", "唐政函扫描件.pdf", pdf)
	if answer.StatusCode != http.StatusSeeOther {
		t.Fatalf("%d\n%s", answer.StatusCode, wrongOn(body))
	}
	var filed []store.Document
	if err := w.desk.Store.View(t.Context(), store.System(store.Home), func(tx *store.Tx) (err error) {
		filed, _, err = tx.Documents(dossier, store.Page{Limit: 50})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	scan := filed[len(filed)-1]
	if scan.Name != "唐政函扫描件.pdf" || scan.Kind != "市人民政府行文扫描件" || scan.Round != 1 {
		t.Errorf("%+v", scan)
	}
}

// keepLogged keeps a dossier with the log it brings.
func (w *town) keepLogged(t *testing.T, d *huishang.Dossier) string {
	t.Helper()
	id := ""
	w.update(t, func(tx *store.Tx) error {
		v, err := proceeding.TakeOver(tx, 2026, d, "")
		id = v.Dossier
		return err
	})
	return id
}

// pressWith presses a button of a form that takes files.
func (w *town) pressWith(t *testing.T, p person, f formOnPage, do, name string, data []byte) (*http.Response, string) {
	t.Helper()
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	write := func(name, value string) {
		if err := m.WriteField(name, value); err != nil {
			t.Fatal(err)
		}
	}
	write("do", do)
	for name, all := range f.values {
		for _, value := range all {
			if name != formEnd {
				write(name, value)
			}
		}
	}
	write(formEnd, "1")
	part, err := m.CreateFormFile("scan", name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, f.action, &body)
	r.Header.Set("Content-Type", m.FormDataContentType())
	r.AddCookie(&http.Cookie{Name: w.site.cookies.name(sessionName), Value: p.token})
	return ask(w.handler, r)
}

// A session that ends in the middle of a form costs nothing that was typed: it waits in the form after signing in.
func TestASessionEndsInAForm(t *testing.T) {
	w := newTown(t, Config{})
	u := w.add(t, store.User{Login: "wangwu", Name: "王五", Role: huishang.RoleBureau, City: ownCity}, goodWord)
	clerk := person{name: u.Login, role: u.Role, city: u.City, token: w.signedIn(t, u.ID)}
	dossier := w.keepDossier(t, begun(t))
	form := w.stepForm(t, clerk, dossier, huishang.MtgSubmit)
	form.values.Set("/proposal/topics/0/title", "登录过期前填的“题目”")
	clerk.token = ""
	r := w.request(clerk, http.MethodPost, form.action+"/draft", form.values.Encode())
	r.Header.Set("HX-Request", "true")
	if answer, body := ask(w.handler, r); answer.Header.Get("HX-Redirect") != "" || !strings.Contains(body, "登录已过期") {
		t.Errorf("a page is led away while somebody types: %d %v", answer.StatusCode, answer.Header)
	}
	answer, body := w.press(clerk, form, "take")
	if answer.StatusCode != http.StatusUnauthorized || !strings.Contains(body, "没有丢") {
		t.Fatalf("%d\n%s", answer.StatusCode, body)
	}
	login := formWith(t, body, "/login")
	login.values.Set("login", u.Login)
	login.values.Set("password", "wrong")
	_, body = w.ask(clerk, http.MethodPost, "/login", login.values.Encode())
	login = formWith(t, body, "/login")
	login.values.Set("password", goodWord)
	answer, _ = w.ask(clerk, http.MethodPost, "/login", login.values.Encode())
	back := answer.Header.Get("Location")
	if answer.StatusCode != http.StatusSeeOther || back != form.action+"?draft=1" {
		t.Fatalf("%d to %s", answer.StatusCode, back)
	}
	clerk.token = cookieOf(t, answer).Value
	if _, body = w.ask(clerk, http.MethodGet, back, ""); formOf(t, body, "fill").values.Get("/proposal/topics/0/title") != "登录过期前填的“题目”" {
		t.Error("what was typed is lost")
	}
}
