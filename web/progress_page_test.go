package web

import (
	"net/http"
	"strings"
	"testing"

	"huishang"
	"huishang/proceeding"
	"huishang/store"
)

// townAtWork is a town whose 唐山市 carries an agreement out, and which has reported nothing on it.
func townAtWork(t testing.TB) (w *town, path string) {
	t.Helper()
	w = newTown(t, Config{})
	w.update(t, func(tx *store.Tx) error {
		v, err := proceeding.TakeOver(tx, 2026, agreedDossier(t), "")
		path = "/dossiers/" + v.Dossier + "/progress"
		return err
	})
	return w, path
}

// agreedDossier is the demonstration with its agreement signed.
func agreedDossier(t testing.TB) *huishang.Dossier {
	d := fullDossier(t)
	if d.Agreement.SignDate.IsZero() {
		d.Agreement.SignDate = fixedDay().AddMonths(-4)
	}
	return d
}

// TestProgressIsReportedByForm downloads the form of a quarter, fills it in wrong and right, and looks at what was reported.
func TestProgressIsReportedByForm(t *testing.T) {
	w, path := townAtWork(t)
	clerk := w.of("tangshan")
	_, page := w.ask(clerk, "GET", path, "")
	shows(t, page, "落实进展", "填报2026年第3季度", "未报进展", "第二十条")
	answer, body := w.ask(clerk, "GET", path+"/blank?year=2026&quarter=3", "")
	if answer.StatusCode != http.StatusOK || !strings.Contains(answer.Header.Get("Content-Disposition"), "UTF-8''") {
		t.Fatalf("the form: %d %.300s", answer.StatusCode, body)
	}
	status := statusCell(t, []byte(body))
	wrong := filledForm(t, "progress", agreedDossier(t), map[string]any{status: "差不多了"})
	answer, body = w.handIn(t, clerk, path, nil, sent{"进展.xlsx", wrong})
	if answer.StatusCode != http.StatusUnprocessableEntity {
		t.Fatalf("%s: got %d\n%.3000s", status, answer.StatusCode, plainOf(body))
	}
	_, cell, _ := strings.Cut(status, "!")
	shows(t, body, "没有登记，您需要改正", "“进展.xlsx” 工作表“进展填报”"+cell, "差不多了", "重新上传")

	answer, body = w.handIn(t, clerk, path, nil, sent{"进展.xlsx", filledForm(t, "progress", agreedDossier(t), map[string]any{status: "推进中"})})
	if answer.StatusCode == http.StatusSeeOther {
		body = w.follow(t, clerk, answer, body)
	}
	shows(t, body, "已登记 1 项进展")
	_, page = w.ask(w.of("leader"), "GET", path, "")
	shows(t, page, "历次填报（1 次）", "推进中")
	hides(t, page, "上传并登记")
}

// statusCell is where the form asks for the state of the first item.
func statusCell(t testing.TB, form []byte) string {
	t.Helper()
	sheet, header, _ := strings.Cut(cellOf(t, form, "进展填报", "状态*"), "!")
	_, first, _ := strings.Cut(cellOf(t, form, "进展填报", agreedDossier(t).Agreement.Items[0].ID), "!")
	return sheet + "!" + strings.TrimRight(header, "0123456789") + strings.TrimLeft(first, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
}

// TestWrongProgressForms hands in what cannot be taken.
func TestWrongProgressForms(t *testing.T) {
	w, path := townAtWork(t)
	clerk := w.of("tangshan")
	foreign := agreedDossier(t)
	foreign.City.Code, foreign.City.Name = foreignCity, "沧州市"
	for _, c := range []struct {
		name  string
		files []sent
		says  string
	}{
		{"nothing", nil, "没有收到文件"},
		{"another form", []sent{{"报送表.xlsx", filledForm(t, "proposal", fullDossier(t), nil)}}, "应为进展填报表"},
		{"another city's", []sent{{"进展.xlsx", filledForm(t, "progress", foreign, nil)}}, "沧州市"},
		{"nothing filled in", []sent{{"进展.xlsx", filledForm(t, "progress", agreedDossier(t), nil)}}, "没有填任何进展"},
		{"too large", []sent{{"大.xlsx", make([]byte, 21<<20)}}, "超过 20 MB"},
		{"an old format", []sent{{"进展.xls", append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 2048)...)}}, "另存为"},
	} {
		answer, body := w.handIn(t, clerk, path, nil, c.files...)
		if answer.StatusCode != http.StatusUnprocessableEntity {
			t.Errorf("%s: got %d", c.name, answer.StatusCode)
		}
		shows(t, body, c.says, "事项和进展")
	}
	if _, page := w.ask(clerk, "GET", path+"?year=2026&quarter=7", ""); !strings.Contains(page, "1到4") {
		t.Error("a quarter that never was")
	}
	w.update(t, func(tx *store.Tx) error {
		all, err := tx.Progress(strings.Split(path, "/")[2])
		if len(all) != 0 {
			t.Errorf("%d reports are kept", len(all))
		}
		return err
	})
}

// TestProgressIsReportedOnThePage fills a quarter in without a workbook, and finds it again in what is to be summed up for the next meeting.
func TestProgressIsReportedOnThePage(t *testing.T) {
	w, path := townAtWork(t)
	clerk := w.of("tangshan")
	form := path + "/form/2026-3"
	values := w.typedForm(t, clerk, form)
	values.Set("do", "send")
	answer, page := w.ask(clerk, "POST", form, values.Encode())
	if answer.StatusCode != http.StatusUnprocessableEntity {
		t.Fatalf("got %d", answer.StatusCode)
	}
	shows(t, page, "没有填任何进展")
	values.Set("/summary/items/0/status", "推进中")
	values.Set("/summary/items/0/progress", "完成路线图初稿")
	values.Set("/summary/items/0/targets/0/actual", "半份")
	answer, page = w.ask(clerk, "POST", form, values.Encode())
	if answer.StatusCode != http.StatusUnprocessableEntity {
		t.Fatalf("got %d", answer.StatusCode)
	}
	shows(t, page, "您需要改正 1 处", "半份")
	values.Set("/summary/items/0/targets/0/actual", "0.5")
	answer, body := w.ask(clerk, "POST", form, values.Encode())
	shows(t, w.follow(t, clerk, answer, body), "历次填报（1 次）", "完成路线图初稿", "0.5 / 1")

	if values = w.typedForm(t, clerk, form); values.Get("/summary/items/0/progress") != "完成路线图初稿" {
		t.Error("the form does not begin with what was reported last")
	}
	values = w.typedForm(t, clerk, "/submissions/new/form/2027")
	if values.Get("/summary/items/0/progress") != "完成路线图初稿" || values.Get("/summary/items/0/targets/0/actual") != "0.5" {
		t.Error("what was reported is asked again for the next meeting")
	}
	answer, blank := w.ask(clerk, "GET", "/submissions/new/blank?year=2027", "")
	if answer.StatusCode != http.StatusOK || cellOf(t, []byte(blank), "落实情况总结", "完成路线图初稿") == "" {
		t.Errorf("the workbook asks again: %d", answer.StatusCode)
	}
	if answer, _ = w.ask(clerk, "GET", path+"/form/2026-5", ""); answer.StatusCode != http.StatusNotFound {
		t.Errorf("a quarter that never was: %d", answer.StatusCode)
	}
}
