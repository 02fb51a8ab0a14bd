package web

import (
	"net/http"
	"slices"

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
	list := slices.Concat(
		s.homeRoutes(),
		s.overviewRoutes(),
		s.fillRoutes(),
		s.accountRoutes(),
		s.dossierRoutes(),
		s.submissionRoutes(),
		s.reviewRoutes(), s.templateRoutes(),
		s.submissionPageRoutes(),
		s.referenceRoutes(),
		s.stepRoutes(),
		s.reminderRoutes(),
		s.adminRoutes(),
		s.otherRoutes(),
	)
	if s.Demo {
		list = append(list, route{http.MethodPost, "/demo/role", anybody(), s.demoRole})
	}
	return list
}

// homeRoutes are where everybody begins.
func (s *site) homeRoutes() []route {
	return []route{
		{http.MethodGet, "/", reads(huishang.Roles()...), s.homeShow},
	}
}

// fillRoutes fill documents from a dossier somebody has at hand.
func (s *site) fillRoutes() []route {
	all := huishang.Roles()
	return []route{
		{http.MethodGet, "/fill", reads(all...), s.fillChoose},
		{http.MethodPost, "/fill", reads(all...), s.fillUpload},
		{http.MethodGet, "/fill/:id", reads(all...), s.fillShow},
		{http.MethodGet, "/fill/:id/documents/:kind", reads(all...), s.fillDownload},
	}
}

// accountRoutes let people in and look after who they are.
func (s *site) accountRoutes() []route {
	all, admin := huishang.Roles(), huishang.RoleAdmin
	return []route{
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
	}
}

// dossierRoutes are about what is kept of a city, and carry the steps of the procedures through.
func (s *site) dossierRoutes() []route {
	all, admin := huishang.Roles(), huishang.RoleAdmin
	liaison, division, bureau := huishang.RoleLiaison, huishang.RoleDivision, huishang.RoleBureau
	return []route{
		{http.MethodGet, apiRoot + "dossiers", reads(all...), s.dossierList},
		{http.MethodPost, apiRoot + "dossiers", writes(admin, liaison, bureau), s.dossierCreate},
		{http.MethodGet, apiRoot + "dossiers/:id", reads(all...), s.dossierRead},
		{http.MethodPut, apiRoot + "dossiers/:id", writes(admin, liaison, bureau), s.dossierChange},
		{http.MethodDelete, apiRoot + "dossiers/:id", writes(admin, liaison, bureau), s.dossierTrash},
		{http.MethodPost, apiRoot + "dossiers/:id/restore", writes(admin, liaison, bureau), s.dossierRestore},
		{http.MethodGet, apiRoot + "dossiers/:id/versions", reads(all...), s.versionList},
		{http.MethodGet, apiRoot + "dossiers/:id/versions/:n", reads(all...), s.versionShow},
		{http.MethodGet, apiRoot + "dossiers/:id/findings", reads(all...), s.findingList},
		{http.MethodGet, apiRoot + "dossiers/:id/steps", reads(all...), s.stepList},
		{http.MethodPost, apiRoot + "dossiers/:id/steps", writes(liaison, division, bureau), s.stepTake},
		{http.MethodGet, apiRoot + "dossiers/:id/documents", reads(all...), s.filedList},
		{http.MethodPost, apiRoot + "dossiers/:id/documents", writes(liaison, division, bureau), s.filedCreate},
		{http.MethodGet, apiRoot + "dossiers/:id/documents/:doc", reads(all...), s.filedShow},
		{http.MethodPost, apiRoot + "dossiers/:id/releases", writes(liaison), s.releaseCreate},
		{http.MethodGet, apiRoot + "search", reads(all...), s.searchList},
		{http.MethodGet, apiRoot + "audit", persons(admin), s.auditList},
	}
}

// submissionRoutes take in what cities and divisions hand in.
func (s *site) submissionRoutes() []route {
	all := huishang.Roles()
	liaison, division, bureau := huishang.RoleLiaison, huishang.RoleDivision, huishang.RoleBureau
	return []route{
		{http.MethodPost, apiRoot + "submissions", writes(bureau), s.submissionCreate},
		{http.MethodGet, apiRoot + "submissions", reads(all...), s.submissionList},
		{http.MethodGet, apiRoot + "submissions/:id", reads(all...), s.submissionShow},
		{http.MethodGet, apiRoot + "submissions/:id/findings", reads(all...), s.submissionFindings},
		{http.MethodGet, apiRoot + "submissions/:id/files/:n", reads(all...), s.submissionFile},
		{http.MethodGet, apiRoot + "submissions/:id/annotated/:n", reads(all...), s.submissionAnnotated},
		{http.MethodPut, apiRoot + "submissions/:id/explanations", writes(bureau, liaison), s.submissionExplain},
		{http.MethodPost, apiRoot + "submissions/:id/acceptance", writes(liaison), s.submissionAccept},
		{http.MethodPost, apiRoot + "submissions/:id/return", writes(liaison), s.submissionReturn},
		{http.MethodPost, apiRoot + "dossiers/:id/opinions", writes(division, liaison), s.opinionCreate},
		{http.MethodGet, apiRoot + "dossiers/:id/opinions", reads(all...), s.opinionList},
		{http.MethodPut, apiRoot + "dossiers/:id/opinions/:opinion/adoption", writes(liaison), s.opinionAdopt},
		{http.MethodPost, apiRoot + "dossiers/:id/progress", writes(bureau, division, liaison), s.progressCreate},
		{http.MethodGet, apiRoot + "dossiers/:id/progress", reads(all...), s.progressList},
		{http.MethodGet, apiRoot + "dossiers/:id/forms/:form", reads(all...), s.formDownload},
	}
}

// otherRoutes keep nothing.
func (s *site) otherRoutes() []route {
	all := huishang.Roles()
	return []route{
		{http.MethodGet, apiRoot + "documents", reads(all...), s.documentList},
		{http.MethodPost, apiRoot + "documents/:kind", reads(all...), s.documentCreate},
		{http.MethodPost, apiRoot + "checks", reads(all...), s.checkCreate},
		{http.MethodGet, "/api/openapi.yaml", anybody(), s.openapiShow},
		{http.MethodGet, "/healthz", anybody(), s.health},
		{http.MethodGet, "/assets/:name", anybody(), s.asset},
	}
}

const apiRoot = "/api/v1/"
