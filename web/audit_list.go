package web

import (
	"encoding/json"
	"errors"
	"time"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/store"
)

// toldEntry is a line of the audit log.
type toldEntry struct {
	Seq    int64           `json:"seq"`
	At     time.Time       `json:"at"`
	User   string          `json:"user"`
	Role   huishang.Role   `json:"role"`
	Action store.Action    `json:"action"`
	Name   string          `json:"name"` // of the action
	City   string          `json:"city,omitempty"`
	Object string          `json:"object,omitempty"`
	Detail json.RawMessage `json:"detail"`
	Prev   string          `json:"prev"`
	Hash   string          `json:"hash"`
}

func tellEntry(e store.Entry) toldEntry {
	return toldEntry{e.Seq, e.At, e.User, e.Role, e.Action, e.Action.Name(), e.City, e.Object, json.RawMessage(e.Detail), e.Prev, e.Hash}
}

// auditList tells the audit log, the last line first: GET /api/v1/audit. Parameters narrow it.
func (s *site) auditList(c *gin.Context) error {
	page, err := pageOf(c)
	if err != nil {
		return err
	}
	filter, err := auditFilterOf(c)
	if err != nil {
		return err
	}
	var entries []store.Entry
	var next string
	if err := s.view(c, func(tx *store.Tx) error {
		entries, next, err = tx.Audit(filter, page)
		return err
	}); err != nil {
		return err
	}
	sendList(c, "entries", toldEach(entries, tellEntry), next)
	return nil
}

// auditFilterOf reads the parameters action, user, city, object, from and to.
func auditFilterOf(c *gin.Context) (store.AuditFilter, error) {
	from, fault := dayOf(c, "from")
	to, other := dayOf(c, "to")
	return auditFilter(c, c.Query("city"), from, to), errors.Join(fault, other)
}

// auditFilter narrows the log to a city and to days in Shanghai, both included, and by the other parameters.
func auditFilter(c *gin.Context, city string, from, to huishang.Date) store.AuditFilter {
	f := store.AuditFilter{Action: store.Action(c.Query("action")), User: c.Query("user"), City: city, Object: c.Query("object")}
	if !from.IsZero() {
		f.Since = midnight(from)
	}
	if !to.IsZero() {
		f.Before = midnight(to.AddDays(1))
	}
	return f
}
