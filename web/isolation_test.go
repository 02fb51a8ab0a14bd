package web

import (
	"crypto/rand"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"huishang"
	"huishang/store"
)

// A thing makes what a parameter of a path stands for and gives its id. The path before the parameter is told, with the ids in it.
type thing struct {
	make func(w *town, t testing.TB, owner person, below string) string
	whose
}

// whose says who gets at a thing.
type whose int

const (
	cities    whose = iota // the bureau of its city, and every role that is of no city
	personal               // who made it
	everyones              // there is nobody it is kept from
)

// things lists the parameters of all routes, by the path up to and with each. A new route below a listed path is tried as it is; one through
// anything else fails the test until its thing is listed here.
var things = map[string]thing{
	"/fill/:id": {make: func(w *town, t testing.TB, owner person, _ string) string {
		return w.site.shelf.put(w.userOf(owner), "卷宗.json", dossierText(t))
	}, whose: personal},
	"/fill/:id/documents/:kind":                              always("protocol"),
	"/dossiers/:id":                                          {make: (*town).addDossier},
	"/rules/:id":                                             always("ART13-4"),
	"/dossiers/:id/summary/:kind":                            always("opinion-summary"),
	"/dossiers/:id/versions/:n":                              always("1"),
	"/templates/:file":                                       always("agreement.docx"),
	"/templates/:file/versions/:n":                           always("0"),
	"/templates/:file/versions/:n/samples/:kind":             always("agreement"),
	"/templates/:file/versions/:n/samples/:kind/pages/:page": always("1"),
	"/templates/:file/marked/:id": {make: func(w *town, t testing.TB, owner person, _ string) string {
		return w.site.shelf.put(w.userOf(owner), "模板.docx", []byte("模板"))
	}, whose: personal},
	"/cities/:code":                          {make: (*town).cityOf},
	"/batches/:id":                           {make: (*town).bulkOf, whose: personal},
	"/reports/:report":                       always("tasks"),
	"/documents/:id":                         {make: (*town).addPicture},
	"/documents/:id/pages/:page":             always("1"),
	"/documents/:id/differences/:other":      {make: (*town).addPicture},
	"/submissions/:id/files/:n":              always("1"),
	"/submissions/:id/files/:n/pages/:page":  always("1"),
	"/dossiers/:id/parts/:part":              always("proposal"),
	"/dossiers/:id/steps/:step":              always("mtg.submit"),
	"/api/v1/dossiers/:id":                   {make: (*town).addDossier},
	"/api/v1/dossiers/:id/versions/:n":       always("1"),
	"/api/v1/dossiers/:id/documents/:doc":    {make: (*town).addDocument},
	"/api/v1/dossiers/:id/opinions/:opinion": {make: (*town).opinionIn},
	"/api/v1/dossiers/:id/forms/:form":       always("proposal"),
	"/api/v1/submissions/:id":                {make: (*town).submissionOf},
	"/api/v1/submissions/:id/files/:n":       always("1"),
	"/api/v1/submissions/:id/annotated/:n":   always("1"),
	"/dossiers/:id/progress/form/:quarter":   always("2026-3"),
	"/submissions/new/form/:year":            always("2026"),
	"/submissions/:id":                       {make: (*town).submissionOf},
	"/api/v1/reminders/:id":                  {make: (*town).reminderOf},
	"/api/v1/calendars/:year":                always("2027"),
	"/calendar/:token":                       always("x.ics"),
	"/mail/:token":                           always("x"),
	"/api/v1/me/feeds/:id":                   {make: (*town).feedOf, whose: personal},
	"/assets/:name":                          always("huishang.css"),
	"/api/v1/documents/:kind":                always("protocol"),
	"/api/v1/users/:id":                      {make: (*town).anyUser},
	"/reminders/:id":                         {make: (*town).reminderOf},
	"/users/:id":                             {make: (*town).anyUser},
	"/api/v1/keys/:id":                       {make: (*town).anyKey},
	"/keys/:id":                              {make: (*town).anyKey},
	"/me/feeds/:id":                          {make: (*town).feedOf, whose: personal},
}

// always is a thing that is the same for everybody.
func always(value string) thing {
	return thing{make: func(*town, testing.TB, person, string) string { return value }, whose: everyones}
}

// bodies are what has to be sent for a route to come as far as looking for its thing. Without one it is {} to the API, nothing to a page.
var bodies = map[string]func(t *testing.T) string{
	"POST /api/v1/documents/:kind":                        func(t *testing.T) string { return string(dossierText(t)) },
	"PUT /api/v1/dossiers/:id/opinions/:opinion/adoption": func(*testing.T) string { return `{"adopted":"采纳"}` },
	"POST /api/v1/dossiers/:id/opinions":                  func(*testing.T) string { return `{"opinions":[]}` },
	"POST /api/v1/dossiers/:id/progress":                  func(*testing.T) string { return `{"items":[]}` },
	"PUT /api/v1/submissions/:id/explanations":            func(*testing.T) string { return `{"explanations":[]}` },
	"PUT /api/v1/calendars/:year":                         func(*testing.T) string { return table2027 },
	"POST /api/v1/checks":                                 func(t *testing.T) string { return string(dossierText(t)) },
}

// open lists the routes anybody may ask. A further one has to be put here by hand.
var open = []string{
	"GET /login", "POST /login", "GET /login/provider", "GET /login/provider/return", "POST /logout", "POST /api/v1/sessions", "DELETE /api/v1/sessions",
	"GET /calendar/:token", "GET /mail/:token", "POST /mail/:token",
	"GET /api/openapi.yaml", "GET /healthz", "GET /assets/:name", "POST /demo/role",
}

func TestRoutesThatAreOpen(t *testing.T) {
	var found []string
	for _, r := range newTown(t, Config{Demo: true}).site.routes() {
		if r.may.use == useOpen {
			found = append(found, r.method+" "+r.path)
		}
	}
	if !slices.Equal(found, open) {
		t.Errorf("open to anybody are\n%s\nnot\n%s", strings.Join(found, "\n"), strings.Join(open, "\n"))
	}
}

// TestEveryRouteWithEveryRole asks every route as everybody, for things of the own city and of another.
func TestEveryRouteWithEveryRole(t *testing.T) {
	w := newTown(t, Config{})
	for _, r := range w.site.routes() {
		if r.may.use == useOpen {
			continue
		}
		t.Run(r.method+" "+r.path, func(t *testing.T) {
			for _, p := range append(w.people, person{name: "nobody"}, person{name: "a wrong key", secret: "huishang_x"}) {
				w.hold(t, r, p)
			}
		})
	}
}

// hold asks a route as one person, for a thing of another city's bureau.
func (w *town) hold(t *testing.T, r route, p person) {
	t.Helper()
	owner := w.of("cangzhou")
	foreign, of := w.path(t, r, owner)
	answer, body := w.send(t, r, p, foreign)
	switch {
	case p.role == "":
		holdStranger(t, p, r, answer)
	case !slices.Contains(r.may.roles, p.role), p.secret != "" && r.may.use == usePerson, p.scope == store.KeyRead && r.may.use == useWrite:
		if answer.StatusCode != http.StatusForbidden {
			t.Errorf("%s, who may not, got %d\n%.300s", p.name, answer.StatusCode, body)
		}
	case p.name != owner.name && (of == personal || of == cities && p.role == huishang.RoleBureau):
		w.holdForeign(t, r, p, answer, body)
	default:
		holdLetIn(t, p, answer, body)
	}
}

// holdStranger holds that somebody unknown is sent to sign in.
func holdStranger(t *testing.T, p person, r route, answer *http.Response) {
	t.Helper()
	where := answer.Header.Get("Location")
	api := strings.HasPrefix(r.path, "/api/")
	switch {
	case api || p.secret != "" && answer.StatusCode == http.StatusUnauthorized:
		if answer.StatusCode != http.StatusUnauthorized || api && answer.Header.Get("WWW-Authenticate") == "" {
			t.Errorf("%s got %d", p.name, answer.StatusCode)
		}
	case answer.StatusCode != http.StatusSeeOther || !strings.HasPrefix(where, "/login?back="):
		t.Errorf("%s got %d to %q", p.name, answer.StatusCode, where)
	}
}

// holdForeign holds that another city's thing is answered just as one that never was, and that the own one is there.
func (w *town) holdForeign(t *testing.T, r route, p person, answer *http.Response, body string) {
	t.Helper()
	never, neverBody := w.send(t, r, p, w.pathWith(t, r, func(thing, string) string { return rand.Text() }))
	if answer.StatusCode != http.StatusNotFound || never.StatusCode != http.StatusNotFound || body != neverBody {
		t.Errorf("%s got %d for another city's and %d for what never was\n%.300s\n%.300s", p.name, answer.StatusCode, never.StatusCode, body, neverBody)
	}
	own, _ := w.path(t, r, p)
	answer, body = w.send(t, r, p, own)
	holdLetIn(t, p, answer, body)
}

// holdLetIn holds that a route lets somebody on, whatever it then makes of the body.
func holdLetIn(t *testing.T, p person, answer *http.Response, body string) {
	t.Helper()
	for _, status := range []int{http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound} {
		if answer.StatusCode == status || answer.StatusCode >= 500 {
			t.Errorf("%s, who may, got %d\n%.300s", p.name, answer.StatusCode, body)
			return
		}
	}
}

func (w *town) send(t *testing.T, r route, p person, path string) (*http.Response, string) {
	t.Helper()
	body := ""
	if make, listed := bodies[r.method+" "+r.path]; listed {
		body = make(t)
	} else if strings.HasPrefix(r.path, "/api/") && r.method != http.MethodGet {
		body = "{}"
	}
	return w.ask(p, r.method, path, body)
}

// path is the path of a route with things of an owner, and whose they are.
func (w *town) path(t testing.TB, r route, owner person) (path string, of whose) {
	t.Helper()
	of = everyones
	path = w.pathWith(t, r, func(thing thing, below string) string {
		of = min(of, thing.whose)
		return thing.make(w, t, owner, below)
	})
	return path, of
}

var parameter = regexp.MustCompile(`:[a-z]+`)

// pathWith is the path of a route with an id for every parameter; what is everyone's is as it always is.
func (w *town) pathWith(t testing.TB, r route, id func(of thing, below string) string) string {
	t.Helper()
	path, done := "", 0
	for _, at := range parameter.FindAllStringIndex(r.path, -1) {
		thing, listed := things[r.path[:at[1]]]
		if !listed {
			t.Fatalf("%s %s: say in things what %s stands for", r.method, r.path, r.path[:at[1]])
		}
		path += r.path[done:at[0]]
		done = at[1]
		if thing.whose == everyones {
			path += thing.make(w, t, person{}, path)
		} else {
			path += id(thing, path)
		}
	}
	return path + r.path[done:]
}

// A route nobody said anything about keeps the site from starting.
func TestARouteNeedsAPermission(t *testing.T) {
	for _, may := range []permission{{}, reads(), writes(), persons(), {roles: huishang.Roles()}, {use: useOpen, roles: huishang.Roles()}} {
		if err := may.check(); err == nil {
			t.Errorf("%+v passes", may)
		}
	}
	if err := anybody().check(); err != nil {
		t.Error(err)
	}
}
