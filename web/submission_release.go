package web

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang/intake"
	"huishang/store"
)

// A releasePart is what was typed to let an error of a data rule stand, and why it was not kept.
type releasePart struct {
	Rule, By, Reason, Fault string
}

// submissionRelease lets an error of a data rule stand in a submission: POST /submissions/:id/releases.
func (s *site) submissionRelease(c *gin.Context) error {
	typed := releasePart{Rule: c.PostForm("rule"), By: strings.TrimSpace(c.PostForm("by")), Reason: strings.TrimSpace(c.PostForm("reason"))}
	asked := askedRelease{Rule: typed.Rule, By: typed.By, Reason: typed.Reason}
	err := s.sawSubmission(c)
	if err == nil {
		err = s.releasable(&asked)
	}
	if err == nil {
		err = s.update(c, func(tx *store.Tx) error {
			told, err := intake.Tell(tx, c.Param("id"))
			if err != nil {
				return err
			}
			if told.Submission.State != store.Received {
				return store.Refused{Reason: "这次报送" + told.Submission.State.Name() + "，不能再放行。"}
			}
			if err := rests(told, c.PostForm("tag")); err != nil {
				return err
			}
			return asked.keep(tx, told.Submission.Dossier, told.Submission.Version)
		})
	}
	if status, told := s.toldOnPage(err); told {
		typed.Fault = messageOf(err)
		return s.showReview(c, status, verdictPart{}, typed)
	}
	if err != nil {
		return err
	}
	s.sayDone(c, "规则 "+asked.Rule+" 的问题已放行，理由已记入。")
	c.Redirect(http.StatusSeeOther, "/submissions/"+c.Param("id")+"/review#found")
	return nil
}

// sawSubmission refuses a submission that is not there before more is said of it.
func (s *site) sawSubmission(c *gin.Context) error {
	return s.view(c, func(tx *store.Tx) error { _, err := tx.Submission(c.Param("id")); return err })
}
