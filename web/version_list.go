package web

import (
	"time"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// toldVersion is a version of a dossier as the API tells it.
type toldVersion struct {
	N      int       `json:"n"`
	Author string    `json:"author"`
	At     time.Time `json:"at"`
	Note   string    `json:"note,omitempty"`
	SHA256 string    `json:"sha256"`
	Size   int64     `json:"size"`
}

func tellVersion(v store.Version) toldVersion {
	return toldVersion{v.N, v.Author, v.At, v.Note, v.Content.SHA256, v.Content.Size}
}

// versionList tells the versions of a dossier, the last first: GET /api/v1/dossiers/{id}/versions.
func (s *site) versionList(c *gin.Context) error {
	page, err := pageOf(c)
	if err != nil {
		return err
	}
	var versions []store.Version
	var next string
	if err := s.view(c, func(tx *store.Tx) error {
		versions, next, err = tx.Versions(c.Param("id"), page)
		return err
	}); err != nil {
		return err
	}
	sendList(c, "versions", toldEach(versions, tellVersion), next)
	return nil
}
