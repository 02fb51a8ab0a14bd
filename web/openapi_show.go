package web

import (
	_ "embed"
	"net/http"

	"github.com/gin-gonic/gin"
)

// openapiText describes every route of the site, written by hand; a test holds the routes, their requests and their answers to it.
//
//go:embed openapi.yaml
var openapiText []byte

// openapiShow gives the description of the API: GET /api/openapi.yaml.
func (s *site) openapiShow(c *gin.Context) error {
	c.Data(http.StatusOK, "application/yaml; charset=utf-8", openapiText)
	return nil
}
