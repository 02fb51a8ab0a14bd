package web

import (
	"github.com/gin-gonic/gin"

	"huishang/store"
)

// submissionList lists submissions, the latest first: GET /api/v1/submissions?city=&year=&dossier=&state=.
func (s *site) submissionList(c *gin.Context) error {
	page, err := pageOf(c)
	if err != nil {
		return err
	}
	filter := store.SubmissionFilter{City: c.Query("city"), Dossier: c.Query("dossier"), State: store.SubmissionState(c.Query("state"))}
	if filter.Year, err = yearOfQuery(c); err != nil {
		return err
	}
	switch filter.State {
	case "", store.Received, store.Accepted, store.Returned:
	default:
		return errQuery{"参数 state 只能是 received、accepted 或 returned，现为“" + string(filter.State) + "”。"}
	}
	var list []store.Submission
	var next string
	if err := s.view(c, func(tx *store.Tx) error {
		list, next, err = tx.Submissions(filter, page)
		return err
	}); err != nil {
		return err
	}
	sendList(c, "submissions", toldEach(list, tellSubmission), next)
	return nil
}
