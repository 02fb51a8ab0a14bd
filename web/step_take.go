package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/proceeding"
	"huishang/store"
)

// takenStep is what came of a step.
type takenStep struct {
	Dossier   string              `json:"dossier"` // that holds the step: a notice for a later year's meeting opens another
	Opened    bool                `json:"opened"`  // it did
	Version   int                 `json:"version"`
	Founding  toldPosition        `json:"founding"`
	Meeting   toldPosition        `json:"meeting"`
	Events    []toldEvent         `json:"events"`
	Documents []toldDocument      `json:"documents"`
	Unmade    []proceeding.Unmade `json:"unmade,omitempty"`
	LeftOut   []huishang.LeftOut  `json:"left_out,omitempty"`
}

// stepTake takes a step from the version If-Match names: POST /api/v1/dossiers/{id}/steps. What the Measures do not allow is refused with
// the article, the missing step and who takes it (409).
func (s *site) stepTake(c *gin.Context) error {
	base, err := baseOf(c)
	if err != nil {
		return err
	}
	data, err := readBody(c)
	if err != nil {
		return err
	}
	request := fingerprint(c, data)
	if done, err := s.repeated(c, request); done || err != nil {
		return err
	}
	given, err := proceeding.DecodeGiven(data)
	if err != nil {
		return err
	}
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	ready, err := s.steps.Prepare(c.Request.Context(), asker(c).scope(), s.acting(c), c.Param("id"), base, given)
	if err != nil {
		return err
	}
	return s.once(c, request, func(tx *store.Tx) (reply, error) {
		taken, err := ready.Keep(tx)
		if err != nil {
			return reply{}, err
		}
		r, err := replyOf(http.StatusCreated, tellTaken(taken))
		r.Location, r.ETag = apiRoot+"dossiers/"+taken.Version.Dossier+"/steps", versionTag(taken.Version.N)
		return r, err
	})
}

func tellTaken(t proceeding.Taken) takenStep {
	return takenStep{Dossier: t.Version.Dossier, Opened: t.Opened, Version: t.Version.N, Founding: tellPosition(t.Standing.Founding), Meeting: tellPosition(t.Standing.Meeting),
		Events: toldEach(t.Events, tellEvent), Documents: toldEach(t.Documents, tellDocument), Unmade: t.Unmade, LeftOut: t.LeftOut}
}
