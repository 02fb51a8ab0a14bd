package web

import (
	"encoding/json"
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/proceeding"
)

// readDossier is a dossier with what it says.
type readDossier struct {
	toldDossier
	Saved   toldVersion     `json:"saved"`
	Content json.RawMessage `json:"content"`
}

// dossierRead tells a dossier as it stands: GET /api/v1/dossiers/{id}. Its entity tag names the version a change has to rest on.
func (s *site) dossierRead(c *gin.Context) error {
	g, content, err := s.steps.ReadText(c.Request.Context(), asker(c).scope(), c.Param("id"))
	if err != nil {
		return err
	}
	c.Header("ETag", versionTag(g.Version.N))
	c.JSON(http.StatusOK, readDossier{tellDossier(g.Record), tellVersion(g.Version), content})
	return nil
}

// ground is the dossier the address names.
func (s *site) ground(c *gin.Context) (proceeding.Ground, error) {
	return s.steps.Read(c.Request.Context(), asker(c).scope(), c.Param("id"))
}
