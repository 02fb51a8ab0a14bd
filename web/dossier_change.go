package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/store"
)

// dossierChange saves the next version of a dossier: PUT /api/v1/dossiers/{id}. If-Match names the version it was made from; when another
// was saved since, the answer tells whose (412) and nothing is saved.
func (s *site) dossierChange(c *gin.Context) error {
	base, err := baseOf(c)
	if err != nil {
		return err
	}
	data, err := dossierBody(c)
	if err != nil {
		return err
	}
	request := fingerprint(c, data)
	if done, err := s.repeated(c, request); done || err != nil {
		return err
	}
	content, err := huishang.Decode(data)
	if err != nil {
		return err
	}
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	changed, err := s.steps.Change(c.Request.Context(), asker(c).scope(), s.acting(c), c.Param("id"), base, content, c.Query("note"))
	if err != nil {
		return err
	}
	return s.once(c, request, func(tx *store.Tx) (reply, error) {
		v, err := changed.Keep(tx)
		if err != nil {
			return reply{}, err
		}
		return savedVersion(http.StatusOK, tx, v)
	})
}
