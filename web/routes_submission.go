package web

import (
	"net/http"

	"huishang"
)

// submissionPageRoutes are the pages on which a bureau hands in.
func (s *site) submissionPageRoutes() []route {
	all := huishang.Roles()
	liaison, bureau := huishang.RoleLiaison, huishang.RoleBureau
	return []route{
		{http.MethodGet, "/submissions", reads(all...), s.submissionIndex},
		{http.MethodPost, "/submissions", writes(bureau), s.submissionUpload},
		{http.MethodGet, "/submissions/new", reads(bureau), s.submissionNew},
		{http.MethodGet, "/submissions/new/blank", reads(bureau), s.submissionBlank},
		{http.MethodPost, "/submissions/new/files", writes(bureau), s.trayAdd},
		{http.MethodPost, "/submissions/new/files/remove", writes(bureau), s.trayTake},
		{http.MethodGet, "/submissions/:id", reads(all...), s.submissionResult},
		{http.MethodPost, "/submissions/:id/explanations", writes(bureau, liaison), s.submissionAnswer},
	}
}
