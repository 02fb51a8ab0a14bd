package web

import (
	"net/http"

	"huishang"
)

// overviewRoutes are the pages on which people find out where things stand.
func (s *site) overviewRoutes() []route {
	all := huishang.Roles()
	return []route{
		{http.MethodGet, "/dossiers/:id", reads(all...), s.dossierShow},
	}
}
