package web

import (
	"github.com/gin-gonic/gin"

	"huishang/store"
)

// submissionList lists submissions, the latest first: GET /api/v1/submissions?city=&year=&dossier=&state=.
func (s *site) submissionList(c *gin.Context) error {
	filter, page, err := submissionQuery(c)
	if err != nil {
		return err
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

// submissionQuery reads which submissions are asked for, and which page of them.
func submissionQuery(c *gin.Context) (store.SubmissionFilter, store.Page, error) {
	filter := store.SubmissionFilter{City: c.Query("city"), Dossier: c.Query("dossier"), State: store.SubmissionState(c.Query("state"))}
	page, err := pageOf(c)
	if err != nil {
		return filter, page, err
	}
	if filter.Year, err = yearOfQuery(c); err != nil {
		return filter, page, err
	}
	switch filter.State {
	case "", store.Received, store.Accepted, store.Returned:
		return filter, page, nil
	}
	return filter, page, errQuery{"参数 state 只能是 received、accepted 或 returned，现为“" + string(filter.State) + "”。"}
}
