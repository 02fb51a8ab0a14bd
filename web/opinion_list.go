package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/store"
)

// opinionList lists the last answers of the divisions and what they come to: GET /api/v1/dossiers/:id/opinions.
func (s *site) opinionList(c *gin.Context) error {
	var all []store.Opinion
	if err := s.view(c, func(tx *store.Tx) error {
		for _, subject := range []store.Subject{store.OnProtocol, store.OnAgreement} {
			list, err := tx.Opinions(c.Param("id"), subject)
			if err != nil {
				return err
			}
			all = append(all, list...)
		}
		return nil
	}); err != nil {
		return err
	}
	verdicts, adopted := map[huishang.Verdict]int{}, map[huishang.Adoption]int{}
	for _, o := range all {
		verdicts[o.Verdict]++
		if o.Adopted != "" {
			adopted[o.Adopted]++
		}
	}
	c.JSON(http.StatusOK, gin.H{"opinions": toldEach(all, tellOpinion), "summary": gin.H{"verdicts": verdicts, "adopted": adopted}})
	return nil
}
