package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang"
)

// A route is one thing the site answers: who may ask it, and its handler, which writes the answer or returns why there is none;
// failure.go says what that becomes.
type route struct {
	method, path string
	may          permission
	handle       func(*gin.Context) error
}

// routes lists everything the site answers. Paths below /api/ answer errors as problem+json, all others as a page.
func (s *site) routes() []route {
	all, admin := huishang.Roles(), huishang.RoleAdmin
	list := []route{
		{http.MethodGet, "/", reads(all...), s.dossierChoose},
		{http.MethodPost, "/dossiers", reads(all...), s.dossierUpload},
		{http.MethodGet, "/dossiers/:id", reads(all...), s.dossierShow},
		{http.MethodGet, "/dossiers/:id/documents/:kind", reads(all...), s.dossierDownload},

		{http.MethodGet, "/login", anybody(), s.sessionNew},
		{http.MethodPost, "/login", anybody(), s.sessionCreate},
		{http.MethodGet, "/login/provider", anybody(), s.providerLeave},
		{http.MethodGet, "/login/provider/return", anybody(), s.providerReturn},
		{http.MethodPost, "/logout", anybody(), s.sessionDelete},
		{http.MethodGet, "/password", persons(all...).early(), s.passwordEdit},
		{http.MethodPost, "/password", persons(all...).early(), s.passwordChange},

		{http.MethodPost, apiRoot + "sessions", anybody(), s.sessionCreateAPI},
		{http.MethodDelete, apiRoot + "sessions", anybody(), s.sessionDeleteAPI},
		{http.MethodGet, apiRoot + "me", reads(all...).early(), s.meShow},
		{http.MethodPost, apiRoot + "me/password", persons(all...).early(), s.passwordChangeAPI},

		{http.MethodGet, apiRoot + "users", persons(admin), s.userList},
		{http.MethodPost, apiRoot + "users", persons(admin), s.userCreate},
		{http.MethodPatch, apiRoot + "users/:id", persons(admin), s.userChange},
		{http.MethodPost, apiRoot + "users/:id/password", persons(admin), s.userPassword},
		{http.MethodGet, apiRoot + "keys", persons(admin), s.keyList},
		{http.MethodPost, apiRoot + "keys", persons(admin), s.keyCreate},
		{http.MethodDelete, apiRoot + "keys/:id", persons(admin), s.keyDelete},

		{http.MethodGet, apiRoot + "documents", reads(all...), s.documentList},
		{http.MethodPost, apiRoot + "documents/:kind", reads(all...), s.documentCreate},
		{http.MethodPost, apiRoot + "checks", reads(all...), s.checkCreate},

		{http.MethodGet, "/healthz", anybody(), s.health},
		{http.MethodGet, "/assets/:name", anybody(), s.asset},
	}
	if s.Demo {
		list = append(list, route{http.MethodPost, "/demo/role", anybody(), s.demoRole})
	}
	return list
}

const apiRoot = "/api/v1/"
