package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/scheduler"
	"huishang/store"
)

// userChange changes what is written in the body and nothing else: PATCH /api/v1/users/{id}. Somebody disabled is out at once.
func (s *site) userChange(c *gin.Context) error {
	var asked struct {
		Name     *string        `json:"name"`
		Role     *huishang.Role `json:"role"`
		City     *string        `json:"city"`
		Division *string        `json:"division"`
		Disabled *bool          `json:"disabled"`
		Desks    *string        `json:"desks"`
		mailboxChange
	}
	if err := readJSON(c, &asked); err != nil {
		return err
	}
	if err := errors.Join(asked.mailboxChange.check(), checkDesks(deref(asked.Desks))); err != nil {
		return err
	}
	var u store.User
	if err := s.update(c, func(tx *store.Tx) (err error) {
		u, err = tx.ChangeUser(c.Param("id"), func(u *store.User) {
			written(&u.Name, asked.Name)
			written(&u.Role, asked.Role)
			written(&u.City, asked.City)
			written(&u.Division, asked.Division)
			written(&u.Desks, asked.Desks)
			asked.mailboxChange.apply(&u.Mailbox)
			if asked.Disabled != nil && *asked.Disabled != u.Disabled() {
				u.DisabledAt = time.Time{}
				if *asked.Disabled {
					u.DisabledAt = tx.Now()
				}
			}
		})
		return err
	}); err != nil {
		return err
	}
	c.JSON(http.StatusOK, tellUser(u))
	return nil
}

// checkDesks holds that the desks of reminders are such, with 、 between them.
func checkDesks(desks string) error {
	if desks == "" {
		return nil
	}
	for _, desk := range strings.Split(desks, "、") {
		if !slices.Contains(scheduler.Recipients(), scheduler.Recipient(desk)) {
			return store.Refused{Reason: "没有“" + desk + "”这个岗位，可用的有：" + deskNames() + "；几个之间用顿号分开。"}
		}
	}
	return nil
}

func deskNames() string {
	var names []string
	for _, to := range scheduler.Recipients() {
		names = append(names, string(to))
	}
	return strings.Join(names, "、")
}

// deref is a value, or that of nothing.
func deref(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

// written puts a value where one was written.
func written[V any](into *V, value *V) {
	if value != nil {
		*into = *value
	}
}
