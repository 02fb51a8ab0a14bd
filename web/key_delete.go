package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// keyDelete revokes a key at once and for good: DELETE /api/v1/keys/{id}. It stays in the list.
func (s *site) keyDelete(c *gin.Context) error {
	if err := s.revokeKey(c); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}

// revokeKey revokes the key of the address.
func (s *site) revokeKey(c *gin.Context) error {
	return s.update(c, func(tx *store.Tx) error { return tx.RevokeKey(c.Param("id")) })
}
