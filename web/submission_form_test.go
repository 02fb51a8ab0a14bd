package web

import (
	"bytes"
	"image"
	"image/png"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"huishang"
	"huishang/store"
)

const formPage = "/submissions/new/form/2026"

// typedForm is the form of a page as its browser would send it.
func (w *town) typedForm(t testing.TB, p person, path string) url.Values {
	t.Helper()
	answer, body := w.ask(p, http.MethodGet, path, "")
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: got %d\n%.1000s", path, answer.StatusCode, body)
	}
	return formOf(t, body, "fill").values
}

// TestACityFillsInThePage fills the form in without a workbook: prefilled, kept as a draft, refused with its faults, checked, handed in, and
// asked again for what changed.
func TestACityFillsInThePage(t *testing.T) {
	w, _ := townWithDossier(t)
	clerk := w.of("tangshan")
	answer, body := w.ask(clerk, "GET", "/submissions/new/form", "")
	page := w.follow(t, clerk, answer, body)
	shows(t, page, "2026年报送：在线填写", "议题建议", "落实情况总结", "产业需求", "统计数据", "还没有内容")
	values := w.typedForm(t, clerk, formPage)
	if values.Get("/summary/items/0/targets/0/name") == "" && values.Get("/summary/items/0/status") != "" || values.Get("/proposal/submitter") != "唐山市科学技术局" {
		t.Errorf("it is not begun with what is known: %v", values)
	}
	values.Set("do", "add /proposal/topics")
	_, page = w.ask(clerk, "POST", formPage, values.Encode())
	values = formOf(t, page, "fill").values
	values.Set("/proposal/topics/0/title", "氢冶金直接还原长周期稳定运行技术")
	values.Set("/proposal/topics/0/fund/special_wan", "一千左右")

	// It is kept while it is typed, and there again in another window.
	answer, body = w.ask(clerk, "POST", formPage+"/draft", values.Encode())
	if answer.StatusCode != http.StatusOK || !strings.Contains(body, "已自动暂存") {
		t.Fatalf("got %d %s", answer.StatusCode, body)
	}
	_, page = w.ask(clerk, "GET", formPage, "")
	shows(t, page, "有未报送的草稿")
	_, page = w.ask(clerk, "GET", formPage+"?draft=1", "")
	if !strings.Contains(page, "一千左右") {
		t.Error("the draft is not there again")
	}

	values.Set("do", "send")
	answer, page = w.ask(clerk, "POST", formPage, values.Encode())
	if answer.StatusCode != http.StatusUnprocessableEntity {
		t.Fatalf("got %d", answer.StatusCode)
	}
	shows(t, page, "您需要改正 1 处", "一千左右")
	w.holdSubmissions(t, 0)

	r := w.request(clerk, http.MethodPost, formPage+"/check", values.Encode())
	r.Header.Set("HX-Trigger-Name", "/proposal/topics/0/fund/special_wan")
	if answer, body = ask(w.handler, r); answer.StatusCode != http.StatusOK || !strings.Contains(body, "一千左右") || !strings.Contains(body, `class="fault"`) {
		t.Errorf("the check says %d %s", answer.StatusCode, body)
	}

	values.Set("/proposal/topics/0/fund/special_wan", "1000")
	answer, body = w.ask(clerk, "POST", formPage, values.Encode())
	page = w.follow(t, clerk, answer, body)
	shows(t, page, "2026年报送（在线填写） 有错误", "您需要", "材料里的问题", "去改")
	if !strings.Contains(page, `href="`+formPage+`#proposal-topics-0`) {
		t.Error("the faults do not lead to their fields")
	}
	w.holdSubmissions(t, 1)
	if _, page = w.ask(clerk, "GET", formPage, ""); strings.Contains(page, "有未报送的草稿") {
		t.Error("what was handed in is still a draft")
	}
	shows(t, page, "上次报送的问题", "氢冶金")

	// Only what changed: the field says what it said before.
	values = w.typedForm(t, clerk, formPage)
	values.Set("/proposal/topics/0/title", "别的题目")
	r = w.request(clerk, http.MethodPost, formPage+"/check", values.Encode())
	r.Header.Set("HX-Trigger-Name", "/proposal/topics/0/title")
	_, body = ask(w.handler, r)
	shows(t, body, "已改，原来：氢冶金直接还原长周期稳定运行技术")
}

// TestTheFormTakesChosenFilesWithIt hands in the page's form with an attachment that was chosen before, and leaves a workbook in the tray.
func TestTheFormTakesChosenFilesWithIt(t *testing.T) {
	w, _ := townWithDossier(t)
	clerk := w.of("tangshan")
	w.addToTray(t, clerk, sent{"报送表.xlsx", filledForm(t, "proposal", fullDossier(t), nil)})
	w.addToTray(t, clerk, sent{"扫描.png", onePixel(t)})
	_, page := w.ask(clerk, "GET", formPage, "")
	shows(t, page, "一并报送的附件：扫描.png")
	values := w.typedForm(t, clerk, formPage)
	values.Set("do", "send")
	answer, body := w.ask(clerk, "POST", formPage, values.Encode())
	shows(t, w.follow(t, clerk, answer, body), "扫描.png")
	_, page = w.ask(clerk, "GET", "/submissions/new", "")
	shows(t, page, "报送表.xlsx")
	hides(t, page, "扫描.png")
}

// TestTwoFillInTheForm lets another version come in between: the second is shown what changed, and loses nothing.
func TestTwoFillInTheForm(t *testing.T) {
	w, dossier := townWithDossier(t)
	clerk := w.of("tangshan")
	values := w.typedForm(t, clerk, formPage)
	w.update(t, func(tx *store.Tx) error {
		d := blankDossier(t)
		d.City.RDExplanation = "由区域创新处代填"
		_, err := tx.SaveVersion(dossier, 1, d, "")
		return err
	})
	values.Set("/needs/title", "我填的需求")
	values.Set("do", "send")
	answer, page := w.ask(clerk, "POST", formPage, values.Encode())
	if answer.StatusCode != http.StatusConflict {
		t.Fatalf("got %d", answer.StatusCode)
	}
	shows(t, page, "您填写的时候", "由区域创新处代填")
	if formOf(t, page, "fill").values.Get("/needs/title") != "我填的需求" {
		t.Error("what was typed is lost")
	}
	w.holdSubmissions(t, 0)
}

// TestTheFormIsClosed holds that a settled year takes nothing, and keeps what was typed all the same.
func TestTheFormIsClosed(t *testing.T) {
	w, dossier := townWithDossier(t)
	clerk := w.of("tangshan")
	values := w.typedForm(t, clerk, formPage)
	values.Set("/needs/title", "我填的需求")
	w.update(t, func(tx *store.Tx) error {
		for _, e := range fullDossier(t).Procedure.Meeting[:4] {
			if _, err := tx.AppendEvent(dossier, huishang.Event{Step: e.Step, At: e.At, Actor: e.Actor}); err != nil {
				return err
			}
		}
		return nil
	})
	values.Set("do", "send")
	answer, page := w.ask(clerk, "POST", formPage, values.Encode())
	if answer.StatusCode != http.StatusConflict {
		t.Fatalf("got %d", answer.StatusCode)
	}
	shows(t, page, "现在不能填报", "已经受理")
	if answer, _ = w.ask(clerk, "GET", "/submissions/new/form/banana", ""); answer.StatusCode != http.StatusNotFound {
		t.Errorf("a year that is none: %d", answer.StatusCode)
	}
	_, page = w.ask(w.of("cangzhou"), "GET", formPage, "")
	shows(t, page, "还没有会商卷宗")
}

// onePixel is the smallest picture.
func onePixel(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestAFormOutlivesItsSession sends the plain form after the session has ended: what was typed waits behind the sign-in.
func TestAFormOutlivesItsSession(t *testing.T) {
	w, _ := townWithDossier(t)
	u := w.add(t, store.User{Login: "zhang", Name: "张三", Role: huishang.RoleBureau, City: ownCity}, goodWord)
	clerk := person{name: u.Login, role: u.Role, city: u.City, id: u.ID, token: w.signedIn(t, u.ID)}
	values := w.typedForm(t, clerk, formPage)
	values.Set("/proposal/title", "写到一半的标题")
	values.Set("do", "send")
	answer, page := w.ask(person{}, http.MethodPost, formPage, values.Encode())
	if answer.StatusCode != http.StatusUnauthorized {
		t.Fatalf("got %d\n%.1000s", answer.StatusCode, page)
	}
	shows(t, page, "登录已过期", "您填的内容没有丢")
	signIn := formWith(t, page, "/login").values
	signIn.Set("login", "zhang")
	signIn.Set("password", goodWord)
	answer, page = w.ask(person{}, http.MethodPost, "/login", signIn.Encode())
	if answer.StatusCode != http.StatusSeeOther {
		t.Fatalf("signing in got %d\n%.1000s", answer.StatusCode, page)
	}
	if kept := w.typedForm(t, clerk, answer.Header.Get("Location")).Get("/proposal/title"); kept != "写到一半的标题" {
		t.Errorf("of what was typed is left %q at %s", kept, answer.Header.Get("Location"))
	}
}
