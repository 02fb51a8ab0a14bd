package web

import (
	"github.com/gin-gonic/gin"

	"huishang/generator"
)

// summaryDocument gives 意见汇总表 as the opinions stand now: GET /dossiers/:id/summary/:kind?missing=mark.
func (s *site) summaryDocument(c *gin.Context) error {
	kind := c.Param("kind")
	if kind != "opinion-summary" && kind != "protocol-opinion-summary" {
		return errNoPage
	}
	ask, err := s.asked(c)
	if err != nil {
		return err
	}
	g, err := s.steps.Read(c.Request.Context(), asker(c).scope(), c.Param("id"))
	if err != nil {
		return err
	}
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	document, err := generator.Draft(kind, g.Content, ask.Options, ask.missing)
	if err != nil {
		return err
	}
	sendWord(c, kind, document)
	return nil
}
