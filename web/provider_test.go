package web

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"huishang"
	"huishang/accounts"
	"huishang/store"
)

// A department's sign-in, in this process: it knows one person, and one code for each who was sent to it.
type department struct {
	*httptest.Server
	key    *rsa.PrivateKey
	claims map[string]any    // what the token says beyond what it must
	codes  map[string]string // the challenge each code was given for
	nonce  string            // told at the last visit
}

const (
	clientName   = "huishang"
	clientSecret = "秘密 of the client"
)

func newDepartment(t *testing.T) *department {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	d := &department{key: key, claims: map[string]any{"preferred_username": "ZhangSan"}, codes: map[string]string{}}
	mux := http.NewServeMux()
	d.Server = httptest.NewServer(mux)
	t.Cleanup(d.Close)
	mux.HandleFunc("GET /.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		write(t, w, map[string]any{"issuer": d.URL, "authorization_endpoint": d.URL + "/authorize", "token_endpoint": d.URL + "/token", "jwks_uri": d.URL + "/keys",
			"id_token_signing_alg_values_supported": []string{"RS256"}})
	})
	mux.HandleFunc("GET /keys", func(w http.ResponseWriter, _ *http.Request) {
		write(t, w, jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: key.Public(), KeyID: "1", Algorithm: "RS256", Use: "sig"}}})
	})
	mux.HandleFunc("POST /token", d.redeem(t))
	return d
}

func write(t *testing.T, w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(v); err != nil {
		t.Error(err)
	}
}

// visit is what the page of the provider does: it sees that the request is whole and sends the person back with a code.
func (d *department) visit(t *testing.T, address string) url.Values {
	t.Helper()
	at, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	q := at.Query()
	if !strings.HasPrefix(address, d.URL+"/authorize?") || q.Get("client_id") != clientName || q.Get("code_challenge_method") != "S256" ||
		q.Get("redirect_uri") != "https://huishang.example/login/provider/return" || len(q.Get("state")) < 26 || len(q.Get("nonce")) < 26 {
		t.Fatalf("sent to %s", address)
	}
	code := rand.Text()
	d.codes[code], d.nonce = q.Get("code_challenge"), q.Get("nonce")
	return url.Values{"code": {code}, "state": {q.Get("state")}}
}

// redeem gives a token for a code, once, to who knows the word behind its challenge.
func (d *department) redeem(t *testing.T) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		word := sha256.Sum256([]byte(r.FormValue("code_verifier")))
		challenge, known := d.codes[r.FormValue("code")]
		delete(d.codes, r.FormValue("code"))
		name, secret, _ := r.BasicAuth()
		if !known || challenge != base64.RawURLEncoding.EncodeToString(word[:]) || name != clientName || secret != url.QueryEscape(clientSecret) {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		claims := map[string]any{"iss": d.URL, "aud": clientName, "sub": "1", "nonce": d.nonce, "iat": time.Now().Unix(), "exp": time.Now().Add(time.Hour).Unix()}
		maps.Copy(claims, d.claims)
		write(t, w, map[string]any{"access_token": "x", "token_type": "Bearer", "id_token": d.signed(t, claims)})
	}
}

func (d *department) signed(t *testing.T, claims map[string]any) string {
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.RS256, Key: jose.JSONWebKey{Key: d.key, KeyID: "1"}}, nil)
	if err != nil {
		t.Error(err)
		return ""
	}
	body, err := json.Marshal(claims)
	if err != nil {
		t.Error(err)
		return ""
	}
	token, err := signer.Sign(body)
	if err != nil {
		t.Error(err)
		return ""
	}
	text, err := token.CompactSerialize()
	if err != nil {
		t.Error(err)
	}
	return text
}

// withDepartment is a town that signs in at a department.
func withDepartment(t *testing.T) (*town, *department) {
	t.Helper()
	d := newDepartment(t)
	p, err := accounts.NewProvider(t.Context(), accounts.ProviderSettings{Issuer: d.URL, Client: clientName, Secret: clientSecret, Claim: "preferred_username",
		Title: "厅统一登录", Redirect: "https://huishang.example/login/provider/return"})
	if err != nil {
		t.Fatal(err)
	}
	w := newTown(t, Config{Provider: p, Address: "https://huishang.example"})
	w.add(t, store.User{Login: "zhangsan", Name: "张三", Role: huishang.RoleLiaison, Temporary: true}, goodWord)
	return w, d
}

// leave sends a browser to the provider and gives its cookie and what it comes back with.
func leave(t *testing.T, w *town, d *department) (trip *http.Cookie, back url.Values) {
	t.Helper()
	answer, _ := w.ask(person{}, "GET", "/login/provider?back=/dossiers/1", "")
	if answer.StatusCode != http.StatusSeeOther || len(answer.Cookies()) != 1 {
		t.Fatalf("got %d %v", answer.StatusCode, answer.Header)
	}
	trip = answer.Cookies()[0]
	if trip.Name != "__Host-huishang-oidc" || !trip.HttpOnly || !trip.Secure || trip.MaxAge != tripSeconds {
		t.Errorf("the cookie is %s", trip)
	}
	return trip, d.visit(t, answer.Header.Get("Location"))
}

func comeBack(w *town, trip *http.Cookie, back url.Values) (*http.Response, string) {
	r := httptest.NewRequest("GET", "/login/provider/return?"+back.Encode(), nil)
	r.Header.Set("Sec-Fetch-Site", "cross-site") // as browsers say of a redirect from elsewhere
	if trip != nil {
		r.AddCookie(trip)
	}
	return ask(w.handler, r)
}

func TestSigningInAtTheDepartment(t *testing.T) {
	w, d := withDepartment(t)
	if _, page := w.ask(person{}, "GET", "/login?back=/x", ""); !strings.Contains(page, `href="/login/provider?back=%2fx"`) || !strings.Contains(page, "用厅统一登录登录") {
		t.Errorf("the page does not offer it:\n%s", page)
	}
	trip, back := leave(t, w, d)
	answer, body := comeBack(w, trip, back)
	if answer.StatusCode != http.StatusSeeOther || answer.Header.Get("Location") != "/dossiers/1" {
		t.Fatalf("got %d to %q\n%s", answer.StatusCode, answer.Header.Get("Location"), body)
	}
	// Who signs in there need not change a password somebody gave them here.
	if _, body := w.ask(person{token: cookieOf(t, answer).Value}, "GET", "/api/v1/me", ""); !strings.Contains(body, `"login":"zhangsan"`) || strings.Contains(body, "must_change") {
		t.Errorf("came in as %s", body)
	}
	if answer, _ := comeBack(w, trip, back); answer.StatusCode != http.StatusBadRequest {
		t.Errorf("a second time: %d", answer.StatusCode)
	}
}

func TestWhatTheDepartmentMayNotSay(t *testing.T) {
	w, d := withDepartment(t)
	usual := d.claims
	for name, c := range map[string]struct {
		claims map[string]any
		alter  func(trip *http.Cookie, back url.Values)
		status int
		says   string
	}{
		"somebody unknown here":  {claims: map[string]any{"preferred_username": "lisi"}, status: 403, says: "没有登记"},
		"nobody":                 {claims: map[string]any{"preferred_username": ""}, status: 400},
		"a name that is no text": {claims: map[string]any{"preferred_username": 7}, status: 400},
		"another nonce":          {claims: map[string]any{"nonce": "x"}, status: 400},
		"a token for others":     {claims: map[string]any{"aud": "another"}, status: 400},
		"a token of others":      {claims: map[string]any{"iss": "https://evil.example"}, status: 400},
		"a token of yesterday":   {claims: map[string]any{"exp": time.Now().Add(-time.Hour).Unix()}, status: 400},
		"another state":          {alter: func(_ *http.Cookie, back url.Values) { back.Set("state", "x") }, status: 400},
		"another code":           {alter: func(_ *http.Cookie, back url.Values) { back.Set("code", "x") }, status: 400},
		"no code":                {alter: func(_ *http.Cookie, back url.Values) { back.Del("code") }, status: 400},
		"another browser":        {alter: func(trip *http.Cookie, _ url.Values) { trip.Value = accounts.NewTrip("/").String() }, status: 400},
		"no trip":                {alter: func(trip *http.Cookie, _ url.Values) { trip.Value = "" }, status: 400},
		"a way back to elsewhere": {alter: func(trip *http.Cookie, _ url.Values) {
			trip.Value = trip.Value[:strings.LastIndex(trip.Value, "~")] + "~//evil.example"
		}, status: 303},
		"a word that is not known": {alter: func(trip *http.Cookie, _ url.Values) {
			parts := strings.Split(trip.Value, "~")
			parts[2] = "x"
			trip.Value = strings.Join(parts, "~")
		}, status: 400},
	} {
		t.Run(name, func(t *testing.T) {
			d.claims = maps.Clone(usual)
			maps.Copy(d.claims, c.claims)
			trip, back := leave(t, w, d)
			if c.alter != nil {
				c.alter(trip, back)
			}
			answer, body := comeBack(w, trip, back)
			if answer.StatusCode != c.status || !strings.Contains(body, c.says) {
				t.Errorf("got %d\n%s", answer.StatusCode, body)
			}
			if c.status == 303 {
				if to := answer.Header.Get("Location"); to != "/" {
					t.Errorf("led to %q", to)
				}
				return
			}
			for _, cookie := range answer.Cookies() {
				if strings.HasSuffix(cookie.Name, sessionName) {
					t.Errorf("a session begins: %s", cookie)
				}
			}
		})
	}
}

func TestWithoutADepartment(t *testing.T) {
	w := newTown(t, Config{})
	for _, path := range []string{"/login/provider", "/login/provider/return?code=x&state=y"} {
		if answer, _ := w.ask(person{}, "GET", path, ""); answer.StatusCode != http.StatusNotFound {
			t.Errorf("%s: got %d", path, answer.StatusCode)
		}
	}
	_, err := accounts.NewProvider(t.Context(), accounts.ProviderSettings{Issuer: "http://127.0.0.1:1"})
	if err == nil {
		t.Error("a provider that does not answer is one")
	}
}
