package web

import (
	"github.com/gin-gonic/gin"

	"huishang/generator"
)

// fillDownload gives one document of a dossier, or all in a zip: GET /fill/{id}/documents/{kind}.
func (s *site) fillDownload(c *gin.Context) error {
	kind := c.Param("kind")
	if err := known(kind); err != nil {
		return err
	}
	ask, err := s.asked(c)
	if err != nil {
		return err
	}
	d, _, done, err := s.open(c)
	if err != nil {
		return err
	}
	defer done()
	ask = s.reviewed(d, ask)
	if kind == allKinds {
		return sendBundle(c, d, s.makeAll(d, ask), ask)
	}
	document, err := generator.Draft(kind, d, ask.Options, ask.missing)
	if err != nil {
		return err
	}
	sendWord(c, kind, document)
	return nil
}
