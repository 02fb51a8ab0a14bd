package web

import (
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/generator/tags"
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
	data, err := dossierBody(c)
	if err != nil {
		return err
	}
	request := fingerprint(c, data)
	if done, err := s.repeated(c, request); done || err != nil {
		return err
	}
	given, err := readStep(data)
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

// readStep reads what is given of a step, as strictly as a dossier. Whatever is wrong is wrong with the body, not with the dossier.
func readStep(data []byte) (proceeding.Given, error) {
	data, err := soundJSON(data)
	if err != nil {
		return proceeding.Given{}, err
	}
	if faults := unknownOfStep(data); len(faults) > 0 {
		return proceeding.Given{}, errJSON{toldFaults(faults), faults}
	}
	given, err := proceeding.DecodeGiven(data)
	var faults huishang.Faults
	if errors.As(err, &faults) {
		return given, errJSON{toldFaults(faults), faults}
	}
	return given, err
}

// unknownOfStep tells the fields a step does not have, with the one that was probably meant or all there are: those of an event of the log,
// and what comes with one.
func unknownOfStep(data []byte) (faults huishang.Faults) {
	var written map[string]json.RawMessage
	if json.Unmarshal(data, &written) != nil {
		return nil // told as a body that is no object
	}
	names := []string{"document", "year", "dossier"}
	for _, f := range huishang.Fields(reflect.TypeFor[huishang.Event]()) {
		names = append(names, f.JSON)
	}
	for _, name := range slices.Sorted(maps.Keys(written)) {
		if slices.Contains(names, name) {
			continue
		}
		message := "未知的字段“" + name + "”，请删去。这里可以写：" + strings.Join(names, "、") + "。"
		if near := tags.Nearest(name, names); near != "" {
			message = "未知的字段“" + name + "”，是否应为“" + near + "”？请改正或删去。"
		}
		faults = append(faults, huishang.Fault{Path: "/" + huishang.PointerKey(name), Message: message})
	}
	return faults
}

func tellTaken(t proceeding.Taken) takenStep {
	return takenStep{Dossier: t.Version.Dossier, Opened: t.Opened, Version: t.Version.N, Founding: tellPosition(t.Standing.Founding), Meeting: tellPosition(t.Standing.Meeting),
		Events: toldEach(t.Events, tellEvent), Documents: toldEach(t.Documents, tellDocument), Unmade: t.Unmade, LeftOut: t.LeftOut}
}
