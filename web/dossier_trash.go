package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// dossierTrash puts a draft into the trash: DELETE /api/v1/dossiers/{id}. What was handed in or has taken a step stays.
func (s *site) dossierTrash(c *gin.Context) error {
	return s.once(c, fingerprint(c), func(tx *store.Tx) (reply, error) {
		return reply{Status: http.StatusNoContent}, tx.TrashDossier(c.Param("id"))
	})
}

// dossierRestore takes a dossier out of the trash: POST /api/v1/dossiers/{id}/restore.
func (s *site) dossierRestore(c *gin.Context) error {
	return s.once(c, fingerprint(c), func(tx *store.Tx) (reply, error) {
		if err := tx.RestoreDossier(c.Param("id")); err != nil {
			return reply{}, err
		}
		d, err := tx.Dossier(c.Param("id"))
		if err != nil {
			return reply{}, err
		}
		return replyOf(http.StatusOK, tellDossier(d))
	})
}
