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
		if c.GetHeader("If-Match") == "" {
			return reply{}, errUnconditional
		}
		if err := s.explain(tx, told, given.Explanations, c.GetHeader("If-Match")); err != nil {
			return reply{}, err
		}
		return tellIn(tx, http.StatusOK, told.Submission.ID, nil)
	})
}

// explain writes explanations on a submission that still is what the tag says.
func (s *site) explain(tx *store.Tx, told intake.Told, given []givenExplanation, rests string) error {
	tag, err := submissionTag(told)
	if err != nil {
		return err
	}
	if rests != tag {
		return errStale
	}
	return told.Explain(tx, explanationsOf(given, s.Today()))
}
