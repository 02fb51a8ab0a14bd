package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/intake"
	"huishang/store"
)

// submissionShow shows a submission with its files and findings: GET /api/v1/submissions/:id.
func (s *site) submissionShow(c *gin.Context) error {
	told, err := s.submissionTold(c)
	if err != nil {
		return err
	}
	tag, err := submissionTag(told)
	if err != nil || fresh(c, tag) {
		return err
	}
	c.JSON(http.StatusOK, answerSubmission(told))
	return nil
}

// submissionFindings lists what was found in a submission, and what of the one before was mended: GET /api/v1/submissions/:id/findings.
func (s *site) submissionFindings(c *gin.Context) error {
	told, err := s.submissionTold(c)
	if err != nil {
		return err
	}
	answer := answerSubmission(told)
	c.JSON(http.StatusOK, gin.H{"findings": answer.Findings, "mended": answer.Mended, "counts": answer.Counts, "blocked": answer.Blocked})
	return nil
}

// submissionTold reads the submission of the address.
func (s *site) submissionTold(c *gin.Context) (told intake.Told, err error) {
	err = s.view(c, func(tx *store.Tx) error {
		told, err = intake.Tell(tx, c.Param("id"))
		return err
	})
	return told, err
}
