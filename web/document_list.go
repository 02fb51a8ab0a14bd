package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/generator"
)

// listedKind is a kind of document as the API tells it.
type listedKind struct {
	Kind    string `json:"kind"`
	Title   string `json:"title"`
	Article string `json:"article"`
}

// documentList tells which documents can be made: GET /api/v1/documents.
func (s *site) documentList(c *gin.Context) error {
	var list struct {
		Documents []listedKind `json:"documents"`
	}
	for _, k := range generator.Kinds() {
		list.Documents = append(list.Documents, listedKind{k.Name, k.Title, k.Article})
	}
	c.JSON(http.StatusOK, list)
	return nil
}
