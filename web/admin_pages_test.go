package web

import (
	"database/sql"
	"encoding/json"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"huishang"
	"huishang/store"
)

// TestAuditPage reads the log in Chinese, narrows it, and proves it.
func TestAuditPage(t *testing.T) {
	w := newTown(t, Config{})
	admin, id := w.of("admin"), w.idOf(t, "tangshan")
	answer, body := w.ask(admin, http.MethodGet, "/audit", "")
	showsPage(t, "all", answer, body, http.StatusOK, "新建用户", "登录名：tangshan", `href="/users/`+id+`"`, "新建接口密钥")
	answer, body = w.ask(admin, http.MethodGet, "/audit?action=key.add&user=系统", "")
	showsPage(t, "keys", answer, body, http.StatusOK, "新建接口密钥", "全部记录")
	if strings.Contains(body, "登录名：tangshan") {
		t.Error("lines of other actions are shown")
	}
	answer, body = w.ask(admin, http.MethodGet, "/audit?from=2030-01-01&object=x", "")
	showsPage(t, "none", answer, body, http.StatusOK, "没有符合这些条件的记录", "只看编号")
	answer, body = w.ask(admin, http.MethodGet, "/audit?from=昨天&to=2026-13-01", "")
	showsPage(t, "wrong days", answer, body, http.StatusUnprocessableEntity, "起日应为日期", "现为“昨天”", "止日是“2026-13-01”，这一天不存在", `value="昨天"`)
	for _, query := range []string{"city=唐山", "city=130200 唐山市", "city=130200", "city=唐山市&from=2026年1月1日&to=2099.12.31"} {
		answer, body = w.ask(admin, http.MethodGet, "/audit?"+strings.ReplaceAll(query, " ", "%20"), "")
		typed, _, _ := strings.Cut(strings.TrimPrefix(query, "city="), "&")
		showsPage(t, query, answer, body, http.StatusOK, "登录名：tangshan", `value="`+typed+`"`, `<option value="130900 沧州市">`)
		if strings.Contains(body, "登录名：cangzhou") {
			t.Errorf("%s shows another city", query)
		}
	}
	for _, list := range []string{"/audit", "/reminders", "/submissions"} {
		answer, body = w.ask(w.of("admin"), http.MethodGet, list+"?city=火星", "")
		showsPage(t, list, answer, body, http.StatusUnprocessableEntity, "没有城市“火星”", `value="火星"`)
	}
	answer, body = w.ask(admin, http.MethodGet, "/audit?limit=1", "")
	showsPage(t, "a page", answer, body, http.StatusOK, "更早的记录", "cursor=")
	answer, body = w.ask(admin, http.MethodGet, "/audit/verify", "")
	showsPage(t, "no proof", answer, body, http.StatusOK, "还没有核验过", "核验整本日志")
	answer, _ = w.ask(admin, http.MethodPost, "/audit/verify", "")
	if answer.StatusCode != http.StatusSeeOther || answer.Header.Get("Location") != "/audit/verify" {
		t.Errorf("proving leads to %d %s", answer.StatusCode, answer.Header.Get("Location"))
	}
	<-w.site.proof.done
	answer, body = w.ask(admin, http.MethodGet, "/audit/verify", "")
	showsPage(t, "proof", answer, body, http.StatusOK, "条都对得上", "最后一条的校验值", "admin 于", "再核验一次")
	answer, body = w.ask(admin, http.MethodGet, "/audit?action=audit.prove", "")
	showsPage(t, "proof noted", answer, body, http.StatusOK, "核验审计日志", "对得上的条数")
	for path, status := range map[string]int{"/api/v1/audit?from=x": http.StatusBadRequest, "/api/v1/audit?action=user.add&from=2026-01-01&to=2099-01-01": http.StatusOK} {
		if answer, body := w.ask(admin, http.MethodGet, path, ""); answer.StatusCode != status {
			t.Errorf("%s: %d\n%s", path, answer.StatusCode, body)
		}
	}
}

// TestTrashPages puts a draft into the trash and takes it out; what has taken a step stays.
func TestTrashPages(t *testing.T) {
	w := newTown(t, Config{})
	bureau, draft := w.of("tangshan"), w.dossierOf(t, ownCity)
	answer, body := w.ask(bureau, http.MethodGet, "/dossiers/"+draft, "")
	showsPage(t, "draft", answer, body, http.StatusOK, "/dossiers/"+draft+"/trash")
	answer, body = w.ask(bureau, http.MethodGet, "/dossiers/"+draft+"/trash", "")
	showsPage(t, "ask", answer, body, http.StatusOK, "移入回收站吗", "不，返回")
	answer, body = w.post(bureau, "/dossiers/"+draft+"/trash")
	if answer.StatusCode != http.StatusSeeOther || answer.Header.Get("Location") != "/trash" {
		t.Errorf("put: %d\n%s", answer.StatusCode, body)
	}
	answer, body = w.ask(bureau, http.MethodGet, "/trash", "")
	showsPage(t, "trash", answer, body, http.StatusOK, "唐山市 2026年", "/dossiers/"+draft+"/restore")
	answer, body = w.ask(w.of("cangzhou"), http.MethodGet, "/trash", "")
	showsPage(t, "another city", answer, body, http.StatusOK, "回收站是空的")
	second := w.dossierOf(t, ownCity)
	answer, body = w.post(bureau, "/dossiers/"+draft+"/restore")
	showsPage(t, "beside another", answer, body, http.StatusUnprocessableEntity, "现在另有一份卷宗")
	w.post(bureau, "/dossiers/"+second+"/trash")
	if answer, body = w.post(bureau, "/dossiers/"+draft+"/restore"); answer.StatusCode != http.StatusSeeOther {
		t.Errorf("take: %d\n%s", answer.StatusCode, body)
	}
	answer, body = w.post(bureau, "/dossiers/"+draft+"/restore")
	showsPage(t, "twice", answer, body, http.StatusUnprocessableEntity, "不在回收站里")
	old := w.addDossier(t, bureau, "")
	answer, body = w.post(bureau, "/dossiers/"+old+"/trash")
	showsPage(t, "under way", answer, body, http.StatusUnprocessableEntity, "须留存备查")
}

// TestOwnAccount renames, registers a mailbox and a leave, ends sessions and looks after a feed, with wrong input too.
func TestOwnAccount(t *testing.T) {
	w := newTown(t, Config{})
	me := w.of("tangshan")
	elsewhere := w.signedIn(t, me.id)
	w.add(t, store.User{Login: "tangshan2", Name: "同事", Role: huishang.RoleBureau, City: ownCity, Mailbox: store.Mailbox{Email: "two@example.gov.cn"}}, "")
	answer, body := w.ask(me, http.MethodGet, "/me", "")
	showsPage(t, "me", answer, body, http.StatusOK, "tangshan", "130200", "别处", "退出别处的登录", "/password?back=/me")
	for _, c := range []struct {
		name, path string
		fields     []string
		say        []string
	}{
		{"no name", "/me/name", []string{"name", "  "}, []string{"请填写姓名"}},
		{"mailbox", "/me/mailbox", []string{"email", "a@b@c", "digest", "yes"}, []string{"两个 @", `value="a@b@c"`}},
		{"half a leave", "/me/mailbox", []string{"email", "me@example.gov.cn", "substitute", "tangshan2", "away_from", "2026-12-01"}, []string{"起止日期要一起写"}},
		{"no such day", "/me/mailbox", []string{"substitute", "tangshan2", "away_from", "明天", "away_until", "x"}, []string{"请假起日应为日期，如 2026-06-12", "请假止日应为日期", `value="明天"`}},
		{"foreign substitute", "/me/mailbox", []string{"substitute", "cangzhou", "away_from", "2026-12-01", "away_until", "2026-12-05"}, []string{"不是同一单位"}},
	} {
		answer, body := w.post(me, c.path, c.fields...)
		showsPage(t, c.name, answer, body, http.StatusUnprocessableEntity, append(c.say, "您需要")...)
	}
	for path, fields := range map[string][]string{
		"/me/name":     {"name", "张三"},
		"/me/mailbox":  {"email", "me@example.gov.cn", "substitute", "tangshan2", "away_from", "2026-12-01", "away_until", "2026-12-05"},
		"/me/sessions": nil,
	} {
		if answer, body := w.post(me, path, fields...); answer.StatusCode != http.StatusSeeOther || answer.Header.Get("Location") != "/me" {
			t.Errorf("%s: %d\n%s", path, answer.StatusCode, body)
		}
	}
	answer, body = w.ask(me, http.MethodGet, "/me", "")
	showsPage(t, "changed", answer, body, http.StatusOK, `value="张三"`, `value="me@example.gov.cn"`, `value="2026-12-05"`, "没有别处的登录", `value="yes">`)
	if answer, _ := w.ask(person{token: elsewhere}, http.MethodGet, "/me", ""); answer.StatusCode != http.StatusSeeOther {
		t.Errorf("the other session still opens: %d", answer.StatusCode)
	}
	answer, body = w.post(me, "/me/feeds")
	showsPage(t, "feed", answer, body, http.StatusOK, "/calendar/", ".ics", "只显示这一次")
	found := secretValue.FindStringSubmatch(body)
	if found == nil {
		t.Fatal("no address is shown")
	}
	path := found[1][strings.Index(found[1], "/calendar/"):]
	answer, body = w.ask(person{}, http.MethodGet, path, "")
	showsPage(t, "read", answer, body, http.StatusOK, "BEGIN:VCALENDAR")
	_, body = w.ask(me, http.MethodGet, "/me", "")
	_, id, _ := strings.Cut(body, `"/me/feeds/`)
	id, _, _ = strings.Cut(id, "/")
	answer, body = w.ask(me, http.MethodGet, "/me/feeds/"+id+"/revoke", "")
	showsPage(t, "ask", answer, body, http.StatusOK, "停用后不能恢复")
	if answer, body = w.post(me, "/me/feeds/"+id+"/revoke"); answer.StatusCode != http.StatusSeeOther {
		t.Errorf("revoke: %d\n%s", answer.StatusCode, body)
	}
	if answer, _ := w.ask(person{}, http.MethodGet, path, ""); answer.StatusCode != http.StatusNotFound {
		t.Errorf("a revoked feed opens: %d", answer.StatusCode)
	}
	answer, body = get(newHandler(t), "/me")
	showsPage(t, "a guest", answer, body, http.StatusOK, "演示里没有登录")
}

// TestStatePage says what has to be seen to.
func TestStatePage(t *testing.T) {
	w := newTown(t, Config{})
	answer, body := w.ask(w.of("admin"), http.MethodGet, "/state", "")
	showsPage(t, "state", answer, body, http.StatusOK, "邮件未配置", "SQLite", "104 条", "缺 2027年", "请在工作日历里导入", "还没有")
}

// TestStateTellsDossiersThatCannotBeRead damages what is kept of two dossiers: page and API count them, name them, and say what to do.
func TestStateTellsDossiersThatCannotBeRead(t *testing.T) {
	place := filepath.Join(t.TempDir(), "huishang.db")
	w := newTown(t, Config{Accounts: deskIn(t, place, nil)})
	for code, name := range map[string]string{"130100": "石家庄市", "130200": "唐山市", "130900": "沧州市"} {
		d := blankDossier(t)
		d.City.Code, d.City.Name = code, name
		w.keepDossier(t, d)
	}
	db, err := sql.Open("sqlite", place)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`UPDATE outlines SET format = 0, content = '', core = '' WHERE city <> '130100'`); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/state", "/api/v1/delivery"} {
		_, body := w.ask(w.of("admin"), http.MethodGet, path, "")
		for _, want := range []string{"有 2 份卷宗读不出来，提醒、总览和清单里没有它们", "从备份恢复", "唐山市（2026年）", "沧州市（2026年）"} {
			if !strings.Contains(body, want) {
				t.Errorf("%s does not say %q:\n%s", path, want, body)
			}
		}
		if strings.Contains(body, "石家庄市") {
			t.Errorf("%s names a dossier that can be read", path)
		}
	}
}

// TestStateTellsATableThatIsLeftOut has a table in the store that cannot be read: page and API say what is wrong, where, and what to do.
func TestStateTellsATableThatIsLeftOut(t *testing.T) {
	w := newTown(t, Config{})
	if err := w.desk.Store.Update(t.Context(), store.System(store.Home), func(tx *store.Tx) error {
		_, err := tx.SaveCalendar(2027, json.RawMessage("{\"year\": 2027, \"source\": \"某通知\",\n\"holidays\": [\"2028-01-01\"], \"makeup_workdays\": []}"))
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/state", "/api/v1/delivery"} {
		answer, body := w.ask(w.of("admin"), http.MethodGet, path, "")
		if answer.StatusCode != http.StatusOK {
			t.Fatalf("%s: %d %s", path, answer.StatusCode, body)
		}
		for _, want := range []string{"导入的2027年调休表有错误，暂不采用，请改正后在工作日历里重新导入。", "2027年调休表 第2行第"} {
			if !strings.Contains(body, want) {
				t.Errorf("%s does not say %q:\n%s", path, want, body)
			}
		}
	}
}
