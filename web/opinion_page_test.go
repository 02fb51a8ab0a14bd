package web

import (
	"archive/zip"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"huishang"
	"huishang/proceeding"
	"huishang/store"
)

// asked is a dossier of 唐山市 whose proposal has just been sent to the divisions, to be answered by a day.
func asked(t testing.TB, w *town, due huishang.Date) (id string, divisions []string) {
	t.Helper()
	d := fullDossier(t)
	d.Opinions = huishang.Opinions{}
	at := slices.IndexFunc(d.Procedure.Meeting, func(e huishang.Event) bool { return e.Step == huishang.MtgConsult })
	d.Procedure.Meeting = d.Procedure.Meeting[:at+1]
	d.Procedure.Meeting[at].Due, d.Procedure.Meeting[at].Divisions = due, []string{"高新技术处", "成果转化处", "农村科技处"}
	w.update(t, func(tx *store.Tx) error {
		v, err := proceeding.TakeOver(tx, 2026, d, "")
		id = v.Dossier
		return err
	})
	return id, d.Procedure.Meeting[at].Divisions
}

// TestTheStateOfTheDivisions shows who is waited for, who is late and who has answered, each by a light and a word.
func TestTheStateOfTheDivisions(t *testing.T) {
	w := newTown(t, Config{})
	id, divisions := asked(t, w, huishang.NewDate(2026, time.November, 27))
	_, page := w.ask(w.of("liaison"), http.MethodGet, "/dossiers/"+id+"/opinions", "")
	shows(t, page, divisions[0], "待反馈", "还有 4 个工作日", "2026年11月27日前反馈", "替哪个处室登记")
	hides(t, page, "登记逾期")
	w.dayOff(t)
	_, page = w.ask(w.of("liaison"), http.MethodGet, "/dossiers/"+id+"/opinions", "")
	shows(t, page, divisions[0], "还有 3 个工作日")
	_, page = w.ask(w.of("leader"), http.MethodGet, "/dossiers/"+id+"/opinions", "")
	shows(t, page, divisions[0])
	hides(t, page, "交反馈意见", "下载")
}

func TestADivisionAnswersOnThePage(t *testing.T) {
	w := newTown(t, Config{})
	id, divisions := asked(t, w, huishang.NewDate(2026, time.November, 27))
	if !slices.Contains(divisions, "高新技术处") {
		t.Fatalf("asked are %v", divisions)
	}
	division, at := w.of("division"), "/dossiers/"+id+"/opinions"
	_, page := w.ask(division, http.MethodGet, at, "")
	shows(t, page, "高新技术处的意见", "在网页上填")
	hides(t, page, "替哪个处室登记")
	if strings.Count(page, ">在网页上填<") != 1 {
		t.Error("a division is led to fill in for others")
	}
	topics := fullDossier(t).Proposal.Topics
	form := url.Values{"division": {"高新技术处"}, "signed_by": {"李处长"}}
	for i, topic := range topics {
		form.Add("topic", topic.ID)
		form.Set("verdict-"+string(rune('0'+i)), "同意")
	}
	changed := func(values ...string) string {
		other := url.Values{}
		for name, list := range form {
			other[name] = slices.Clone(list)
		}
		for i := 0; i < len(values); i += 2 {
			other.Set(values[i], values[i+1])
		}
		return other.Encode()
	}
	for name, c := range map[string]struct{ body, says string }{
		"another division": {changed("division", divisions[slices.IndexFunc(divisions, func(d string) bool { return d != "高新技术处" })]), "只能提交本处室的意见"},
		"nobody signs":     {changed("signed_by", " "), "请填签字人"},
		"no such verdict":  {changed("verdict-0", "随便"), "随便"},
		"no such topic":    {changed("topic", "TP99"), "没有编号为“TP99”的议题"},
		"nothing":          {"division=高新技术处&signed_by=甲", "没有填任何意见"},
	} {
		answer, body := w.ask(division, http.MethodPost, at, c.body)
		if answer.StatusCode != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", name, answer.StatusCode)
		}
		shows(t, body, c.says)
	}
	answer, body := w.ask(division, http.MethodPost, at, changed("verdict-0", "修改后同意", "text-0", "指标再量化", "channel-0", "省重点研发计划"))
	page = w.follow(t, division, answer, body)
	shows(t, page, "已反馈", "修改后同意 1", "李处长", "指标再量化")
	g, err := w.site.steps.Read(t.Context(), store.System(store.Home), id)
	if err != nil {
		t.Fatal(err)
	}
	if last := g.Log[len(g.Log)-1]; last.Step != huishang.MtgDivisionFeedback || last.Actor != "高新技术处" {
		t.Errorf("the log ends with %+v", last)
	}

	liaison := w.of("liaison")
	_, page = w.ask(liaison, http.MethodGet, at+"?division="+url.QueryEscape(divisions[1]), "")
	shows(t, page, divisions[1]+"的意见")
	filled := fullDossier(t)
	for i := range filled.Opinions.Agreement {
		filled.Opinions.Agreement[i].Division = "高新技术处"
	}
	answer, body = w.handIn(t, division, at, nil, sent{"意见表.xlsx", filledForm(t, "opinion", filled, nil)})
	page = w.follow(t, division, answer, body)
	shows(t, page, "修改后同意 3")
	answer, body = w.handIn(t, division, at, nil, sent{"别的.pdf", []byte("%PDF-1.7 x")})
	if answer.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("a wrong file: %d", answer.StatusCode)
	}
	shows(t, body, "没有收下", "别的.pdf")
}

// TestALateDivision is noted as overdue, with how it was pressed, once its day has passed.
func TestALateDivision(t *testing.T) {
	w := newTown(t, Config{})
	id, divisions := asked(t, w, huishang.NewDate(2026, time.November, 20))
	liaison, at := w.of("liaison"), "/dossiers/"+id+"/opinions"
	_, page := w.ask(liaison, http.MethodGet, at, "")
	shows(t, page, "逾期", "过期 1 个工作日", "登记"+divisions[0]+"逾期")
	version := hidden(t, page, "version")
	for name, c := range map[string]struct{ form, says string }{
		"no note":         {"division=" + url.QueryEscape(divisions[0]) + "&version=" + version, "逾期登记没有写情况"},
		"no version":      {"division=" + url.QueryEscape(divisions[0]) + "&note=x", "页面不完整"},
		"another version": {"division=" + url.QueryEscape(divisions[0]) + "&note=x&version=99", "没有保存"},
		"nobody asked":    {"division=农机处&note=x&version=" + version, "农机处"},
	} {
		answer, body := w.ask(liaison, http.MethodPost, at+"/late", c.form)
		if answer.StatusCode < 400 || answer.StatusCode >= 500 {
			t.Errorf("%s: %d", name, answer.StatusCode)
		}
		shows(t, body, c.says)
	}
	answer, body := w.ask(liaison, http.MethodPost, at+"/late", url.Values{"division": {divisions[0]}, "note": {"逾期，视为无意见，已催办两次"}, "version": {version}}.Encode())
	page = w.follow(t, liaison, answer, body)
	shows(t, page, "视为无意见", "已催办两次")
	hides(t, page, "登记"+divisions[0]+"逾期")
}

// TestTheSummary says what becomes of the opinions on one page: all that was changed is kept, or nothing, and nobody's change is lost.
func TestTheSummary(t *testing.T) {
	w := newTown(t, Config{})
	id, _ := asked(t, w, huishang.NewDate(2026, time.November, 27))
	liaison, at := w.of("liaison"), "/dossiers/"+id+"/summary"
	_, page := w.ask(liaison, http.MethodGet, at, "")
	shows(t, page, "还没有收到处室的意见")
	body := `{"opinions":[{"topic_id":"TP1","opinion":"同意","signed_by":"李"},{"topic_id":"TP2","opinion":"不同意","text":"指标偏低","signed_by":"李"},{"topic_id":"TP3","opinion":"修改后同意","text":"写明时限","signed_by":"李"}]}`
	answer, body := w.ask(w.of("division"), http.MethodPost, "/api/v1/dossiers/"+id+"/opinions", body)
	kept := says[givenOpinions](t, answer, body, 201).Opinions
	_, page = w.ask(liaison, http.MethodGet, at, "")
	shows(t, page, "共 3 条意见，2 条要求修改的还没有写采纳情况", "指标偏低", "写明时限")

	form := func(revision string, adopted ...string) string {
		values := url.Values{}
		for i, o := range kept {
			values.Add("opinion", o.ID)
			values.Set("revision-"+o.ID, revision)
			values.Set("adopted-"+o.ID, adopted[2*i])
			values.Set("reason-"+o.ID, adopted[2*i+1])
		}
		return values.Encode()
	}
	answer, page = w.ask(liaison, http.MethodPost, at, form("1", "", "", "采纳", "", "未采纳", ""))
	if answer.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("no reason: %d", answer.StatusCode)
	}
	shows(t, page, "全部没有保存", "“未采纳”要写明理由", "2 条要求修改的还没有写采纳情况")
	answer, body = w.ask(liaison, http.MethodPost, at, form("1", "", "", "采纳", "", "未采纳", "资金须按程序确定"))
	page = w.follow(t, liaison, answer, body)
	shows(t, page, "要求修改的都已写明采纳情况", "资金须按程序确定")
	answer, page = w.ask(liaison, http.MethodPost, at, form("1", "", "", "未采纳", "别的理由", "未采纳", "资金须按程序确定"))
	if answer.StatusCode != http.StatusPreconditionFailed {
		t.Errorf("a stale page: %d", answer.StatusCode)
	}
	shows(t, page, "别的理由", "您的这一次没有保存")
	answer, body = w.ask(liaison, http.MethodPost, at, form("2", "", "", "采纳", "", "未采纳", "资金须按程序确定"))
	if page = w.follow(t, liaison, answer, body); strings.Contains(page, `value="3"`) {
		t.Error("what did not change was kept again")
	}
	for _, p := range []string{"division", "leader", "admin"} {
		if answer, _ := w.ask(w.of(p), http.MethodPost, at, form("2", "", "", "", "", "", "")); answer.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %d", p, answer.StatusCode)
		}
	}
	answer, body = w.ask(liaison, http.MethodGet, at+"/opinion-summary?missing=mark", "")
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("the document: %d %.300s", answer.StatusCode, body)
	}
	if _, err := zip.NewReader(strings.NewReader(body), int64(len(body))); err != nil {
		t.Error(err)
	}
	if answer, _ := w.ask(liaison, http.MethodGet, at+"/agreement", ""); answer.StatusCode != http.StatusNotFound {
		t.Errorf("another document: %d", answer.StatusCode)
	}
}
