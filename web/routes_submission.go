package web

import (
	"net/http"

	"huishang"
)

// submissionPageRoutes are the pages on which a bureau hands in, and on which progress is reported.
func (s *site) submissionPageRoutes() []route {
	all := huishang.Roles()
	liaison, division, bureau := huishang.RoleLiaison, huishang.RoleDivision, huishang.RoleBureau
	return []route{
		{http.MethodGet, "/submissions", reads(all...), s.submissionIndex},
		{http.MethodPost, "/submissions", writes(bureau), s.submissionUpload},
		{http.MethodGet, "/submissions/new", reads(bureau), s.submissionNew},
		{http.MethodGet, "/submissions/new/blank", reads(bureau), s.submissionBlank},
		{http.MethodPost, "/submissions/new/files", writes(bureau), s.trayAdd},
		{http.MethodPost, "/submissions/new/files/remove", writes(bureau), s.trayTake},
		{http.MethodGet, "/submissions/new/form", reads(bureau), s.submissionForms},
		{http.MethodGet, "/submissions/new/form/:year", reads(bureau), s.onlineShow(s.submissionForm)},
		{http.MethodPost, "/submissions/new/form/:year", writes(bureau), s.onlineSend(s.submissionForm)},
		{http.MethodPost, "/submissions/new/form/:year/draft", writes(bureau), s.onlineDraft(s.submissionForm)},
		{http.MethodPost, "/submissions/new/form/:year/check", writes(bureau), s.onlineCheck(s.submissionForm)},
		{http.MethodGet, "/submissions/:id", reads(all...), s.submissionResult},
		{http.MethodPost, "/submissions/:id/explanations", writes(bureau, liaison), s.submissionAnswer},
		{http.MethodGet, "/dossiers/:id/progress", reads(all...), s.progressShow},
		{http.MethodPost, "/dossiers/:id/progress", writes(bureau, division, liaison), s.progressUpload},
		{http.MethodGet, "/dossiers/:id/progress/blank", reads(all...), s.progressBlank},
		{http.MethodGet, "/dossiers/:id/progress/form/:quarter", reads(bureau, division, liaison), s.onlineShow(s.progressForm)},
		{http.MethodPost, "/dossiers/:id/progress/form/:quarter", writes(bureau, division, liaison), s.onlineSend(s.progressForm)},
		{http.MethodPost, "/dossiers/:id/progress/form/:quarter/draft", writes(bureau, division, liaison), s.onlineDraft(s.progressForm)},
		{http.MethodPost, "/dossiers/:id/progress/form/:quarter/check", writes(bureau, division, liaison), s.onlineCheck(s.progressForm)},
	}
}
