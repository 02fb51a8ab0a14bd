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
	if err := asked.mailboxChange.check(); err != nil {
		return err
	}
	var u store.User
	if err := s.changeOwn(c, func(o *store.Own) (err error) {
		if u, err = o.Mailbox(asked.apply); err != nil || asked.Digest == nil {
			return err
		}
		return o.Digests(*asked.Digest)
	}); err != nil {
		return err
	}
	c.JSON(http.StatusOK, tellUser(u))
	return nil
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
