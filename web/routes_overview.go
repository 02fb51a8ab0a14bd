package web

import (
	"net/http"

	"huishang"
)

// overviewRoutes are the pages on which people find out where things stand.
func (s *site) overviewRoutes() []route {
	all := huishang.Roles()
	return []route{
		{http.MethodGet, "/overview", reads(huishang.RoleAdmin, huishang.RoleLiaison, huishang.RoleDivision, huishang.RoleLeader), s.overviewShow},
		{http.MethodGet, "/dossiers/:id", reads(all...), s.dossierShow},
	}
}
