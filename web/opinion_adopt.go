package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/intake"
	"huishang/store"
)

// opinionAdopt keeps what the 区域创新处 makes of an opinion: PUT /api/v1/dossiers/:id/opinions/:opinion/adoption. If-Match names the revision
// of the opinion it was made from.
func (s *site) opinionAdopt(c *gin.Context) error {
	data, err := readSmall(c)
	if err != nil {
		return err
	}
	var given struct {
		Adopted         huishang.Adoption `json:"adopted"`
		Reason          string            `json:"reason"`
		AgreementItemID string            `json:"agreement_item_id"`
	}
	if err := strictJSON(data, &given); err != nil {
		return err
	}
	return s.once(c, fingerprint(c, data), func(tx *store.Tx) (reply, error) {
		if _, err := tx.Dossier(c.Param("id")); err != nil {
			return reply{}, err
		}
		base, err := baseOf(c)
		if err != nil {
			return reply{}, err
		}
		kept, err := intake.Adopt(tx, c.Param("id"), c.Param("opinion"), base,
			intake.Adoption{Adopted: given.Adopted, Reason: given.Reason, AgreementItemID: given.AgreementItemID})
		if err != nil {
			return reply{}, err
		}
		made, err := replyOf(http.StatusOK, tellOpinion(kept))
		made.ETag = versionTag(kept.Revision)
		return made, err
	})
}
