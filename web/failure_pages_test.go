package web

import (
	"net/http"
	"strings"
	"testing"
)

// TestFailuresLeadOn holds that whoever comes to no page still has a way on.
func TestFailuresLeadOn(t *testing.T) {
	w := newTown(t, Config{})
	for _, c := range []struct {
		who, path string
		status    int
		say       []string
	}{
		{"tangshan", "/poems", http.StatusNotFound, []string{"没有这个页面", "回到首页", `aria-label="主菜单"`, `href="/help"`}},
		{"nobody", "/poems", http.StatusNotFound, []string{"没有这个页面", "回到首页"}},
		{"tangshan", "/users", http.StatusForbidden, []string{"不能办理", "请联系系统管理员", `aria-label="主菜单"`}},
		{"liaison", "/dossiers/none", http.StatusNotFound, []string{"没有找到这份卷宗", `aria-label="主菜单"`}},
		{"nobody", "/login?back=%2Frules", http.StatusOK, []string{"登录已过期", `value="/rules"`}},
	} {
		answer, body := w.ask(w.of(c.who), http.MethodGet, c.path, "")
		showsPage(t, c.who+" at "+c.path, answer, body, c.status, c.say...)
		if c.who == "nobody" && strings.Contains(body, "主菜单") {
			t.Errorf("nobody is shown a menu at %s", c.path)
		}
	}
	answer, _ := w.ask(w.of("nobody"), http.MethodGet, "/rules?level=错误", "")
	if to := answer.Header.Get("Location"); answer.StatusCode != http.StatusSeeOther || !strings.HasPrefix(to, "/login?back=%2Frules%3F") {
		t.Errorf("nobody at a page: %d to %s", answer.StatusCode, to)
	}
	if _, body := w.ask(w.of("nobody"), http.MethodGet, "/login", ""); strings.Contains(body, "登录已过期") {
		t.Error("who just comes is told of an expired session")
	}
}
