package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"huishang"
	"huishang/generator"
	"huishang/store"
)

// reviewed is a submission handed in twice: what was wrong at first was mended, a field and a paragraph were changed.
func reviewedTwice(t testing.TB, w *town) (first, second string) {
	t.Helper()
	clerk := w.of("tangshan")
	full := fullDossier(t)
	sound := filledForm(t, "proposal", full, nil)
	fund := cellOf(t, sound, "议题建议", "1000")
	attached := func(preamble string) []byte {
		full.Agreement.Preamble = preamble
		made, err := generator.Fill("agreement", full, generator.Options{Templates: loadTemplates(t), Today: fixedDay()})
		if err != nil {
			t.Fatal(err)
		}
		return made.Bytes
	}
	send := func(cells map[string]any, preamble string) string {
		answer, body := w.handIn(t, clerk, submissions, nil, sent{"报送表.xlsx", filledForm(t, "proposal", full, cells)}, sent{"附件.docx", attached(preamble)})
		return says[given](t, answer, body, 201).ID
	}
	first = send(map[string]any{fund: "一千左右", "科技投入与财政!E6": 2.9}, "双方同意投入300万元。")
	second = send(map[string]any{fund: 1200, "科技投入与财政!E6": 2.9}, "双方同意投入500万元。")
	return first, second
}

// TestTheDeskReviews reviews a submission on its page: what was found, what changed, and the decision, with wrong input on the way.
func TestTheDeskReviews(t *testing.T) {
	w, _ := townWithDossier(t)
	first, second := reviewedTwice(t, w)
	liaison := w.of("liaison")
	at := "/submissions/" + second + "/review"
	_, page := w.ask(liaison, http.MethodGet, at, "")
	shows(t, page, "唐山市 2026年", "问题，按条文次序", "比上一版改好了", "附件.docx", "退回补正", "已核对问题和材料")
	if !strings.Contains(page, `/submissions/`+second+`/files/2/pages`) && !strings.Contains(page, "阅读视图") {
		t.Error("the document is not beside the findings")
	}
	_, page = w.ask(liaison, http.MethodGet, at+"?view=changes&file=1", "")
	shows(t, page, "上一次报送（第", "专项经费 › 金额", "1200 万元", "双方同意投入3500万元。")
	if !strings.Contains(page, "双方同意投入<del>3</del><ins>5</ins>00万元。") {
		t.Error("the paragraph that changed is not marked")
	}
	_, page = w.ask(liaison, http.MethodGet, "/submissions/"+first+"/review?view=changes", "")
	shows(t, page, "审核最新的一版", "没有更早的可以对照")
	if strings.Contains(page, `id="verdict"`) {
		t.Error("an older version can be decided")
	}
	if answer, _ := w.ask(liaison, http.MethodGet, at+"?file=9", ""); answer.StatusCode != http.StatusNotFound {
		t.Errorf("a file that is not there: %d", answer.StatusCode)
	}

	for name, leads := range map[string]string{"liaison": `href="` + at + `">审核</a>`, "leader": `href="` + at + `">看审核</a>`, "tangshan": ""} {
		_, page = w.ask(w.of(name), http.MethodGet, strings.TrimSuffix(at, "/review"), "")
		if leads != "" && !strings.Contains(page, leads) || leads == "" && strings.Contains(page, at) {
			t.Errorf("the page of the submission does not lead %s right", name)
		}
	}

	_, page = w.ask(liaison, http.MethodGet, at, "")
	tag := hidden(t, page, "tag")
	for name, c := range map[string]struct {
		form url.Values
		says string
	}{
		"nothing":         {url.Values{}, "请选“受理”或“退回补正”"},
		"not sure":        {url.Values{"choice": {"return"}, "note": {"补正甲"}}, "请核对后勾选"},
		"no day":          {url.Values{"choice": {"return"}, "note": {"补正甲"}, "due": {"下周"}, "sure": {"yes"}}, "补正期限应为日期，如 2026-06-12，现为“下周”"},
		"a day gone by":   {url.Values{"choice": {"return"}, "note": {"补正甲"}, "due": {"2026-11-01"}, "sure": {"yes"}}, "已经过去"},
		"open warnings":   {url.Values{"choice": {"accept"}, "note": {"补正甲"}, "sure": {"yes"}}, "没有办理"},
		"another version": {url.Values{"choice": {"return"}, "note": {"补正甲"}, "sure": {"yes"}, "tag": {`"x"`}}, "您看过之后有人改动了这次报送"},
	} {
		if c.form.Get("tag") == "" {
			c.form.Set("tag", tag)
		}
		answer, body := w.ask(liaison, http.MethodPost, at, c.form.Encode())
		if answer.StatusCode < 400 || answer.StatusCode >= 500 {
			t.Errorf("%s: %d", name, answer.StatusCode)
		}
		shows(t, body, c.says)
		if c.form.Get("note") != "" && !strings.Contains(body, ">补正甲</textarea>") {
			t.Errorf("%s: what was typed is lost", name)
		}
	}
	for _, p := range []string{"admin", "leader", "division", "tangshan"} {
		if answer, _ := w.ask(w.of(p), http.MethodPost, at, "choice=return&sure=yes&note=x"); answer.StatusCode != http.StatusForbidden {
			t.Errorf("%s decides: %d", p, answer.StatusCode)
		}
	}

	answer, body := w.ask(liaison, http.MethodPost, at, url.Values{"choice": {"return"}, "note": {"请补正甲"}, "due": {"2026年12月4日"}, "sure": {"yes"}, "tag": {tag}}.Encode())
	page = w.follow(t, liaison, answer, body)
	shows(t, page, "已退回补正", "请补正甲", "补正通知")
	if strings.Contains(page, `id="verdict"`) {
		t.Error("it can be decided again")
	}
	answer, body = w.ask(liaison, http.MethodPost, at, url.Values{"choice": {"return"}, "note": {"再来"}, "sure": {"yes"}}.Encode())
	if answer.StatusCode != http.StatusConflict && answer.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("decided twice: %d", answer.StatusCode)
	}
	shows(t, body, "不能")
}

// TestAnErrorIsReleased lets an error of a data rule stand on the page, and holds what may not be released.
func TestAnErrorIsReleased(t *testing.T) {
	w, _ := townWithDossier(t)
	liaison := w.of("liaison")
	full := fullDossier(t)
	last := &full.City.Fiscal[len(full.City.Fiscal)-1]
	last.RecurrentRevenue, _ = huishang.ParseDecimal("99000000")
	answer, body := w.handIn(t, w.of("tangshan"), submissions, nil, sent{"报送表.xlsx", filledForm(t, "proposal", full, nil)})
	at := "/submissions/" + says[given](t, answer, body, 201).ID
	_, page := w.ask(liaison, http.MethodGet, at+"/review", "")
	rule := hidden(t, page, "rule")
	shows(t, page, "核实无误，放行")
	tag := hidden(t, page, "tag")
	for _, c := range []struct {
		form url.Values
		says string
	}{
		{url.Values{"rule": {rule}, "by": {"甲"}}, "要写明姓名"},
		{url.Values{"rule": {"ART19-2"}, "by": {"甲"}, "reason": {"理由乙"}}, "不能放行"},
		{url.Values{"rule": {"NONE"}, "by": {"甲"}, "reason": {"理由乙"}}, "没有规则"},
		{url.Values{"rule": {rule}, "by": {"甲"}, "reason": {"理由乙"}, "tag": {`"x"`}}, "有人改动了"},
	} {
		answer, body := w.ask(liaison, http.MethodPost, at+"/releases", c.form.Encode())
		if answer.StatusCode < 400 || answer.StatusCode >= 500 {
			t.Errorf("%v: %d", c.form, answer.StatusCode)
		}
		shows(t, body, c.says)
	}
	answer, body = w.ask(liaison, http.MethodPost, at+"/releases", url.Values{"rule": {rule}, "by": {"王处长"}, "reason": {"与财政局核对无误"}, "tag": {tag}}.Encode())
	page = w.follow(t, liaison, answer, body)
	shows(t, page, "说明后放行", "王处长", "与财政局核对无误")
	w.update(t, func(tx *store.Tx) error {
		_, err := tx.Return(strings.TrimPrefix(at, "/submissions/"), "退")
		return err
	})
	answer, body = w.ask(liaison, http.MethodPost, at+"/releases", url.Values{"rule": {rule}, "by": {"甲"}, "reason": {"晚了"}}.Encode())
	if answer.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("released after the decision: %d", answer.StatusCode)
	}
	shows(t, body, "不能再放行")
}
