package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/proceeding"
	"huishang/store"
)

// acting is whose account takes a step, today.
func (s *site) acting(c *gin.Context) proceeding.Who {
	who := asker(c)
	return proceeding.Who{Role: who.Role, Division: who.Division, Today: s.Today()}
}

// dossierCreate begins the dossier of a city and year: POST /api/v1/dossiers. The body is the dossier; the year is that of its meeting
// unless the address says another.
func (s *site) dossierCreate(c *gin.Context) error {
	year, err := yearOfQuery(c)
	if err != nil {
		return err
	}
	data, err := dossierBody(c)
	if err != nil {
		return err
	}
	content, err := huishang.Decode(data)
	if err != nil {
		return err
	}
	if year == 0 {
		if year = yearOf(content); year == 0 {
			return errQuery{"卷宗里没有写年份，请在网址里写参数 year，如 ?year=2026。"}
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
	begun, err := s.steps.Begin(c.Request.Context(), asker(c).scope(), s.acting(c), year, content, c.Query("note"))
	if err != nil {
		return err
	}
	return s.once(c, request, func(tx *store.Tx) (reply, error) {
		v, err := begun.Keep(tx)
		if err != nil {
			return reply{}, err
		}
		return savedVersion(http.StatusCreated, tx, v)
	})
}

// savedVersion answers that a version was saved.
func savedVersion(status int, tx *store.Tx, v store.Version) (reply, error) {
	d, err := tx.Dossier(v.Dossier)
	if err != nil {
		return reply{}, err
	}
	r, err := replyOf(status, tellDossier(d))
	r.Location, r.ETag = apiRoot+"dossiers/"+d.ID, versionTag(v.N)
	return r, err
}
