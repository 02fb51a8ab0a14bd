package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"huishang"
	"huishang/accounts"
	"huishang/store"
)

// withUser is a town with one more person, who has a password.
func withUser(t testing.TB, config Config, temporary bool) (*town, store.User) {
	t.Helper()
	w := newTown(t, config)
	return w, w.add(t, store.User{Login: "zhangsan", Name: "张三", Role: huishang.RoleLiaison, Temporary: temporary}, goodWord)
}

// signIn is the form of the login page.
func signIn(login, password string) string {
	return url.Values{"login": {login}, "password": {password}, "back": {"/?a=b"}}.Encode()
}

// cookieOf is the cookie of a session an answer sets.
func cookieOf(t testing.TB, answer *http.Response) *http.Cookie {
	t.Helper()
	for _, cookie := range answer.Cookies() {
		if strings.HasSuffix(cookie.Name, sessionName) {
			return cookie
		}
	}
	t.Fatalf("no cookie of a session: %v", answer.Header)
	return nil
}

func TestSigningIn(t *testing.T) {
	w, _ := withUser(t, Config{}, false)
	answer, body := w.ask(person{}, "POST", "/login", signIn(" ZhangSan", goodWord))
	if answer.StatusCode != http.StatusSeeOther || answer.Header.Get("Location") != "/?a=b" {
		t.Fatalf("got %d to %q\n%s", answer.StatusCode, answer.Header.Get("Location"), body)
	}
	in := person{token: cookieOf(t, answer).Value}
	if _, page := w.ask(in, "GET", "/", ""); !strings.Contains(page, "张三（区域创新处）") || strings.Contains(page, "演示") {
		t.Errorf("the page does not say who looks at it:\n%s", page)
	}
	if _, body := w.ask(in, "GET", "/api/v1/me", ""); body != `{"login":"zhangsan","name":"张三","role":"liaison","role_name":"区域创新处"}` {
		t.Errorf("the API says %s", body)
	}
	answer, _ = w.ask(in, "POST", "/logout", "")
	if answer.StatusCode != http.StatusSeeOther || cookieOf(t, answer).MaxAge >= 0 || answer.Header.Get("Clear-Site-Data") == "" {
		t.Errorf("signing out: %d %v", answer.StatusCode, answer.Header)
	}
	if answer, _ := w.ask(in, "GET", "/", ""); answer.StatusCode != http.StatusSeeOther {
		t.Errorf("after signing out: %d", answer.StatusCode)
	}
}

func TestSigningInThroughTheAPI(t *testing.T) {
	w, _ := withUser(t, Config{}, false)
	answer, body := w.ask(person{}, "POST", "/api/v1/sessions", `{"login": "zhangsan", "password": "`+goodWord+`"}`)
	if answer.StatusCode != http.StatusCreated || !strings.Contains(body, `"login":"zhangsan"`) || strings.Contains(body, "argon2") {
		t.Fatalf("got %d\n%s", answer.StatusCode, body)
	}
	in := person{token: cookieOf(t, answer).Value}
	if answer, _ := w.ask(in, "DELETE", "/api/v1/sessions", ""); answer.StatusCode != http.StatusNoContent {
		t.Errorf("signing out: %d", answer.StatusCode)
	}
	if answer, _ := w.ask(in, "GET", "/api/v1/me", ""); answer.StatusCode != http.StatusUnauthorized {
		t.Errorf("after signing out: %d", answer.StatusCode)
	}
	for body, says := range map[string]string{"": "空的", "{": "不是完整的", `{"login":1}`: "/login：应为文字", `{"name":""}`: "未知的字段“name”", "{}{}": "后面多出了“{}”"} {
		answer, told := w.ask(person{}, "POST", "/api/v1/sessions", body)
		if answer.StatusCode != http.StatusBadRequest || !strings.Contains(told, says) {
			t.Errorf("%.20s: got %d %s", body, answer.StatusCode, told)
		}
	}
	answer, told := w.ask(person{}, "POST", "/api/v1/sessions", `{"login":"`+strings.Repeat("x", 70_000)+`"}`)
	if answer.StatusCode != http.StatusRequestEntityTooLarge || !strings.Contains(told, "最多收 64 KB") {
		t.Errorf("too much: got %d %s", answer.StatusCode, told)
	}
}

// A session begun before signing in, by whomever, is not the one after.
func TestSessionsAreNotFixed(t *testing.T) {
	w, _ := withUser(t, Config{}, false)
	for _, before := range []string{"CHOSENBYANOTHER", w.of("leader").token} {
		answer, _ := w.ask(person{token: before}, "POST", "/login", signIn("zhangsan", goodWord))
		after := cookieOf(t, answer).Value
		if after == before || len(after) < 26 {
			t.Errorf("%q became %q", before, after)
		}
		if answer, _ := w.ask(person{token: before}, "GET", "/api/v1/me", ""); answer.StatusCode != http.StatusUnauthorized {
			t.Errorf("%q still opens: %d", before, answer.StatusCode)
		}
	}
}

func TestCookies(t *testing.T) {
	for address, want := range map[string]string{
		"":                         "huishang-session=x; Path=/; HttpOnly; SameSite=Lax",
		"https://huishang.example": "__Host-huishang-session=x; Path=/; HttpOnly; Secure; SameSite=Lax",
	} {
		w, _ := withUser(t, Config{Address: address}, false)
		answer, _ := w.ask(person{}, "POST", "/login", signIn("zhangsan", goodWord))
		cookie := cookieOf(t, answer)
		cookie.Value = "x"
		if cookie.String() != want {
			t.Errorf("at %q: %s", address, cookie)
		}
	}
	// Over TLS the plain name opens nothing: a page of another host below the same domain could have set it.
	w := newTown(t, Config{Address: "https://huishang.example"})
	r := httptest.NewRequest("GET", "/api/v1/me", nil)
	r.AddCookie(&http.Cookie{Name: sessionName, Value: w.of("leader").token})
	if answer, _ := ask(w.handler, r); answer.StatusCode != http.StatusUnauthorized {
		t.Errorf("a cookie anybody can set opens: %d", answer.StatusCode)
	}
}

// What another site sends is refused on every route that does something, with a session or without.
func TestOtherSitesMayDoNothing(t *testing.T) {
	w := newTown(t, Config{})
	for _, r := range w.site.routes() {
		if r.method == http.MethodGet {
			continue
		}
		path, _ := w.path(t, r, w.of("tangshan"))
		for header, value := range map[string]string{"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"} {
			for _, name := range []string{"admin", "nobody"} {
				request := w.request(w.of(name), r.method, path, "")
				request.Header.Set(header, value)
				if answer, _ := ask(w.handler, request); answer.StatusCode != http.StatusForbidden {
					t.Errorf("%s %s by %s with %s: got %d", r.method, r.path, name, header, answer.StatusCode)
				}
			}
		}
	}
}

// Nobody learns from an answer whether there is a user of some name: neither from its words nor from its status, try after try.
func TestAnswersDoNotTellWhoIsAUser(t *testing.T) {
	w, u := withUser(t, Config{}, false)
	gone := w.add(t, store.User{Login: "gone", Name: "乙", Role: huishang.RoleLeader}, goodWord)
	w.update(t, func(tx *store.Tx) error {
		_, err := tx.ChangeUser(gone.ID, func(u *store.User) { u.DisabledAt = tx.Now() })
		return err
	})
	for _, way := range []struct{ path, body, from string }{
		{"/login", "login=%s&password=wrong", "10.0.0.1"}, {"/api/v1/sessions", `{"login":"%s","password":"wrong"}`, "10.0.0.2"},
	} {
		for try := range 4 {
			var first string
			for _, login := range []string{u.Login, "nobody", "gone"} {
				r := w.request(person{}, "POST", way.path, fmt.Sprintf(way.body, login))
				r.RemoteAddr = way.from + ":1"
				answer, body := ask(w.handler, r)
				answer.Header.Del("Content-Length") // a longer name makes a longer page
				told := fmt.Sprint(answer.StatusCode, answer.Header, strings.ReplaceAll(body, login, "NAME"))
				if first == "" {
					first = told
				}
				if told != first || answer.StatusCode != http.StatusUnauthorized {
					t.Errorf("%s, try %d, %s:\n%s\nand\n%s", way.path, try, login, told, first)
				}
			}
		}
	}
}

// TestGuessingWaits moves a clock through guesses from one address and the owner's sign-in from another.
func TestGuessingWaits(t *testing.T) {
	now := time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "huishang.db"), store.Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	desk := accounts.NewDesk(s)
	w := &town{desk: desk, site: siteOf(t, Config{Accounts: desk, Proxies: []string{"192.0.2.0/24"}})}
	if w.handler, err = w.site.handler(); err != nil {
		t.Fatal(err)
	}
	w.add(t, store.User{Login: "zhangsan", Name: "张三", Role: huishang.RoleLeader}, goodWord)
	try := func(from, password string) (*http.Response, string) {
		r := w.request(person{}, "POST", "/login", signIn("zhangsan", password))
		r.Header.Set("X-Forwarded-For", from) // told by the proxy, whose address httptest gives
		return ask(w.handler, r)
	}
	for i := range 10 {
		answer, _ := try("10.9.9.9", "guess")
		if want := map[bool]int{true: 401, false: 429}[i < 4]; answer.StatusCode != want {
			t.Errorf("guess %d: got %d", i, answer.StatusCode)
		}
	}
	answer, body := try("10.9.9.9", goodWord)
	if answer.StatusCode != 429 || answer.Header.Get("Retry-After") == "" || !strings.Contains(body, "再试") {
		t.Errorf("a right guess at once: %d\n%s", answer.StatusCode, body)
	}
	if answer, _ := try("10.0.0.1", goodWord); answer.StatusCode != http.StatusSeeOther {
		t.Errorf("the owner, from elsewhere: %d", answer.StatusCode)
	}
	now = now.Add(3 * time.Second)
	if answer, _ := try("10.9.9.9", goodWord); answer.StatusCode != http.StatusSeeOther {
		t.Errorf("after the wait: %d", answer.StatusCode)
	}
}

// Who comes by no trusted proxy cannot say they come from elsewhere.
func TestNobodyChoosesWhereTheyComeFrom(t *testing.T) {
	w, _ := withUser(t, Config{}, false)
	last := 0
	for i := range 6 {
		r := w.request(person{}, "POST", "/login", signIn("zhangsan", "guess"))
		r.Header.Set("X-Forwarded-For", fmt.Sprintf("10.0.0.%d", i))
		r.Header.Set("X-Real-Ip", fmt.Sprintf("10.0.0.%d", i))
		answer, _ := ask(w.handler, r)
		last = answer.StatusCode
	}
	if last != http.StatusTooManyRequests {
		t.Errorf("the sixth guess: %d", last)
	}
}

func TestNeighbourhoods(t *testing.T) {
	for address, want := range map[string]string{
		"10.0.0.1": "10.0.0.1", "2001:db8::1": "2001:db8::/64", "2001:db8::ffff:1": "2001:db8::/64", "2001:db8:0:1::1": "2001:db8:0:1::/64",
		"fe80::1%eth0": "fe80::/64", "::ffff:10.0.0.1": "::ffff:10.0.0.1", "": "",
	} {
		if got := neighbourhood(address); got != want {
			t.Errorf("%q is in %q, want %q", address, got, want)
		}
	}
}

func TestDisabledUsersAreOutAtOnce(t *testing.T) {
	w, u := withUser(t, Config{}, false)
	in := person{token: w.signedIn(t, u.ID)}
	if answer, _ := w.ask(in, "GET", "/api/v1/me", ""); answer.StatusCode != 200 {
		t.Fatal(answer.StatusCode)
	}
	if answer, body := w.ask(w.of("admin"), "PATCH", "/api/v1/users/"+u.ID, `{"disabled": true}`); answer.StatusCode != 200 || !strings.Contains(body, `"disabled":true`) {
		t.Fatalf("%d %s", answer.StatusCode, body)
	}
	if answer, _ := w.ask(in, "GET", "/api/v1/me", ""); answer.StatusCode != http.StatusUnauthorized {
		t.Errorf("got %d", answer.StatusCode)
	}
	if answer, _ := w.ask(person{}, "POST", "/login", signIn("zhangsan", goodWord)); answer.StatusCode != http.StatusUnauthorized {
		t.Errorf("signing in: %d", answer.StatusCode)
	}
}

func TestAGivenPasswordIsChangedFirst(t *testing.T) {
	w, _ := withUser(t, Config{}, true)
	answer, _ := w.ask(person{}, "POST", "/login", signIn("zhangsan", goodWord))
	if answer.Header.Get("Location") != "/password?back=%2F%3Fa%3Db" {
		t.Errorf("leads to %q", answer.Header.Get("Location"))
	}
	in := person{token: cookieOf(t, answer).Value}
	for _, r := range w.site.routes() {
		if r.may.use == useOpen || r.may.soon {
			continue
		}
		path, _ := w.path(t, r, w.of("tangshan"))
		answer, body := w.ask(in, r.method, path, "")
		if api := strings.HasPrefix(path, "/api/"); api && answer.StatusCode != 403 || !api && !strings.HasPrefix(answer.Header.Get("Location"), "/password") && answer.StatusCode != 403 {
			t.Errorf("%s %s: got %d\n%.200s", r.method, path, answer.StatusCode, body)
		}
	}
	if _, page := w.ask(in, "GET", "/password?back=/", ""); !strings.Contains(page, "您现在的密码是系统管理员设置的") {
		t.Errorf("the page does not say why:\n%s", page)
	}
	for _, c := range []struct {
		current, chosen, again string
		status                 int
		says                   string
	}{
		{goodWord, "purple kettle 77", "purple kettle 78", 422, "两次输入的新密码不一样"},
		{goodWord, "zhangsan2026", "zhangsan2026", 422, "容易被猜到"},
		{"guess", "purple kettle 77", "purple kettle 77", 422, "现在的密码不对"},
		{goodWord, "purple kettle 77", "purple kettle 77", 303, ""},
	} {
		form := url.Values{"current": {c.current}, "new": {c.chosen}, "again": {c.again}, "back": {"/"}}.Encode()
		answer, body := w.ask(in, "POST", "/password", form)
		if answer.StatusCode != c.status || !strings.Contains(body, c.says) {
			t.Errorf("%+v: got %d\n%s", c, answer.StatusCode, body)
		}
		if c.status == 303 {
			if old, _ := w.ask(in, "GET", "/", ""); old.StatusCode != 303 {
				t.Errorf("the token of before still opens: %d", old.StatusCode)
			}
			in.token = cookieOf(t, answer).Value
		}
	}
	if answer, _ := w.ask(in, "GET", "/", ""); answer.StatusCode != 200 {
		t.Errorf("with the new password: %d", answer.StatusCode)
	}
}

// Signing in leads to pages of this site only.
func TestNobodyIsLedElsewhere(t *testing.T) {
	for address, want := range map[string]string{
		"/dossiers/1?stage=x": "/dossiers/1?stage=x", "": "/", "//evil.example": "/", "https://evil.example": "/", `/\evil.example`: "/", "javascript:alert(1)": "/",
		"/\t/evil.example": "/", "evil": "/",
	} {
		if got := within(address); got != want {
			t.Errorf("%q leads to %q", address, got)
		}
	}
}

func TestKeysOpenWhatTheyAreFor(t *testing.T) {
	w := newTown(t, Config{Demo: true})
	read := w.of("a key to read")
	if answer, body := w.ask(read, "GET", "/api/v1/me", ""); answer.StatusCode != 200 || !strings.Contains(body, `"city":"130200"`) || !strings.Contains(body, `"key":"`) {
		t.Errorf("got %d %s", answer.StatusCode, body)
	}
	if answer, _ := w.ask(w.of("admin"), "DELETE", "/api/v1/keys/"+read.key, ""); answer.StatusCode != http.StatusNoContent {
		t.Fatal(answer.StatusCode)
	}
	// A key that does not open is nobody: neither a session beside it nor the guest of the demonstration speaks for it.
	for _, secret := range []string{read.secret, "huishang_x", " "} {
		p := person{secret: secret, token: w.of("admin").token}
		if answer, body := w.ask(p, "GET", "/api/v1/me", ""); answer.StatusCode != http.StatusUnauthorized {
			t.Errorf("%q: got %d %s", secret, answer.StatusCode, body)
		}
	}
	r := w.request(w.of("admin"), "GET", "/api/v1/me", "")
	r.SetBasicAuth("admin", goodWord)
	if answer, _ := ask(w.handler, r); answer.StatusCode != http.StatusUnauthorized {
		t.Errorf("another scheme: %d", answer.StatusCode)
	}
}

// TestUsersThroughTheAPI leads an administrator through the life of a user and of a key.
func TestUsersThroughTheAPI(t *testing.T) {
	w := newTown(t, Config{})
	admin := w.of("admin")
	answer, body := w.ask(admin, "POST", "/api/v1/users", `{"login":"LiSi","name":"李四","role":"bureau","city":"130200"}`)
	var made createdUser
	if err := json.Unmarshal([]byte(body), &made); err != nil || answer.StatusCode != 201 || made.Login != "lisi" || !made.MustChange || len(made.Password) != 19 {
		t.Fatalf("got %d %s", answer.StatusCode, body)
	}
	if answer.Header.Get("Location") != "/api/v1/users/"+made.ID {
		t.Errorf("it lies at %q", answer.Header.Get("Location"))
	}
	if answer, _ := w.ask(person{}, "POST", "/login", signIn("lisi", made.Password)); answer.StatusCode != 303 {
		t.Errorf("signing in: %d", answer.StatusCode)
	}
	for _, c := range []struct {
		method, path, body string
		status             int
		says               string
	}{
		{"GET", "users?limit=1", "", 200, `"next":"`},
		{"GET", "users?limit=x", "", 400, "参数 limit"},
		{"GET", "users?cursor=x", "", 422, "翻页的位置不对"},
		{"POST", "users", `{"login":"lisi","name":"李四","role":"leader"}`, 422, "已有登录名"},
		{"POST", "users", `{"login":"wangwu","name":"王五","role":"leader","password":"wangwu2026"}`, 422, "容易被猜到"},
		{"POST", "users", `{"login":"wangwu","name":"王五","role":"leader","password":"` + goodWord + `"}`, 201, `"login":"wangwu"`},
		{"PATCH", "users/" + made.ID, `{"city":"130900"}`, 200, `"city":"130900"`},
		{"PATCH", "users/" + made.ID, `{"role":"leader"}`, 422, "不要填城市代码"},
		{"PATCH", "users/" + made.ID, `{"role":"leader","city":""}`, 200, `"role":"leader"`},
		{"PATCH", "users/x", `{}`, 404, "没有找到"},
		{"POST", "users/" + made.ID + "/password", `{}`, 200, `"password":"`},
		{"POST", "users/" + made.ID + "/password", `{"password":"` + goodWord + `"}`, 204, ""},
		{"POST", "users/x/password", `{}`, 404, "没有找到"},
		{"POST", "keys", `{"name":"平台","city":"130200","scopes":["read"]}`, 201, `"secret":"huishang_`},
		{"POST", "keys", `{"name":"平台","scopes":["read"]}`, 422, "六位城市代码"},
		{"GET", "keys", "", 200, `"scopes":["read"]`},
		{"DELETE", "keys/x", "", 404, "没有找到"},
	} {
		answer, body := w.ask(admin, c.method, "/api/v1/"+c.path, c.body)
		if answer.StatusCode != c.status || !strings.Contains(body, c.says) {
			t.Errorf("%s %s %s: got %d %s", c.method, c.path, c.body, answer.StatusCode, body)
		}
	}
	if _, body := w.ask(admin, "GET", "/api/v1/keys", ""); strings.Contains(body, "huishang_") {
		t.Errorf("a secret is told twice: %s", body)
	}
}

// TestHeadersOnEveryRoute holds the headers of every route, let in or not.
func TestHeadersOnEveryRoute(t *testing.T) {
	for _, address := range []string{"", "https://huishang.example"} {
		w := newTown(t, Config{Address: address})
		for _, r := range w.site.routes() {
			path, _ := w.path(t, r, w.of("tangshan"))
			for _, name := range []string{"tangshan", "nobody"} {
				answer, _ := w.send(t, r, w.of(name), path)
				holdHeaders(t, answer)
				h := answer.Header
				if h.Get("X-Frame-Options") != "DENY" || h.Get("Permissions-Policy") == "" || h.Get("Cross-Origin-Opener-Policy") != "same-origin" {
					t.Errorf("%s %s: %v", r.method, r.path, h)
				}
				if r.path != "/assets/:name" && h.Get("Cache-Control") != "no-store" {
					t.Errorf("%s %s may be kept: %q", r.method, r.path, h.Get("Cache-Control"))
				}
				if (h.Get("Strict-Transport-Security") != "") != (address != "") {
					t.Errorf("%s %s at %q: %q", r.method, r.path, address, h.Get("Strict-Transport-Security"))
				}
			}
		}
	}
}

func TestDemonstration(t *testing.T) {
	handler := newHandler(t)
	w := &town{handler: handler, site: &site{}}
	if _, body := get(handler, "/api/v1/me"); !strings.Contains(body, `"role":"liaison"`) || !strings.Contains(body, `"guest":true`) {
		t.Errorf("a guest is %s", body)
	}
	for _, role := range huishang.Roles() {
		answer, _ := w.ask(person{}, "POST", "/demo/role", "back=/&role="+string(role))
		in := person{token: cookieOf(t, answer).Value}
		if _, body := w.ask(in, "GET", "/api/v1/me", ""); !strings.Contains(body, `"role":"`+string(role)+`"`) || strings.Contains(body, "guest") {
			t.Errorf("as %s one is %s", role, body)
		}
		_, page := w.ask(in, "GET", "/", "")
		if !strings.Contains(page, `value="`+string(role)+`" selected`) || !strings.Contains(page, "演示") {
			t.Errorf("as %s the page is\n%s", role, page)
		}
		answer, _ = w.ask(in, "GET", "/fill/130900", "")
		_, page = w.ask(in, "GET", "/api/v1/dossiers", "")
		if bureau := role == huishang.RoleBureau; bureau != (answer.StatusCode == 404) || bureau == strings.Contains(page, "沧州市") {
			t.Errorf("as %s another city's dossier is %d", role, answer.StatusCode)
		}
	}
	if answer, _ := w.ask(person{}, "POST", "/demo/role", "role=chief"); answer.StatusCode != 400 {
		t.Errorf("no such role: %d", answer.StatusCode)
	}
	if answer, _ := w.ask(person{}, "POST", "/api/v1/sessions", `{"login":"demo-admin","password":""}`); answer.StatusCode != 401 {
		t.Errorf("a person of the demonstration without password: %d", answer.StatusCode)
	}
	for _, c := range []Config{{}, {Demo: true}} {
		w := newTown(t, c)
		if answer, _ := w.ask(w.of("leader"), "POST", "/demo/role", "role=admin"); (answer.StatusCode == 404) != !c.Demo {
			t.Errorf("with demo %v: %d", c.Demo, answer.StatusCode)
		}
	}
}

// BenchmarkWhoAsks measures what it costs to know who asks, beside the same answer without.
func BenchmarkWhoAsks(b *testing.B) {
	w := newTown(b, Config{})
	for _, c := range []struct {
		name, path string
		p          person
	}{{"nobody", "/healthz", person{}}, {"session", "/api/v1/me", w.of("leader")}, {"key", "/api/v1/me", w.of("a key to read")}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if answer, _ := w.ask(c.p, "GET", c.path, ""); answer.StatusCode != 200 {
					b.Fatal(answer.StatusCode)
				}
			}
		})
	}
}
