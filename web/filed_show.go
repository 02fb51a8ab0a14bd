package web

import (
	"fmt"
	"net/http"
	"path"
	"strconv"

	"github.com/gin-gonic/gin"

	"huishang/guard"
	"huishang/store"
)

// filedShow gives a filed document as it was filed, under its Chinese name: GET /api/v1/dossiers/{id}/documents/{doc}. It never changes.
func (s *site) filedShow(c *gin.Context) error {
	var d store.Document
	if err := s.view(c, func(tx *store.Tx) (err error) {
		if d, err = tx.Document(c.Param("doc")); err == nil && d.Dossier != c.Param("id") {
			err = store.NotFound{What: "份文件"}
		}
		return err
	}); err != nil {
		return err
	}
	if fresh(c, hashTag(d.File.SHA256)) {
		return nil
	}
	c.Header("Content-Disposition", guard.Attachment(fmt.Sprintf("document-%d%s", d.N, path.Ext(d.Name)), d.Name))
	c.Header("Content-Length", strconv.FormatInt(d.File.Size, 10))
	c.DataFromReader(http.StatusOK, d.File.Size, d.Media, d.File.Open(c.Request.Context()), nil)
	return nil
}
