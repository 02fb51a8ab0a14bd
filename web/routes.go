package web

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// A route is one thing the site answers. Its handler writes the answer or returns why there is none; failure.go says what that
// becomes.
type route struct {
	method, path string
	handle       func(*gin.Context) error
}

// routes lists everything the site answers. Paths below /api/ answer errors as problem+json, all others as a page.
func (s *site) routes() []route {
	return []route{
		{http.MethodGet, "/", s.dossierChoose},
		{http.MethodPost, "/dossiers", s.dossierUpload},
		{http.MethodGet, "/dossiers/:id", s.dossierShow},
		{http.MethodGet, "/dossiers/:id/documents/:kind", s.dossierDownload},

		{http.MethodGet, apiRoot + "documents", s.documentList},
		{http.MethodPost, apiRoot + "documents/:kind", s.documentCreate},
		{http.MethodPost, apiRoot + "checks", s.checkCreate},

		{http.MethodGet, "/healthz", s.health},
		{http.MethodGet, "/assets/:name", s.asset},
	}
}

const apiRoot = "/api/v1/"
