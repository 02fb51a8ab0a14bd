package web

import (
	"net/http"

	"huishang"
)

// reviewRoutes are where material is looked at, reviewed and answered.
func (s *site) reviewRoutes() []route {
	all := huishang.Roles()
	admin, liaison, division, leader := huishang.RoleAdmin, huishang.RoleLiaison, huishang.RoleDivision, huishang.RoleLeader
	return []route{
		{http.MethodGet, "/documents/:id", reads(all...), s.paperShow(s.filedPaper)},
		{http.MethodGet, "/documents/:id/pages", reads(all...), s.paperPages(s.filedPaper)},
		{http.MethodGet, "/documents/:id/pages/:page", reads(all...), s.paperPicture(s.filedPaper)},
		{http.MethodGet, "/documents/:id/differences/:other", reads(all...), s.paperCompare},
		{http.MethodGet, "/submissions/:id/files/:n", reads(all...), s.paperShow(s.submittedPaper)},
		{http.MethodGet, "/submissions/:id/files/:n/pages", reads(all...), s.paperPages(s.submittedPaper)},
		{http.MethodGet, "/submissions/:id/files/:n/pages/:page", reads(all...), s.paperPicture(s.submittedPaper)},
		{http.MethodGet, "/submissions/:id/review", reads(admin, liaison, leader), s.submissionReview},
		{http.MethodPost, "/submissions/:id/review", writes(liaison), s.submissionVerdict},
		{http.MethodPost, "/submissions/:id/releases", writes(liaison), s.submissionRelease},
		{http.MethodGet, "/dossiers/:id/opinions", reads(admin, liaison, division, leader), s.opinionsShow},
		{http.MethodPost, "/dossiers/:id/opinions", writes(division, liaison), s.opinionsAnswer},
		{http.MethodPost, "/dossiers/:id/opinions/late", writes(liaison), s.opinionsLate},
		{http.MethodGet, "/dossiers/:id/summary", reads(admin, liaison, division, leader), s.summaryShow},
		{http.MethodPost, "/dossiers/:id/summary", writes(liaison), s.summarySave},
		{http.MethodGet, "/dossiers/:id/summary/:kind", reads(admin, liaison, division, leader), s.summaryDocument},
		{http.MethodGet, "/dossiers/:id/versions", reads(all...), s.versionHistory},
		{http.MethodGet, "/dossiers/:id/versions/:n", reads(all...), s.versionDifferences},
	}
}

// templateRoutes are where the office changes the templates of documents.
func (s *site) templateRoutes() []route {
	admin, liaison, division := huishang.RoleAdmin, huishang.RoleLiaison, huishang.RoleDivision
	return []route{
		{http.MethodGet, "/templates", reads(admin, liaison, division), s.templateList},
		{http.MethodGet, "/templates/:file", reads(admin, liaison, division), s.templateShow},
		{http.MethodPost, "/templates/:file", writes(admin, liaison), s.templateUpload},
		{http.MethodPost, "/templates/:file/use", writes(admin, liaison), s.templateUse},
		{http.MethodGet, "/templates/:file/marked/:id", reads(admin, liaison), s.templateMarked},
		{http.MethodGet, "/templates/:file/versions/:n", reads(admin, liaison, division), s.templateDownload},
		{http.MethodGet, "/templates/:file/versions/:n/samples/:kind", reads(admin, liaison, division), s.paperShow(s.samplePaper)},
		{http.MethodGet, "/templates/:file/versions/:n/samples/:kind/pages", reads(admin, liaison, division), s.paperPages(s.samplePaper)},
		{http.MethodGet, "/templates/:file/versions/:n/samples/:kind/pages/:page", reads(admin, liaison, division), s.paperPicture(s.samplePaper)},
		{http.MethodGet, "/templates/:file/versions/:n/samples/:kind/document", reads(admin, liaison, division), s.sampleDownload},
	}
}
