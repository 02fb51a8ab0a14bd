package web

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"huishang/store"
)

// post posts a form as a person.
func (w *town) post(p person, path string, fields ...string) (*http.Response, string) {
	form := url.Values{}
	for i := 0; i < len(fields); i += 2 {
		form.Add(fields[i], fields[i+1])
	}
	return w.ask(p, http.MethodPost, path, form.Encode())
}

// showsPage holds a status and that a page says all of the words.
func showsPage(t *testing.T, what string, answer *http.Response, body string, status int, words ...string) {
	t.Helper()
	if answer.StatusCode != status {
		t.Errorf("%s: %d, want %d\n%s", what, answer.StatusCode, status, body)
	}
	for _, word := range words {
		if !strings.Contains(body, word) {
			t.Errorf("%s: %q is missing in\n%s", what, word, body)
		}
	}
}

var secretValue = regexp.MustCompile(`id="secret" value="([^"]+)"`)

// TestUsersByForm adds a user, signs in as them, changes, resets, disables and restores them.
func TestUsersByForm(t *testing.T) {
	w := newTown(t, Config{})
	admin := w.of("admin")
	answer, body := w.post(admin, "/users", "login", "baoding", "name", "保定 <李四>", "role", "bureau", "city", "保定", "email", "li@example.gov.cn")
	showsPage(t, "add", answer, body, http.StatusOK, "已新建用户 保定 &lt;李四&gt;（baoding）", "只显示这一次")
	password := secretValue.FindStringSubmatch(body)
	if password == nil {
		t.Fatal("no password is shown")
	}
	answer, body = w.post(person{}, "/login", "login", "baoding", "password", password[1], "back", "/measures")
	if answer.StatusCode != http.StatusSeeOther || answer.Header.Get("Location") != "/password?back=%2Fmeasures" {
		t.Errorf("the first sign-in: %d to %s\n%s", answer.StatusCode, answer.Header.Get("Location"), body)
	}
	id := w.idOf(t, "baoding")
	answer, body = w.ask(admin, http.MethodGet, "/users", "")
	showsPage(t, "list", answer, body, http.StatusOK, "/users/"+id, "保定 &lt;李四&gt;", "待改密码", "li@example.gov.cn", "未登记", "130600 保定市")
	answer, body = w.post(admin, "/users/"+id, "name", "李四", "role", "bureau", "city", "130900 沧州市", "email", "li@example.gov.cn", "desks", "市牵头单位")
	if answer.StatusCode != http.StatusSeeOther || answer.Header.Get("Location") != "/users" {
		t.Errorf("change: %d\n%s", answer.StatusCode, body)
	}
	answer, body = w.ask(admin, http.MethodGet, "/users/"+id, "")
	showsPage(t, "edit", answer, body, http.StatusOK, `value="130900 沧州市"`, `<option value="130200 唐山市">`, `value="市牵头单位"`, "停用", "/users/"+id+"/password")
	answer, body = w.ask(admin, http.MethodGet, "/users/"+id+"/password", "")
	showsPage(t, "ask", answer, body, http.StatusOK, "要重设 李四（baoding）的密码吗", "不，返回")
	answer, body = w.post(admin, "/users/"+id+"/password")
	showsPage(t, "reset", answer, body, http.StatusOK, "已重设 李四", "新密码")
	if again := secretValue.FindStringSubmatch(body); again == nil || again[1] == password[1] {
		t.Errorf("the password stays %v", again)
	}
	for _, disabled := range []string{"yes", "no"} {
		if answer, body = w.post(admin, "/users/"+id+"/disabled", "disabled", disabled); answer.StatusCode != http.StatusSeeOther {
			t.Errorf("disable %s: %d\n%s", disabled, answer.StatusCode, body)
		}
		if got := w.userNamed(t, "baoding").Disabled(); got != (disabled == "yes") {
			t.Errorf("after %s they are disabled: %v", disabled, got)
		}
	}
}

// TestUsersByFormAreRefused keeps what was typed and says all that is wrong.
func TestUsersByFormAreRefused(t *testing.T) {
	w := newTown(t, Config{})
	admin := w.of("admin")
	for _, c := range []struct {
		name   string
		fields []string
		say    []string
	}{
		{"empty", nil, []string{"登录名应为2到64个字符", "请填写姓名", "没有“”这种角色"}},
		{"wrong city", []string{"login", "x1", "name", "甲", "role", "bureau", "city", "唐县"}, []string{"六位城市代码", "现为“唐县”", `value="唐县"`, `value="x1"`}},
		{"city of a leader", []string{"login", "x1", "name", "甲", "role", "leader", "city", "130200"}, []string{"领导不属于某一个市"}},
		{"no division", []string{"login", "x1", "name", "甲", "role", "division"}, []string{"要写明处室名称"}},
		{"mail", []string{"login", "x1", "name", "甲", "role", "leader", "email", "a@b@c"}, []string{"@", `value="a@b@c"`}},
		{"desk", []string{"login", "x1", "name", "甲", "role", "leader", "desks", "分管副厅"}, []string{"没有“分管副厅”这个岗位，可用的有：市科技局"}},
		{"taken", []string{"login", "LIAISON", "name", "甲", "role", "leader"}, []string{"已有登录名为“liaison”的用户"}},
		{"markup", []string{"login", `"><script>alert(1)</script>`, "name", "甲", "role", "leader"}, []string{"登录名应为", "&lt;script&gt;"}},
	} {
		answer, body := w.post(admin, "/users", c.fields...)
		showsPage(t, c.name, answer, body, http.StatusUnprocessableEntity, append(c.say, "您需要")...)
	}
	answer, body := w.post(admin, "/users/"+w.of("admin").id, "name", "甲", "role", "leader")
	showsPage(t, "the last administrator", answer, body, http.StatusUnprocessableEntity, "最后一个能用的系统管理员")
	answer, body = w.post(admin, "/users/"+w.of("admin").id+"/disabled", "disabled", "yes")
	showsPage(t, "the last administrator", answer, body, http.StatusUnprocessableEntity, "最后一个能用的系统管理员")
	answer, body = w.ask(admin, http.MethodGet, "/users/nobody", "")
	showsPage(t, "nobody", answer, body, http.StatusNotFound, "没有找到这个用户")
	answer, body = w.ask(admin, http.MethodGet, "/users?cursor=x", "")
	showsPage(t, "a wrong cursor", answer, body, http.StatusUnprocessableEntity, "翻页的位置不对")
}

// TestKeysByForm makes a key, uses it, and revokes it.
func TestKeysByForm(t *testing.T) {
	w := newTown(t, Config{})
	admin := w.of("admin")
	answer, body := w.post(admin, "/keys", "name", "沧州平台", "role", "bureau", "city", foreignCity, "scope", "read")
	showsPage(t, "add", answer, body, http.StatusOK, "已新建接口密钥“沧州平台”", "只显示这一次")
	secret := secretValue.FindStringSubmatch(body)
	if secret == nil {
		t.Fatal("no secret is shown")
	}
	machine := person{secret: secret[1]}
	answer, body = w.ask(machine, http.MethodGet, apiRoot+"me", "")
	showsPage(t, "use", answer, body, http.StatusOK, `"city":"130900"`)
	found := regexp.MustCompile(`"key":"([^"]+)"`).FindStringSubmatch(body)
	if found == nil {
		t.Fatal(body)
	}
	key := found[1]
	answer, body = w.ask(admin, http.MethodGet, "/keys", "")
	showsPage(t, "list", answer, body, http.StatusOK, "沧州平台", "只读取", "/keys/"+key+"/revoke")
	if strings.Contains(body, secret[1]) {
		t.Error("the list tells the secret")
	}
	answer, body = w.ask(admin, http.MethodGet, "/keys/"+key+"/revoke", "")
	showsPage(t, "ask", answer, body, http.StatusOK, "要停用“沧州平台”的密钥吗", "停用后不能恢复")
	if answer, body = w.post(admin, "/keys/"+key+"/revoke"); answer.StatusCode != http.StatusSeeOther {
		t.Errorf("revoke: %d\n%s", answer.StatusCode, body)
	}
	if answer, _ = w.ask(machine, http.MethodGet, apiRoot+"me", ""); answer.StatusCode != http.StatusUnauthorized {
		t.Errorf("a revoked key opens: %d", answer.StatusCode)
	}
	answer, body = w.ask(admin, http.MethodGet, "/keys/"+key+"/revoke", "")
	showsPage(t, "twice", answer, body, http.StatusUnprocessableEntity, "已经停用")
	answer, body = w.post(admin, "/keys", "name", "", "role", "admin", "scope", "all", "city", "1")
	showsPage(t, "faults", answer, body, http.StatusUnprocessableEntity, "请写明密钥用在哪里", "不能代替系统管理员", "只能是 read", `value="1"`)
}

func (w *town) userNamed(t *testing.T, login string) (u store.User) {
	t.Helper()
	if err := w.desk.Store.View(t.Context(), store.System(store.Home), func(tx *store.Tx) (err error) {
		u, err = tx.UserByLogin(login)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return u
}

func (w *town) idOf(t *testing.T, login string) string { return w.userNamed(t, login).ID }
