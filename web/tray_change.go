package web

import (
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// trayAdd takes files into the tray of who asks, to be handed in later: POST /submissions/new/files. Its script wants the files told as JSON.
func (s *site) trayAdd(c *gin.Context) error {
	ch, err := s.fillTray(c)
	if err != nil {
		return err
	}
	status := http.StatusOK
	if len(ch.refused()) > 0 {
		status = http.StatusUnprocessableEntity
	}
	switch {
	case scripted(c):
		c.JSON(status, gin.H{"files": ch.files})
	case status != http.StatusOK:
		return s.showSubmissionNew(c, status, ch.fields["year"], refusedFiles{Files: ch.refused()})
	default:
		c.Redirect(http.StatusSeeOther, submissionNewPath(ch.fields["year"]))
	}
	return nil
}

// trayTake takes a file out of the tray: POST /submissions/new/files/remove.
func (s *site) trayTake(c *gin.Context) error {
	if err := s.update(c, func(tx *store.Tx) error { return tx.TakeFromTray(c.PostForm("file")) }); err != nil {
		return err
	}
	if scripted(c) {
		c.Status(http.StatusNoContent)
		c.Writer.WriteHeaderNow()
		return nil
	}
	c.Redirect(http.StatusSeeOther, submissionNewPath(c.PostForm("year")))
	return nil
}

// scripted reports whether the script of a page asks, which shows the answer itself.
func scripted(c *gin.Context) bool { return c.GetHeader("Accept") == "application/json" }

// submissionNewPath is where one hands in for a year.
func submissionNewPath(year string) string {
	if year == "" {
		return "/submissions/new"
	}
	return "/submissions/new?year=" + url.QueryEscape(year)
}
