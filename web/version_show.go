package web

import (
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// versionShow gives what a version of a dossier says, byte for byte as it was saved: GET /api/v1/dossiers/{id}/versions/{n}. It never
// changes.
func (s *site) versionShow(c *gin.Context) error {
	n, err := strconv.Atoi(c.Param("n"))
	if err != nil {
		return store.NotFound{What: "个版本"}
	}
	var v store.Version
	if err := s.view(c, func(tx *store.Tx) error {
		v, err = tx.Version(c.Param("id"), n)
		return err
	}); err != nil {
		return err
	}
	if fresh(c, hashTag(v.Content.SHA256)) {
		return nil
	}
	data, err := v.Content.Bytes(c.Request.Context())
	if err != nil {
		return err
	}
	c.Data(http.StatusOK, jsonMedia, data)
	return nil
}
