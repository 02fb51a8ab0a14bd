package web

import (
	"github.com/gin-gonic/gin"

	"huishang/checks"
	"huishang/proceeding"
)

// others are the agreements of other cities a dossier is compared with (article 8). Who sees their own city only compares with none.
func (s *site) others(c *gin.Context, g proceeding.Ground) ([]checks.Other, error) {
	scope := asker(c).scope()
	if scope.City != "" {
		return nil, nil
	}
	return s.steps.Others(c.Request.Context(), scope, g)
}
