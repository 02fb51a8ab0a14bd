package web

import (
	"net/http"

	"huishang"
)

// stepRoutes are the pages on which the steps of the procedures are taken and the parts of a dossier are changed.
func (s *site) stepRoutes() []route {
	all, admin := huishang.Roles(), huishang.RoleAdmin
	liaison, division, bureau := huishang.RoleLiaison, huishang.RoleDivision, huishang.RoleBureau
	return []route{
		{http.MethodGet, "/dossiers/:id/steps/:step", reads(all...), s.stepShow},
		{http.MethodPost, "/dossiers/:id/steps/:step", writes(liaison, division, bureau), s.stepSubmit},
		{http.MethodPost, "/dossiers/:id/steps/:step/draft", writes(liaison, division, bureau), s.stepDraft},
		{http.MethodPost, "/dossiers/:id/steps/:step/check", writes(liaison, division, bureau), s.stepCheck},
		{http.MethodPost, "/dossiers/:id/steps/:step/preview", writes(liaison, division, bureau), s.stepPreview},
		{http.MethodGet, "/dossiers/:id/documents/new", writes(liaison, division, bureau), s.filedNew},
		{http.MethodPost, "/dossiers/:id/documents/new", writes(liaison, division, bureau), s.filedPost},
		{http.MethodGet, "/dossiers/:id/agreement", reads(all...), s.agreementShow},
		{http.MethodPost, "/dossiers/:id/agreement", writes(liaison), s.agreementDecide},
		{http.MethodGet, "/dossiers/:id/parts", writes(admin, liaison, bureau), s.partList},
		{http.MethodGet, "/dossiers/:id/parts/:part", writes(admin, liaison, bureau), s.partEdit},
		{http.MethodPost, "/dossiers/:id/parts/:part", writes(admin, liaison, bureau), s.partChange},
		{http.MethodPost, "/dossiers/:id/parts/:part/draft", writes(admin, liaison, bureau), s.partDraft},
		{http.MethodPost, "/dossiers/:id/parts/:part/check", writes(admin, liaison, bureau), s.partCheck},
	}
}
