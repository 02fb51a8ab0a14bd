package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/intake"
	"huishang/store"
)

// submissionAccept accepts a submission: POST /api/v1/submissions/:id/acceptance.
func (s *site) submissionAccept(c *gin.Context) error { return s.decide(c, true) }

// submissionReturn returns a submission to be mended, with the notice: POST /api/v1/submissions/:id/return.
func (s *site) submissionReturn(c *gin.Context) error { return s.decide(c, false) }

// A toldDecision is what came of a verdict.
type toldDecision struct {
	Submission toldSubmission `json:"submission"`
	Document   filedDocument  `json:"document"`
	Steps      []toldStep     `json:"steps"`
}

// A filedDocument is a document that was made and filed, and where it is.
type filedDocument struct {
	ID      string `json:"id"`
	Kind    string `json:"kind"`
	Name    string `json:"name"`
	Round   int    `json:"round"`
	Content string `json:"content"`
}

func (s *site) decide(c *gin.Context, accept bool) error {
	data, err := readSmall(c)
	if err != nil {
		return err
	}
	var given struct {
		Note string        `json:"note"`
		Due  huishang.Date `json:"due"`
	}
	if len(data) > 0 {
		if err := strictJSON(data, &given); err != nil {
			return err
		}
	}
	request := fingerprint(c, data)
	if done, err := s.repeated(c, request); done || err != nil {
		return err
	}
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	decision, err := s.decision(c, c.GetHeader("If-Match"), intake.Verdict{Accept: accept, Note: given.Note, Due: given.Due})
	if err != nil {
		return err
	}
	return s.once(c, request, func(tx *store.Tx) (reply, error) {
		settled, filed, err := decision.Save(tx)
		if err != nil {
			return reply{}, err
		}
		return replyOf(http.StatusOK, toldDecision{tellSubmission(settled), filedDocument{filed.ID, filed.Kind, filed.Name, filed.Round,
			apiRoot + "dossiers/" + settled.Dossier + "/documents/" + filed.ID}, toldEvents(decision.Events())})
	})
}

// decision holds a verdict on the submission of the address to the Measures, and to what the tag says it rests on; an empty one says nothing.
func (s *site) decision(c *gin.Context, tag string, v intake.Verdict) (decision *intake.Decision, err error) {
	err = s.view(c, func(tx *store.Tx) error {
		told, err := intake.Tell(tx, c.Param("id"))
		if err != nil {
			return err
		}
		if err := rests(told, tag); err != nil {
			return err
		}
		decision, err = s.intake().Decide(c.Request.Context(), tx, c.Param("id"), v, s.hand(c))
		return err
	})
	return decision, err
}
