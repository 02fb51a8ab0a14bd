package web

import (
	"net/http"

	"huishang"
)

// stepRoutes are the pages on which the steps of the procedures are taken.
func (s *site) stepRoutes() []route {
	all := huishang.Roles()
	liaison, division, bureau := huishang.RoleLiaison, huishang.RoleDivision, huishang.RoleBureau
	return []route{
		{http.MethodGet, "/dossiers/:id/steps/:step", reads(all...), s.stepShow},
		{http.MethodPost, "/dossiers/:id/steps/:step", writes(liaison, division, bureau), s.stepSubmit},
		{http.MethodPost, "/dossiers/:id/steps/:step/draft", writes(liaison, division, bureau), s.stepDraft},
		{http.MethodPost, "/dossiers/:id/steps/:step/check", writes(liaison, division, bureau), s.stepCheck},
	}
}
