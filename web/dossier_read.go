package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/proceeding"
)

// readDossier is a dossier with what it says.
type readDossier struct {
	toldDossier
	Saved   toldVersion       `json:"saved"`
	Content *huishang.Dossier `json:"content"`
}

// dossierRead tells a dossier as it stands: GET /api/v1/dossiers/{id}. Its entity tag names the version a change has to rest on.
func (s *site) dossierRead(c *gin.Context) error {
	g, err := s.ground(c)
	if err != nil {
		return err
	}
	c.Header("ETag", versionTag(g.Version.N))
	c.JSON(http.StatusOK, readDossier{tellDossier(g.Record), tellVersion(g.Version), g.Content})
	return nil
}

// ground is the dossier the address names.
func (s *site) ground(c *gin.Context) (proceeding.Ground, error) {
	return s.steps.Read(c.Request.Context(), asker(c).scope(), c.Param("id"))
}
