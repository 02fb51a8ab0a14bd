package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/intake"
	"huishang/store"
)

// submissionExplain writes on the warnings of a submission: PUT /api/v1/submissions/:id/explanations.
func (s *site) submissionExplain(c *gin.Context) error {
	data, err := readSmall(c)
	if err != nil {
		return err
	}
	var given struct {
		Explanations []givenExplanation `json:"explanations"`
	}
	if err := strictJSON(data, &given); err != nil {
		return err
	}
	return s.once(c, fingerprint(c, data), func(tx *store.Tx) (reply, error) {
		told, err := intake.Tell(tx, c.Param("id"))
		if err != nil {
			return reply{}, err
		}
		if err := rests(c, told, true); err != nil {
			return reply{}, err
		}
		if err := told.Explain(tx, explanationsOf(given.Explanations, s.Today())); err != nil {
			return reply{}, err
		}
		return tellIn(tx, http.StatusOK, told.Submission.ID, nil)
	})
}
