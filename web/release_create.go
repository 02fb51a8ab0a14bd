package web

import (
	"encoding/json"
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/checks"
	"huishang/store"
)

// askedRelease is what the Secretariat division writes when it lets an error of a data rule stand.
type askedRelease struct {
	Rule   string        `json:"rule"`
	By     string        `json:"by"`
	On     huishang.Date `json:"on"`
	Reason string        `json:"reason"`
}

// releaseCreate lets an error of a data rule stand (放行), by name, day and reason: POST /api/v1/dossiers/{id}/releases. Which rules may be
// released the rules say.
func (s *site) releaseCreate(c *gin.Context) error {
	if err := s.sees(c); err != nil {
		return err
	}
	data, err := readSmall(c)
	if err != nil {
		return err
	}
	var asked askedRelease
	if err := strictJSON(data, &asked); err != nil {
		return err
	}
	if err := s.releasable(&asked); err != nil {
		return err
	}
	return s.once(c, fingerprint(c, data), func(tx *store.Tx) (reply, error) {
		d, err := tx.Dossier(c.Param("id"))
		if err != nil {
			return reply{}, err
		}
		if err := asked.keep(tx, d.ID, d.Latest); err != nil {
			return reply{}, err
		}
		r, err := replyOf(http.StatusCreated, asked)
		r.Location, r.ETag = apiRoot+"dossiers/"+d.ID+"/findings", versionTag(d.Latest)
		return r, err
	})
}

// releasable holds a release to what the rules allow. Without a day it is of today.
func (s *site) releasable(asked *askedRelease) error {
	if asked.On.IsZero() {
		asked.On = s.Today()
	}
	written, err := json.Marshal(checks.Settled{Releases: map[string]checks.Release{asked.Rule: {By: asked.By, On: asked.On, Reason: asked.Reason}}})
	if err != nil {
		return err
	}
	if _, err := s.Rules.ReadSettled(written); err != nil {
		return store.Refused{Reason: err.Error() + "。"}
	}
	return nil
}

// keep writes the release on the findings of a version.
func (asked askedRelease) keep(tx *store.Tx, dossier string, version int) error {
	return tx.Explain(dossier, version, store.Explanation{Rule: asked.Rule, Kind: store.Releases, Text: asked.Reason, Signed: asked.By, On: asked.On})
}
