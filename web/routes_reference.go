package web

import (
	"net/http"

	"huishang"
)

// referenceRoutes are what everybody looks up.
func (s *site) referenceRoutes() []route {
	all := huishang.Roles()
	return []route{
		{http.MethodGet, "/measures", reads(all...), s.measuresShow},
		{http.MethodGet, "/rules", reads(all...), s.ruleList},
		{http.MethodGet, "/rules/:id", reads(all...), s.ruleShow},
		{http.MethodGet, "/help", reads(all...), s.helpShow},
		{http.MethodGet, "/help/fields", reads(all...), s.helpFields},
		{http.MethodGet, "/calendar", reads(all...), s.calendarShowPage},
		{http.MethodPost, "/calendar", persons(huishang.RoleAdmin), s.calendarImport},
	}
}
