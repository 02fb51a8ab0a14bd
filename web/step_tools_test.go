package web

import (
	"net/http"
	"strings"
	"testing"

	"huishang"
	"huishang/store"
)

// atStep keeps the dossier of 唐山 with its log up to a number of steps.
func (w *town) atStep(t *testing.T, steps int) string {
	t.Helper()
	d := begun(t)
	d.Procedure.Meeting = fullDossier(t).Procedure.Meeting[:steps]
	return w.keepLogged(t, d)
}

// TestTopicsAreDecided takes topics up, merges and leaves them out, each with its reason, and drafts the agreement from that: an item that
// was worked out keeps its words, its place and its id.
func TestTopicsAreDecided(t *testing.T) {
	w := newTown(t, Config{})
	dossier, liaison := w.atStep(t, 5), w.of("liaison")
	page := "/dossiers/" + dossier + "/agreement"
	_, body := w.ask(liaison, http.MethodGet, page, "")
	form := formOf(t, body, "fill")
	if !strings.Contains(body, "高新技术处（") {
		t.Error("the page does not say what the divisions said")
	}
	form.values.Set("/proposal/topics/0/decision", "不纳入")
	form.values.Set("/proposal/topics/1/decision", "合并")
	form.values.Set("/proposal/topics/2/merged_into", "TP5")
	answer, body := w.press(liaison, form, "")
	if answer.StatusCode != http.StatusUnprocessableEntity {
		t.Fatalf("%d\n%s", answer.StatusCode, wrongOn(body))
	}
	for _, want := range []string{"您需要改正 3 处", "请写明不纳入的理由", "请选择并入哪一项议题", "决定应为“合并”"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page does not say %s", want)
		}
	}
	form = formOf(t, body, "fill")
	form.values.Set("/proposal/topics/0/reply", "另行研究")
	form.values.Set("/proposal/topics/1/merged_into", "TP3")
	form.values.Set("/proposal/topics/2/merged_into", "")
	if answer, body = w.press(liaison, form, ""); answer.StatusCode != http.StatusSeeOther {
		t.Fatalf("%d\n%s", answer.StatusCode, wrongOn(body))
	}
	worked := begun(t).Agreement.Items
	draft := w.stepForm(t, liaison, dossier, huishang.MtgDraftAgreement)
	_, body = w.ask(liaison, http.MethodGet, stepPath(dossier, huishang.MtgDraftAgreement), "")
	for _, item := range worked {
		taken := item.FromTopic != "TP1" && item.FromTopic != "TP2"
		if strings.Contains(body, `value="`+item.Title+`"`) != taken {
			t.Errorf("%s of %s: taken up is %v", item.Title, item.FromTopic, !taken)
		}
	}
	draft.values.Set("/agreement/items/0/id", "X9")
	draft.values.Set("/at", "2026-07-28")
	if answer, body = w.press(liaison, draft, "take"); answer.StatusCode != http.StatusSeeOther {
		t.Fatalf("%d\n%s", answer.StatusCode, wrongOn(body))
	}
	items := w.latest(t, dossier).Agreement.Items
	if len(items) != len(worked)-2 || items[0].ID == "X9" || items[0].Title != worked[2].Title {
		t.Errorf("%+v", items)
	}
	for _, who := range []person{w.of("tangshan"), w.of("leader")} {
		if answer, body := w.ask(who, http.MethodGet, page, ""); answer.StatusCode != 200 || strings.Contains(body, "保存取舍") {
			t.Errorf("%s: %d", who.name, answer.StatusCode)
		}
	}
}

// A document is read and downloaded before its step is taken, made of what is typed; nothing is kept of it.
func TestPreviews(t *testing.T) {
	w := newTown(t, Config{})
	dossier, liaison := w.atStep(t, 5), w.of("liaison")
	form := w.stepForm(t, liaison, dossier, huishang.MtgDraftAgreement)
	form.values.Set("/agreement/items/0/title", "只在预览里的事项")
	step := form.action
	form.action += "/preview"
	answer, body := w.press(liaison, form, "read agreement")
	if answer.StatusCode != http.StatusOK || !strings.Contains(body, "只在预览里的事项") {
		t.Fatalf("%d\n%s", answer.StatusCode, wrongOn(body))
	}
	again := formOf(t, body, "preview")
	if answer, body = w.press(liaison, again, "get agreement"); answer.StatusCode != http.StatusOK || !strings.HasPrefix(body, "PK") ||
		!strings.Contains(answer.Header.Get("Content-Disposition"), "docx") {
		t.Errorf("%d %s", answer.StatusCode, answer.Header.Get("Content-Disposition"))
	}
	again.action = step
	if _, body = w.press(liaison, again, "back"); formOf(t, body, "fill").values.Get("/agreement/items/0/title") != "只在预览里的事项" {
		t.Error("coming back loses what was typed")
	}
	if v := w.version(t, dossier); v != 1 {
		t.Errorf("a preview left version %d", v)
	}
	for _, do := range []string{"read minutes", "get", "burn agreement"} {
		if answer, _ = w.press(liaison, form, do); answer.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: %d", do, answer.StatusCode)
		}
	}
	form.values.Set("/agreement/preamble", "")
	if answer, body = w.press(liaison, form, "read agreement"); answer.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(body, "前言") {
		t.Errorf("%d\n%s", answer.StatusCode, wrongOn(body))
	}
}

func (w *town) version(t *testing.T, dossier string) (n int) {
	t.Helper()
	if err := w.desk.Store.View(t.Context(), store.System(store.Home), func(tx *store.Tx) error {
		d, err := tx.Dossier(dossier)
		n = d.Latest
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return n
}

// The months show which days are worked and fit; a click takes a day, and what speaks against it is said.
func TestMonthsOfAMeeting(t *testing.T) {
	w := newTown(t, Config{})
	dossier, liaison := w.atStep(t, 11), w.of("liaison")
	form := w.stepForm(t, liaison, dossier, huishang.MtgArrange)
	form.values.Set("/meeting/place", "没有存过的地点")
	for _, one := range []struct{ do, says string }{
		{"month 2026-10", "2026年12月"},
		{"day 2026-10-01", "不是工作日（法定节假日）"},
		{"day 2026-10-10", "没有存过的地点"},
		{"day 2028-05-18", "不在议定书有效期"},
		{"day 2027-01-04", "距上次会议（2024年11月8日）787天，不在“1－2年”内（第十七条）"},
		{"day 2027-01-04", "2027年的放假安排还没有导入"},
	} {
		answer, body := w.press(liaison, form, one.do)
		if answer.StatusCode != http.StatusOK || !strings.Contains(body, one.says) {
			t.Errorf("%s: %d, does not say %s", one.do, answer.StatusCode, one.says)
		}
		if _, day, _ := turnOf(one.do); day != "" && formOf(t, body, "fill").values.Get("/meeting/date") != day {
			t.Errorf("%s is not taken", day)
		}
	}
	_, body := w.press(liaison, form, "day 2026-10-10")
	for _, want := range []string{`aria-pressed="true">10<span class="unseen">日（2026-10-10），调休上班`, `>1<span class="unseen">日（2026-10-01），休息日`} {
		if !strings.Contains(body, want) {
			t.Errorf("the months do not say %s", want)
		}
	}
	if answer, _ := w.press(liaison, form, "day yesterday"); answer.StatusCode != http.StatusBadRequest {
		t.Errorf("%d", answer.StatusCode)
	}
}

// A part of a dossier is changed on its page; what only steps, or the department, may change is refused with what was typed kept.
func TestAPartIsChanged(t *testing.T) {
	w := newTown(t, Config{})
	dossier, clerk := w.keepDossier(t, begun(t)), w.of("tangshan")
	open := func(who person, part string) (formOnPage, string) {
		answer, body := w.ask(who, http.MethodGet, partPath(dossier, part), "")
		if answer.StatusCode != http.StatusOK {
			t.Fatalf("%s: %d", part, answer.StatusCode)
		}
		return formOf(t, body, "fill"), body
	}
	form, _ := open(clerk, "needs")
	form.values.Set("/needs/items/0/bottleneck", "改过的瓶颈")
	if answer, body := w.press(clerk, form, "save"); answer.StatusCode != http.StatusSeeOther {
		t.Fatalf("%d\n%s", answer.StatusCode, wrongOn(body))
	}
	if got := w.latest(t, dossier).Needs.Items[0].Bottleneck; got != "改过的瓶颈" {
		t.Error(got)
	}
	if answer, body := w.press(clerk, form, "save"); answer.StatusCode != http.StatusConflict || !strings.Contains(body, "保存了另一版") {
		t.Errorf("an old form: %d\n%s", answer.StatusCode, wrongOn(body))
	}
	history, _ := open(clerk, "history")
	history.values.Set("/history/is_first_meeting", "是")
	answer, body := w.press(clerk, history, "save")
	if answer.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(body, "由区域创新处登记") {
		t.Errorf("%d\n%s", answer.StatusCode, wrongOn(body))
	}
	if _, body = open(clerk, "history"); !strings.Contains(body, "有未提交的草稿") {
		t.Error("what was refused is lost")
	}
	city, _ := open(w.of("liaison"), "city")
	city.values.Set("/city/fiscal/0/sci_expenditure_wan", "九万八")
	if answer, body = w.press(w.of("liaison"), city, "save"); answer.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(body, "九万八") {
		t.Errorf("%d\n%s", answer.StatusCode, wrongOn(body))
	}
	if answer, body := w.ask(clerk, http.MethodGet, "/dossiers/"+dossier+"/parts", ""); answer.StatusCode != http.StatusOK ||
		!strings.Contains(body, partPath(dossier, "needs")) || strings.Contains(body, partPath(dossier, "procedure")) {
		t.Errorf("%d\n%s", answer.StatusCode, body)
	}
	for _, part := range []string{"procedure", "nothing", "议题建议"} {
		if answer, _ := w.ask(w.of("liaison"), http.MethodGet, partPath(dossier, part), ""); answer.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d", part, answer.StatusCode)
		}
	}
}

// Texts and scans are filed by hand, and a text that was filed can be signed.
func TestFilesAreFiledByHand(t *testing.T) {
	w := newTown(t, Config{})
	dossier, liaison := w.atStep(t, 13), w.of("liaison")
	page := "/dossiers/" + dossier + "/documents/new"
	if _, body := w.ask(liaison, http.MethodGet, stepPath(dossier, huishang.MtgSign), ""); !strings.Contains(body, page) {
		t.Error("who is to sign is not told where a text is filed")
	}
	_, body := w.ask(liaison, http.MethodGet, page, "")
	form := formOf(t, body, "file")
	form.values.Set("round", "〇")
	answer, body := w.pressWith(t, liaison, form, "", "x.docm", []byte("PK"))
	if answer.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(body, "您需要改正 3 处") {
		t.Errorf("%d\n%s", answer.StatusCode, wrongOn(body))
	}
	form.values.Set("kind", "agreement")
	form.values.Set("round", "7")
	if answer, body = w.pressWith(t, liaison, form, "", "签署稿.docx", word(t)); answer.StatusCode != http.StatusUnprocessableEntity ||
		!strings.Contains(body, "现在是第1轮，不能把文件归入第7轮") {
		t.Errorf("%d\n%s", answer.StatusCode, wrongOn(body))
	}
	form.values.Set("round", "1")
	if answer, body = w.pressWith(t, liaison, form, "", "签署稿.docx", word(t)); answer.StatusCode != http.StatusSeeOther {
		t.Fatalf("%d\n%s", answer.StatusCode, wrongOn(body))
	}
	sign := w.stepForm(t, liaison, dossier, huishang.MtgSign)
	_, body = w.ask(liaison, http.MethodGet, sign.action, "")
	if !strings.Contains(body, "签署稿.docx（校验值尾号") {
		t.Error("the text is not offered to be signed")
	}
}
