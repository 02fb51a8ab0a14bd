package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// keyDelete revokes a key at once and for good: DELETE /api/v1/keys/{id}. It stays in the list.
func (s *site) keyDelete(c *gin.Context) error {
	if err := s.update(c, func(tx *store.Tx) error { return tx.RevokeKey(c.Param("id")) }); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}
