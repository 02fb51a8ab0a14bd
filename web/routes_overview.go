package web

import (
	"net/http"

	"huishang"
)

// overviewRoutes are the pages on which people find out where things stand.
func (s *site) overviewRoutes() []route {
	all := huishang.Roles()
	makers := []huishang.Role{huishang.RoleAdmin, huishang.RoleLiaison, huishang.RoleDivision, huishang.RoleBureau}
	return []route{
		{http.MethodGet, "/overview", reads(huishang.RoleAdmin, huishang.RoleLiaison, huishang.RoleDivision, huishang.RoleLeader), s.overviewShow},
		{http.MethodGet, "/cities", reads(all...), s.cityList},
		{http.MethodGet, "/cities/:code", reads(all...), s.cityShow},
		{http.MethodGet, "/search", reads(all...), s.searchShow},
		{http.MethodGet, "/ledger", reads(all...), s.ledgerShow},
		{http.MethodGet, "/reports", reads(all...), s.reportList},
		{http.MethodGet, "/reports/leaders", reads(all...), s.reportLeaders},
		{http.MethodGet, "/reports/:report/sheet", reads(all...), s.reportSheet},
		{http.MethodGet, "/batches", persons(makers...), s.bulkList},
		{http.MethodPost, "/batches", persons(makers...), s.bulkCreate},
		{http.MethodGet, "/batches/:id", persons(makers...), s.bulkShow},
		{http.MethodGet, "/batches/:id/archive", persons(makers...), s.bulkResult},
		{http.MethodPost, "/batches/:id/stop", persons(makers...), s.bulkStop},
		{http.MethodGet, "/dossiers/:id", reads(all...), s.dossierShow},
	}
}
