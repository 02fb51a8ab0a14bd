package web

import (
	"cmp"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"testing"

	"huishang"
	"huishang/accounts"
	"huishang/proceeding"
	"huishang/store"
)

// A town is a site with people of every role, two of them of different cities, machines with keys, and something of each city.
type town struct {
	site    *site
	handler http.Handler
	desk    *accounts.Desk
	people  []person
	years   int // in which a dossier was added
}

// A person asks in a way of their own.
type person struct {
	name   string
	role   huishang.Role
	city   string
	id     string
	token  string // of a session
	secret string // of a key
	key    string // its id
	scope  store.KeyScope
}

const (
	ownCity     = "130200"
	foreignCity = "130900"
	goodWord    = "mother-tree-94-lake"
)

func newTown(t testing.TB, config Config) *town {
	t.Helper()
	if config.Accounts == nil {
		config.Accounts = newDesk(t)
	}
	w := &town{site: siteOf(t, config), desk: config.Accounts}
	var err error
	if w.handler, err = w.site.handler(); err != nil {
		t.Fatal(err)
	}
	w.handler = held(t, w.handler)
	for _, u := range []store.User{
		{Login: "admin", Role: huishang.RoleAdmin}, {Login: "liaison", Role: huishang.RoleLiaison}, {Login: "leader", Role: huishang.RoleLeader},
		{Login: "division", Role: huishang.RoleDivision, Division: "高新技术处"}, {Login: "tangshan", Role: huishang.RoleBureau, City: ownCity},
		{Login: "cangzhou", Role: huishang.RoleBureau, City: foreignCity},
	} {
		u.Name = u.Login
		u = w.add(t, u, "")
		w.people = append(w.people, person{name: u.Login, role: u.Role, city: u.City, id: u.ID, token: w.signedIn(t, u.ID)})
	}
	for _, scope := range []store.KeyScope{store.KeyRead, store.KeyWrite} {
		k := store.Key{Name: "平台", Role: huishang.RoleBureau, City: ownCity, Scopes: []store.KeyScope{scope}}
		k, secret := w.addKey(t, k)
		w.people = append(w.people, person{name: "a key to " + string(scope), role: k.Role, city: k.City, key: k.ID, secret: secret, scope: scope})
	}
	return w
}

// add adds a user with a password that may be empty: then none opens.
func (w *town) add(t testing.TB, u store.User, password string) store.User {
	t.Helper()
	hash := ""
	if password != "" {
		var err error
		if hash, err = w.desk.Hasher.Hash(t.Context(), password); err != nil {
			t.Fatal(err)
		}
	}
	w.update(t, func(tx *store.Tx) (err error) { u, err = tx.AddUser(u, hash); return err })
	return u
}

func (w *town) addKey(t testing.TB, k store.Key) (made store.Key, secret string) {
	t.Helper()
	w.update(t, func(tx *store.Tx) (err error) { made, secret, err = tx.AddKey(k); return err })
	return made, secret
}

func (w *town) update(t testing.TB, change func(*store.Tx) error) {
	t.Helper()
	if err := w.desk.Store.Update(t.Context(), store.System(store.Home), change); err != nil {
		t.Fatal(err)
	}
}

func (w *town) signedIn(t testing.TB, user string) string {
	t.Helper()
	token, err := w.desk.Store.OpenSession(t.Context(), store.Home, store.Opening{User: user, Way: store.ByPassword})
	if err != nil {
		t.Fatal(err)
	}
	return token
}

// of finds a person by name; there is nobody of an empty one.
func (w *town) of(name string) person {
	for _, p := range w.people {
		if p.name == name {
			return p
		}
	}
	return person{name: "nobody"}
}

// ask sends what a person asks.
func (w *town) ask(p person, method, path, body string) (*http.Response, string) {
	return ask(w.handler, w.request(p, method, path, body))
}

func (w *town) request(p person, method, path, body string) *http.Request {
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	if p.secret != "" {
		r.Header.Set("Authorization", "Bearer "+p.secret)
	}
	if p.token != "" {
		r.AddCookie(&http.Cookie{Name: w.site.cookies.name(sessionName), Value: p.token})
	}
	if strings.HasPrefix(path, "/api/") && method != http.MethodGet {
		r.Header.Set("If-Match", `"v1"`)
	}
	switch {
	case body == "":
	case strings.HasPrefix(path, "/api/"):
		r.Header.Set("Content-Type", "application/json")
	default:
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	return r
}

// userOf is a person as the audit log names them.
func (w *town) userOf(p person) string {
	if p.key != "" {
		return "接口密钥 平台 " + p.key[:8]
	}
	return p.name
}

// addDossier adds the dossier of 唐山 as one of an owner's city, or of 唐山 itself when the owner is of none, in a year of its own.
func (w *town) addDossier(t testing.TB, owner person, _ string) string {
	t.Helper()
	d, err := huishang.Decode(dossierText(t))
	if err != nil {
		t.Fatal(err)
	}
	d.City.Code = cmp.Or(owner.city, ownCity)
	w.years++
	var v store.Version
	w.update(t, func(tx *store.Tx) (err error) { v, err = proceeding.TakeOver(tx, w.years, d, ""); return err })
	return v.Dossier
}

// addDocument files a document with the dossier a path ends in.
func (w *town) addDocument(t testing.TB, _ person, below string) string {
	t.Helper()
	dossier := path.Base(strings.TrimSuffix(below, "/documents/"))
	var d store.Document
	w.update(t, func(tx *store.Tx) (err error) {
		d, err = tx.AddDocument(dossier, store.Document{Version: 1, Round: 1, Kind: "函", Name: "函.pdf", Media: "application/pdf"},
			strings.NewReader("%PDF-1.7"))
		return err
	})
	return d.ID
}

// addPicture files a picture with a dossier of an owner's city.
func (w *town) addPicture(t testing.TB, owner person, _ string) string {
	t.Helper()
	dossier := w.dossierOf(t, cmp.Or(owner.city, ownCity))
	var d store.Document
	w.update(t, func(tx *store.Tx) (err error) {
		d, err = tx.AddDocument(dossier, store.Document{Version: 1, Round: 1, Kind: "扫描件", Name: "扫描件.png", Media: "image/png"}, strings.NewReader("png"))
		return err
	})
	return d.ID
}
