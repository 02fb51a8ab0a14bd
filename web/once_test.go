package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"huishang/store"
)

// A user or a key that is asked for twice under one Idempotency-Key is made once. What is told once is not told again: nobody keeps it.
func TestSecretsAreToldOnce(t *testing.T) {
	w := newTown(t, Config{})
	send := func(path, key, body string) (*http.Response, map[string]any) {
		t.Helper()
		r := w.request(w.of("admin"), http.MethodPost, apiRoot+path, body)
		r.Header.Set("Idempotency-Key", key)
		answer, text := ask(w.handler, r)
		var told map[string]any
		if err := json.Unmarshal([]byte(text), &told); err != nil {
			t.Fatal(err)
		}
		return answer, told
	}
	for _, c := range []struct{ path, key, body, other, secret string }{
		{"keys", "k1", `{"name":"唐山市政务平台","city":"130200","scopes":["read"]}`, `{"name":"唐山市政务平台","city":"130200","scopes":["write"]}`, "secret"},
		{"users", "u1", `{"login":"lisi","name":"李四","role":"leader"}`, `{"login":"lisi","name":"李四","role":"liaison"}`, "password"},
		{"users", "u2", `{"login":"wangwu","name":"王五","role":"leader","password":"mother-tree-94-lake"}`,
			`{"login":"wangwu","name":"王六","role":"leader","password":"mother-tree-94-lake"}`, "password"},
	} {
		first, told := send(c.path, c.key, c.body)
		again, repeated := send(c.path, c.key, c.body)
		if first.StatusCode != 201 || again.StatusCode != 201 || again.Header.Get("Idempotency-Replayed") != "true" || told["id"] != repeated["id"] {
			t.Errorf("%s: %d %v, again %d %v", c.key, first.StatusCode, told, again.StatusCode, repeated)
		}
		if (told[c.secret] != nil) != !strings.Contains(c.body, "password") || repeated[c.secret] != nil {
			t.Errorf("%s: told is %v, again %v", c.key, told[c.secret], repeated[c.secret])
		}
		if delete(told, c.secret); len(told) != len(repeated) || first.Header.Get("Location") != again.Header.Get("Location") {
			t.Errorf("%s: %v, again %v", c.key, told, repeated)
		}
		if other, _ := send(c.path, c.key, c.other); other.StatusCode != 422 {
			t.Errorf("%s: another request under the key: %d", c.key, other.StatusCode)
		}
	}
	w.update(t, func(tx *store.Tx) error {
		users, _, err := tx.Users(store.Page{})
		if err != nil {
			return err
		}
		count := map[string]int{}
		for _, u := range users {
			count[u.Login]++
		}
		if count["lisi"] != 1 || count["wangwu"] != 1 {
			t.Errorf("users are %v", count)
		}
		return nil
	})
}

// Whoever decides on a submission may say which state of it they have seen.
func TestADecisionRestsOnWhatWasSeen(t *testing.T) {
	w, _ := townWithDossier(t)
	answer, body := w.handIn(t, w.of("tangshan"), submissions, nil, sent{"报送表.xlsx", filledForm(t, "proposal", fullDossier(t), nil)})
	first := says[given](t, answer, body, 201)
	for _, verdict := range []string{"acceptance", "return"} {
		r := w.request(w.of("liaison"), http.MethodPost, submissions+"/"+first.ID+"/"+verdict, `{"note":"请补正"}`)
		r.Header.Set("If-Match", `"0123456789abcdef"`)
		if answer, body := ask(w.handler, r); answer.StatusCode != http.StatusPreconditionFailed {
			t.Errorf("%s: %d %s", verdict, answer.StatusCode, body)
		}
	}
}
