package web

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// findingList holds a dossier against the rules of a stage, with what people explained and released: GET /api/v1/dossiers/{id}/findings.
func (s *site) findingList(c *gin.Context) error {
	stage, err := stageOf(c)
	if err != nil {
		return err
	}
	g, err := s.ground(c)
	if err != nil {
		return err
	}
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	if g.Others, err = s.others(c, g); err != nil {
		return err
	}
	c.Header("ETag", versionTag(g.Version.N))
	c.JSON(http.StatusOK, s.steps.Report(g, g.Content, stage, s.Today()))
	return nil
}
