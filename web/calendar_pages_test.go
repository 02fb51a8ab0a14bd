package web

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestCalendarPage draws the year, tells one without a table, and lists the days ahead of a city.
func TestCalendarPage(t *testing.T) {
	w := newTown(t, Config{})
	w.addDossier(t, w.of("tangshan"), "")
	answer, body := w.ask(w.of("tangshan"), http.MethodGet, "/calendar?year=2026&city=130900", "")
	showsPage(t, "2026", answer, body, http.StatusOK, "2026年，共 248 个工作日", `<td class="holiday">1<b>休</b></td>`, `<td class="makeup">4<b>班</b></td>`,
		`<td class="weekend">10</td>`, `<td class="worked today" aria-current="date">23</td>`, "2027年还没有调休表")
	for _, words := range []string{"导入一年的调休表", "城市名称或代码"} {
		if strings.Contains(body, words) {
			t.Errorf("a clerk is shown %s", words)
		}
	}
	answer, body = w.ask(w.of("liaison"), http.MethodGet, "/calendar?year=2031&city=唐山市", "")
	showsPage(t, "2031", answer, body, http.StatusOK, "没有调休表，按周一至周五上班推算", "唐山市：")
	answer, body = w.ask(w.of("liaison"), http.MethodGet, "/calendar?city=130100", "")
	showsPage(t, "a city without dossiers", answer, body, http.StatusOK, "130100现在没有要到期的日子")
	answer, body = w.ask(w.of("liaison"), http.MethodGet, "/calendar?year=去年", "")
	showsPage(t, "no year", answer, body, http.StatusBadRequest, "现为“去年”")
}

// TestCalendarImport takes in a year as it is typed and as a file, whole or not at all.
func TestCalendarImport(t *testing.T) {
	w := newTown(t, Config{})
	admin := w.of("admin")
	for _, c := range []struct {
		name   string
		fields []string
		say    []string
	}{
		{"nothing", nil, []string{"年份应是四位数字"}},
		{"no days", []string{"year", "2027", "source", "通知", "holidays", "元旦 2027年2月30日 3月5日至3月1日", "makeup", "下周"},
			[]string{"放假里的“元旦”不是日期", "“2027年2月30日”不是日期", "“3月5日至3月1日”起止不对", "调休上班里的“下周”不是日期", "元旦 2027年2月30日"}},
		{"against the rules", []string{"year", "2027", "source", "通知", "holidays", "1月1日 2026-12-31", "makeup", "1月4日"}, []string{"2026年12月31日不在2027年", "2027年1月4日是星期一"}},
	} {
		answer, body := w.post(admin, "/calendar", c.fields...)
		showsPage(t, c.name, answer, body, http.StatusUnprocessableEntity, append(c.say, "您需要")...)
	}
	answer, body := w.post(admin, "/calendar", "year", "2027年", "source", "某通知", "holidays", "1月1日至1月3日、2027-02-06~2月8日", "makeup", "1月9日")
	if answer.StatusCode != http.StatusSeeOther || answer.Header.Get("Location") != "/calendar?year=2027" {
		t.Errorf("typed: %d\n%s", answer.StatusCode, body)
	}
	answer, body = w.ask(admin, http.MethodGet, "/calendar?year=2027", "")
	showsPage(t, "2027", answer, body, http.StatusOK, "依据某通知", `<td class="makeup">9<b>班</b></td>`, `<td class="holiday">8<b>休</b></td>`)
	for content, want := range map[string]int{table2027: http.StatusSeeOther, `{"year": 2028`: http.StatusUnprocessableEntity, strings.Repeat(" ", mostTable+1): http.StatusUnprocessableEntity} {
		if answer, body := ask(w.handler, w.tableFile(t, admin, content)); answer.StatusCode != want {
			t.Errorf("the file %.20q: %d\n%s", content, answer.StatusCode, body)
		}
	}
	if answer, _ := w.post(w.of("liaison"), "/calendar", "year", "2027"); answer.StatusCode != http.StatusForbidden {
		t.Errorf("the liaison imports: %d", answer.StatusCode)
	}
}

// tableFile is a request that hands in a table as a file.
func (w *town) tableFile(t *testing.T, p person, content string) *http.Request {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("table", "2027.json")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/calendar", &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	r.AddCookie(&http.Cookie{Name: w.site.cookies.name(sessionName), Value: p.token})
	return r
}

// TestReminderPages lists, shows with its letter, sends again, cancels and settles.
func TestReminderPages(t *testing.T) {
	w := newTown(t, Config{})
	clerk := w.of("tangshan")
	id := w.reminderOf(t, clerk, "")
	answer, body := w.ask(clerk, http.MethodGet, "/reminders", "")
	showsPage(t, "list", answer, body, http.StatusOK, "商定议定书期满后是否延续", "待发", "邮件未配置", "/reminders/"+id)
	answer, body = w.ask(w.of("liaison"), http.MethodGet, "/reminders?state=sent", "")
	showsPage(t, "none", answer, body, http.StatusOK, "没有符合这些条件的提醒")
	answer, body = w.ask(w.of("liaison"), http.MethodGet, "/reminders?city=石家庄", "")
	showsPage(t, "another city", answer, body, http.StatusOK, "没有符合这些条件的提醒", `value="石家庄"`)
	answer, body = w.ask(clerk, http.MethodGet, "/reminders?state=lost", "")
	showsPage(t, "no such state", answer, body, http.StatusUnprocessableEntity, "没有这种状态", "邮件未配置：提醒照常排定")
	answer, body = w.ask(clerk, http.MethodGet, "/reminders/"+id, "")
	showsPage(t, "one", answer, body, http.StatusOK, "邮件（现在发会是这样）", "唐山市", "tang@example.gov.cn", "取消，不再发", "现在就发")
	if strings.Contains(body, "/mail/") && !strings.Contains(body, "/mail/……") {
		t.Error("the page gives a link that acts for the reader")
	}
	answer, body = w.ask(w.of("leader"), http.MethodGet, "/reminders/"+id, "")
	showsPage(t, "a leader", answer, body, http.StatusOK, "邮件（现在发会是这样）")
	if strings.Contains(body, "取消，不再发") {
		t.Error("a leader may cancel")
	}
	for _, step := range []struct {
		path   string
		fields []string
		status int
		say    string
	}{
		{"/retry", []string{"address", "a@b@c"}, http.StatusUnprocessableEntity, `value="a@b@c"`},
		{"/settle", []string{"arrived", "yes"}, http.StatusUnprocessableEntity, "没有存疑"},
		{"/settle", nil, http.StatusUnprocessableEntity, "请先问清楚收件人"},
		{"/cancel", []string{"reason", "已办结"}, http.StatusSeeOther, ""},
		{"/cancel", nil, http.StatusUnprocessableEntity, "不能再取消"},
		{"/retry", []string{"address", "new@example.gov.cn"}, http.StatusSeeOther, ""},
	} {
		answer, body := w.post(clerk, "/reminders/"+id+step.path, step.fields...)
		showsPage(t, step.path, answer, body, step.status, step.say)
	}
	answer, body = w.ask(clerk, http.MethodGet, "/reminders/"+id, "")
	showsPage(t, "sent again", answer, body, http.StatusOK, "new@example.gov.cn", "待发")
}

// TestReminderPreview rehearses days to come and queues nothing.
func TestReminderPreview(t *testing.T) {
	w := newTown(t, Config{})
	w.addDossier(t, w.of("tangshan"), "")
	for query, want := range map[string]struct {
		status int
		say    string
	}{
		"":                              {http.StatusOK, "预览提醒"},
		"from=2026-11-30&to=2026-12-31": {http.StatusOK, "拟制"},
		"from=2026-12-05":               {http.StatusOK, "不上班，提醒顺延到2026年12月7日"},
		"from=2026-12-05&to=2026-12-01": {http.StatusUnprocessableEntity, "止日早于起日"},
		"from=2026年12月5日":               {http.StatusOK, "不上班，提醒顺延到2026年12月7日"},
		"from=2026-01-01&to=2027-01-01": {http.StatusUnprocessableEntity, "最多预览三个月"},
		"from=x&to=y":                   {http.StatusUnprocessableEntity, "现为“y”"},
		"to=2026-12-01":                 {http.StatusUnprocessableEntity, "请写明从哪一天起"},
	} {
		answer, body := w.ask(w.of("liaison"), http.MethodGet, "/reminders/preview?"+query, "")
		showsPage(t, query, answer, body, want.status, want.say)
	}
	_, body := w.ask(w.of("cangzhou"), http.MethodGet, "/reminders/preview?from=2026-11-30&to=2026-12-31", "")
	if strings.Contains(body, "唐山") {
		t.Error("the bureau of 沧州 sees the days of 唐山")
	}
	answer, body := w.ask(w.of("admin"), http.MethodGet, "/reminders", "")
	showsPage(t, "nothing is queued", answer, body, http.StatusOK, "还没有排定过提醒")
}
