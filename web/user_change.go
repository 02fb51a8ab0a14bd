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
	u, err := s.changeUser(c, func(u *store.User, now time.Time) {
		written(&u.Name, asked.Name)
		written(&u.Role, asked.Role)
		written(&u.City, asked.City)
		written(&u.Division, asked.Division)
		written(&u.Desks, asked.Desks)
		asked.mailboxChange.apply(&u.Mailbox)
		if asked.Disabled != nil {
			keepOut(u, *asked.Disabled, now)
		}
	})
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, tellUser(u))
	return nil
}

// changeUser changes the user of the address.
func (s *site) changeUser(c *gin.Context, change func(u *store.User, now time.Time)) (changed store.User, err error) {
	err = s.update(c, func(tx *store.Tx) (err error) {
		var wanted store.User
		changed, err = tx.ChangeUser(c.Param("id"), func(u *store.User) {
			change(u, tx.Now())
			wanted = *u
		})
		return reachable(wanted, err)
	})
	return changed, err
}

// keepOut disables a user from now on, or lets them in again.
func keepOut(u *store.User, out bool, now time.Time) {
	switch {
	case out == u.Disabled():
	case out:
		u.DisabledAt = now
	default:
		u.DisabledAt = time.Time{}
	}
}

// reachable holds that reminders find a user: their address and their desks are such. refused is what was wrong with them already.
func reachable(u store.User, refused error) error {
	if refused == nil {
		refused = mailboxChange{Email: &u.Email}.check()
	}
	return errors.Join(refused, checkDesks(u.Desks))
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

// written puts a value where one was written.
func written[V any](into *V, value *V) {
	if value != nil {
		*into = *value
	}
}
