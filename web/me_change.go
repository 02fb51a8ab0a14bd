package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/mail"
	"huishang/store"
)

// meChange changes where who asks is reminded: PATCH /api/v1/me. What is not written stays as it is; an empty substitute ends a leave.
func (s *site) meChange(c *gin.Context) error {
	var asked struct {
		mailboxChange
		Digest *bool `json:"digest"`
	}
	if err := readJSON(c, &asked); err != nil {
		return err
	}
	if err := s.keepMailbox(c, asked.mailboxChange, asked.Digest); err != nil {
		return err
	}
	var u store.User
	if err := s.view(c, func(tx *store.Tx) (err error) { u, err = tx.User(asker(c).account.ID); return err }); err != nil {
		return err
	}
	c.JSON(http.StatusOK, tellUser(u))
	return nil
}

// keepMailbox keeps where who asks is reminded, and whether they want digests.
func (s *site) keepMailbox(c *gin.Context, change mailboxChange, digest *bool) error {
	if err := change.check(); err != nil {
		return err
	}
	return s.changeAccount(c, func(o *store.Own) error {
		if _, err := o.Mailbox(change.apply); err != nil || digest == nil {
			return err
		}
		return o.Digests(*digest)
	})
}

// mailboxChange is what may be changed of where somebody is reminded.
type mailboxChange struct {
	Email      *string        `json:"email"`
	Substitute *string        `json:"substitute"`
	AwayFrom   *huishang.Date `json:"away_from"`
	AwayUntil  *huishang.Date `json:"away_until"`
}

func (m mailboxChange) apply(box *store.Mailbox) {
	written(&box.Email, m.Email)
	written(&box.Substitute, m.Substitute)
	written(&box.AwayFrom, m.AwayFrom)
	written(&box.AwayUntil, m.AwayUntil)
	if m.Substitute != nil && *m.Substitute == "" {
		box.AwayFrom, box.AwayUntil = huishang.Date{}, huishang.Date{}
	}
}

// check says in Chinese what is wrong with the address.
func (m mailboxChange) check() error {
	if m.Email == nil || *m.Email == "" {
		return nil
	}
	if _, err := mail.ParseAddress(*m.Email); err != nil {
		return store.Refused{Reason: err.Error()}
	}
	return nil
}
