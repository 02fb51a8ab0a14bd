package web

import (
	"time"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/store"
)

// toldUser is a user as the API tells it. The password is not told, not even as it is kept.
type toldUser struct {
	ID         string        `json:"id"`
	Login      string        `json:"login"`
	Name       string        `json:"name"`
	Role       huishang.Role `json:"role"`
	City       string        `json:"city,omitempty"`
	Division   string        `json:"division,omitempty"`
	Disabled   bool          `json:"disabled"`
	MustChange bool          `json:"must_change_password"`
	CreatedAt  time.Time     `json:"created_at"`
	CreatedBy  string        `json:"created_by"`
	SeenAt     *time.Time    `json:"seen_at,omitempty"`
	Email      string        `json:"email,omitempty"`
	Desks      string        `json:"desks,omitempty"` // of reminders, besides those of the role
	Substitute string        `json:"substitute,omitempty"`
	AwayFrom   string        `json:"away_from,omitempty"`
	AwayUntil  string        `json:"away_until,omitempty"`
}

func tellUser(u store.User) toldUser {
	return toldUser{u.ID, u.Login, u.Name, u.Role, u.City, u.Division, u.Disabled(), u.Temporary, u.CreatedAt, u.CreatedBy, instantOf(u.SeenAt),
		u.Email, u.Desks, u.Substitute, u.AwayFrom.String(), u.AwayUntil.String()}
}

// instantOf is an instant as the API tells it, or nothing where there was none.
func instantOf(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

// userList tells the users: GET /api/v1/users.
func (s *site) userList(c *gin.Context) error {
	page, err := pageOf(c)
	if err != nil {
		return err
	}
	var users []store.User
	var next string
	if err := s.view(c, func(tx *store.Tx) error {
		users, next, err = tx.Users(page)
		return err
	}); err != nil {
		return err
	}
	sendList(c, "users", toldEach(users, tellUser), next)
	return nil
}
