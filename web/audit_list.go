package web

import (
	"encoding/json"
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

// auditList tells the audit log, the last line first: GET /api/v1/audit.
func (s *site) auditList(c *gin.Context) error {
	page, err := pageOf(c)
	if err != nil {
		return err
	}
	var entries []store.Entry
	var next string
	if err := s.view(c, func(tx *store.Tx) error {
		entries, next, err = tx.Audit(page)
		return err
	}); err != nil {
		return err
	}
	sendList(c, "entries", toldEach(entries, tellEntry), next)
	return nil
}
