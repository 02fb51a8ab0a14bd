package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"huishang/mail"
	"huishang/store"
)

// TestRemindersAreListedAndChanged lists, retries, cancels and settles over the API.
func TestRemindersAreListedAndChanged(t *testing.T) {
	w := newTown(t, Config{})
	clerk, other := w.of("tangshan"), w.of("cangzhou")
	id := w.reminderOf(t, clerk, "")
	w.reminderOf(t, other, "")
	var list struct{ Reminders []toldReminder }
	get := func(p person, path string) {
		t.Helper()
		answer, body := w.ask(p, "GET", path, "")
		if answer.StatusCode != http.StatusOK {
			t.Fatalf("%s: %d %s", path, answer.StatusCode, body)
		}
		list.Reminders = nil
		if err := json.Unmarshal([]byte(body), &list); err != nil {
			t.Fatal(err)
		}
	}
	get(clerk, "/api/v1/reminders")
	if len(list.Reminders) != 1 || list.Reminders[0].ID != id || list.Reminders[0].Subject != "商定议定书期满后是否延续" || list.Reminders[0].StateName != "待发" {
		t.Errorf("%+v", list.Reminders)
	}
	get(w.of("liaison"), "/api/v1/reminders?state=waiting&kind=议定书到期&city=130900")
	if len(list.Reminders) != 1 || list.Reminders[0].City != "130900" {
		t.Errorf("%+v", list.Reminders)
	}
	for _, step := range []struct {
		path, body string
		status     int
		says       string
	}{
		{"/retry", `{"address":"a@b@c"}`, 422, "两个 @"},
		{"/settlement", `{"arrived":true}`, 422, "没有存疑"},
		{"/settlement", `{}`, 400, "arrived"},
		{"/cancellation", `{"reason":"已办结"}`, 200, "已取消"},
		{"/cancellation", `{}`, 422, "不能再取消"},
		{"/retry", `{"address":"new@example.gov.cn"}`, 200, "new@example.gov.cn"},
		{"/retry", `{"adress":""}`, 400, "adress"},
	} {
		answer, body := w.ask(clerk, "POST", "/api/v1/reminders/"+id+step.path, step.body)
		if answer.StatusCode != step.status || !strings.Contains(body, step.says) {
			t.Errorf("%s %s: %d %s", step.path, step.body, answer.StatusCode, body)
		}
	}
	if answer, body := w.ask(clerk, "GET", "/api/v1/reminders?state=lost", ""); answer.StatusCode != 400 {
		t.Errorf("%d %s", answer.StatusCode, body)
	}
}

// TestCalendarsOverTheAPI imports a table and holds that slips are told with their place and nothing is kept of them.
func TestCalendarsOverTheAPI(t *testing.T) {
	w := newTown(t, Config{})
	admin := w.of("admin")
	bad := `{"year": 2027, "source": "某通知",
	"holidays": ["2027-01-01", "2027-01-01", "2027-02-30"], "makeup_workdays": ["2027-01-01"]}`
	answer, body := w.ask(admin, "PUT", "/api/v1/calendars/2027", bad)
	if answer.StatusCode != 422 || strings.Count(body, `"line":2`) != 3 || !strings.Contains(body, "写了两次") || !strings.Contains(body, "既列为放假又列为调休上班") {
		t.Errorf("%d %s", answer.StatusCode, body)
	}
	if answer, body = w.ask(admin, "GET", "/api/v1/calendars/2027", ""); !strings.Contains(body, `"known":false`) {
		t.Errorf("%d %s", answer.StatusCode, body)
	}
	if answer, body = w.ask(admin, "PUT", "/api/v1/calendars/2028", table2027); answer.StatusCode != 400 {
		t.Errorf("another year: %d %s", answer.StatusCode, body)
	}
	if answer, body = w.ask(admin, "PUT", "/api/v1/calendars/2027", table2027); answer.StatusCode != 200 || !strings.Contains(body, `"known":true`) {
		t.Errorf("%d %s", answer.StatusCode, body)
	}
	if _, body = w.ask(w.of("tangshan"), "GET", "/api/v1/calendars", ""); !strings.Contains(body, `"year":2027,"known":true,"source":"某通知"`) {
		t.Errorf("%s", body)
	}
}

// TestAFeedShowsDaysUntilItIsRevoked takes a feed as a calendar does.
func TestAFeedShowsDaysUntilItIsRevoked(t *testing.T) {
	w := newTown(t, Config{})
	w.dossierOf(t, ownCity)
	w.dossierOf(t, foreignCity)
	clerk := w.of("tangshan")
	answer, body := w.ask(clerk, "POST", "/api/v1/me/feeds", "{}")
	var feed toldFeed
	if err := json.Unmarshal([]byte(body), &feed); err != nil || answer.StatusCode != 201 {
		t.Fatalf("%d %s", answer.StatusCode, body)
	}
	path := strings.TrimPrefix(feed.Address, "http://127.0.0.1")
	answer, body = w.ask(person{}, "GET", path, "")
	if answer.StatusCode != 200 || !strings.HasPrefix(body, "BEGIN:VCALENDAR\r\n") || !strings.Contains(body, "BEGIN:VEVENT") {
		t.Fatalf("%d %s", answer.StatusCode, body)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(body, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.Contains(line, "\n") {
			t.Errorf("a line of %d octets: %q", len(line), line)
		}
	}
	for _, wrong := range []string{"/calendar/x.ics", "/calendar/" + strings.TrimSuffix(strings.TrimPrefix(path, "/calendar/"), ".ics")} {
		if answer, _ := w.ask(person{}, "GET", wrong, ""); answer.StatusCode != 404 {
			t.Errorf("%s: %d", wrong, answer.StatusCode)
		}
	}
	if answer, body = w.ask(clerk, "DELETE", "/api/v1/me/feeds/"+feed.ID, ""); answer.StatusCode != 204 {
		t.Errorf("%d %s", answer.StatusCode, body)
	}
	if answer, _ = w.ask(person{}, "GET", path, ""); answer.StatusCode != 404 {
		t.Errorf("revoked: %d", answer.StatusCode)
	}
}

// TestOnesOwnMailbox changes where somebody is reminded, with slips, too.
func TestOnesOwnMailbox(t *testing.T) {
	w := newTown(t, Config{})
	for _, step := range []struct {
		who, body string
		status    int
		says      string
	}{
		{"tangshan", `{"email":"a@b@c.cn"}`, 422, "两个 @"},
		{"tangshan", `{"email":"a\u0007@b.cn"}`, 400, "控制字符"},
		{"tangshan", `{"digest":false}`, 422, "先登记邮箱"},
		{"tangshan", `{"email":"tang@example.gov.cn"}`, 200, "tang@example.gov.cn"},
		{"tangshan", `{"substitute":"cangzhou","away_from":"2026-10-01","away_until":"2026-10-07"}`, 422, "同一单位"},
		{"leader", `{"email":"boss@example.gov.cn","digest":false}`, 200, "boss@"},
		{"leader", `{"desks":"系统管理员"}`, 400, "desks"},
	} {
		answer, body := w.ask(w.of(step.who), "PATCH", "/api/v1/me", step.body)
		if answer.StatusCode != step.status || !strings.Contains(body, step.says) {
			t.Errorf("%s %s: %d %s", step.who, step.body, answer.StatusCode, body)
		}
	}
	answer, body := w.ask(w.of("admin"), "PATCH", "/api/v1/users/"+w.of("leader").id, `{"desks":"分管副厅长、科长"}`)
	if answer.StatusCode != 422 || !strings.Contains(body, "没有“科长”这个岗位") {
		t.Errorf("%d %s", answer.StatusCode, body)
	}
	if answer, body = w.ask(w.of("admin"), "PATCH", "/api/v1/users/"+w.of("leader").id, `{"desks":"分管副厅长"}`); answer.StatusCode != 200 {
		t.Errorf("%d %s", answer.StatusCode, body)
	}
}

// signed is the address of a link of a mail as the site's own courier reads it.
func (w *town) signed(t *testing.T, id string, action mail.Action, until time.Time) string {
	t.Helper()
	secret, err := w.desk.Store.Secret(t.Context(), store.Home, "mail links")
	if err != nil {
		t.Fatal(err)
	}
	links, err := mail.NewLinks("http://127.0.0.1", []byte(secret))
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimPrefix(links.Sign(mail.Token{ID: id, Action: action, Until: until}), "http://127.0.0.1")
}

// TestLinksOfMails holds that looking changes nothing, that the button works once, and what is told of links that do not work.
func TestLinksOfMails(t *testing.T) {
	w := newTown(t, Config{})
	id, later := w.reminderOf(t, w.of("tangshan"), ""), time.Now().Add(time.Hour)
	state := func() (r store.Reminder) {
		if err := w.desk.Store.View(t.Context(), store.System(store.Home), func(tx *store.Tx) (err error) { r, err = tx.Reminder(id); return err }); err != nil {
			t.Fatal(err)
		}
		return r
	}
	form := func(path, body string) (int, string) {
		r := w.request(person{}, "POST", path, body)
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		answer, text := ask(w.handler, r)
		return answer.StatusCode, text
	}
	put := w.signed(t, id, mail.Postpone, later)
	for range 3 {
		if answer, body := w.ask(person{}, "GET", put, ""); answer.StatusCode != 200 || !strings.Contains(body, "推迟到这一天") {
			t.Fatalf("%d %s", answer.StatusCode, body)
		}
	}
	if r := state(); r.State != store.ReminderWaiting {
		t.Fatalf("looking changed it: %+v", r)
	}
	for _, wrong := range []string{"", "until=2020-01-01", "until=2199-01-01", "until=x"} {
		if status, body := form(put, wrong); status != 422 || !strings.Contains(body, "请选") {
			t.Errorf("%q: %d %s", wrong, status, body)
		}
	}
	day := time.Now().AddDate(0, 0, 5).Format(time.DateOnly)
	if status, body := form(put, "until="+day); status != 200 || !strings.Contains(body, "再提醒您") {
		t.Errorf("%d %s", status, body)
	}
	if r := state(); r.State != store.ReminderDeferred {
		t.Errorf("%+v", r)
	}
	if status, body := form(put, "until="+day); status != 410 || !strings.Contains(body, "已经用过") {
		t.Errorf("%d %s", status, body)
	}
	if _, body := w.ask(person{}, "GET", put, ""); !strings.Contains(body, "已经用过") {
		t.Errorf("%s", body)
	}
	if status, body := form(w.signed(t, id, mail.Acknowledge, later), ""); status != 200 || !strings.Contains(body, "您已知悉") || state().AcknowledgedAt.IsZero() {
		t.Errorf("%d %s", status, body)
	}
	if status, _ := form(w.signed(t, id, mail.Unsubscribe, later), "List-Unsubscribe=One-Click"); status != 200 {
		t.Errorf("one click: %d", status)
	}
	for path, says := range map[string]string{
		w.signed(t, id, mail.Acknowledge, time.Now().Add(-time.Hour)): "已过期", put[:len(put)-2]: "不完整或已被改动", "/mail/x": "不完整或已被改动",
		w.signed(t, "nothing", mail.Acknowledge, later): "不完整或已被改动",
	} {
		if answer, body := w.ask(person{}, "GET", path, ""); answer.StatusCode != 410 || !strings.Contains(body, says) {
			t.Errorf("%s: %d %s", path, answer.StatusCode, body)
		}
	}
}

// TestHealthAndMetrics lets a day and three hours pass without a look.
func TestHealthAndMetrics(t *testing.T) {
	w := newTown(t, Config{})
	sender := w.site.Courier
	if answer, body := w.ask(person{}, "GET", "/healthz", ""); answer.StatusCode != 200 || !strings.Contains(body, `"status":"ok"`) || !strings.Contains(body, "邮件未配置") {
		t.Errorf("%d %s", answer.StatusCode, body)
	}
	if _, err := sender.Plan(t.Context()); err != nil {
		t.Fatal(err)
	}
	_, key := w.addKey(t, store.Key{Name: "监控", Role: "liaison", Scopes: []store.KeyScope{store.KeyRead}})
	answer, body := w.ask(person{secret: key}, "GET", "/metrics", "")
	for _, name := range []string{"huishang_last_scan_timestamp_seconds ", "huishang_queue_length 0", "huishang_scan_late 0", `huishang_queue_reminders{state="doubtful"} 0`, "go_goroutines"} {
		if answer.StatusCode != 200 || !strings.Contains(body, name) {
			t.Errorf("%d, no %s", answer.StatusCode, name)
		}
	}
	sender.Now = func() time.Time { return time.Now().Add(27 * time.Hour) }
	if answer, body := w.ask(person{}, "GET", "/healthz", ""); answer.StatusCode != 503 || !strings.Contains(body, `"status":"late"`) {
		t.Errorf("%d %s", answer.StatusCode, body)
	}
	if _, body = w.ask(person{secret: key}, "GET", "/metrics", ""); !strings.Contains(body, "huishang_scan_late 1") {
		t.Errorf("%s", body)
	}
	if answer, body = w.ask(w.of("liaison"), "GET", "/api/v1/delivery", ""); answer.StatusCode != 200 || !strings.Contains(body, `"late":true`) {
		t.Errorf("%d %s", answer.StatusCode, body)
	}
}
