package web

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// health says that the site answers. Its templates are in order: else it had not started.
func (s *site) health(c *gin.Context) error {
	c.JSON(http.StatusOK, gin.H{"status": "ok"})
	return nil
}
