package web

import (
	"net/http"
	"strconv"
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
}

func tellUser(u store.User) toldUser {
	return toldUser{u.ID, u.Login, u.Name, u.Role, u.City, u.Division, u.Disabled(), u.Temporary, u.CreatedAt, u.CreatedBy, instantOf(u.SeenAt)}
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
	list := struct {
		Users []toldUser `json:"users"`
		Next  string     `json:"next,omitempty"`
	}{Users: []toldUser{}}
	if err := s.view(c, func(tx *store.Tx) error {
		users, next, err := tx.Users(page)
		for _, u := range users {
			list.Users = append(list.Users, tellUser(u))
		}
		list.Next = next
		return err
	}); err != nil {
		return err
	}
	c.JSON(http.StatusOK, list)
	return nil
}

// pageOf reads the parameters cursor and limit.
func pageOf(c *gin.Context) (store.Page, error) {
	page := store.Page{After: c.Query("cursor")}
	if word := c.Query("limit"); word != "" {
		limit, err := strconv.Atoi(word)
		if err != nil || limit < 1 {
			return page, errQuery{"参数 limit 应为正整数，现为“" + word + "”。"}
		}
		page.Limit = limit
	}
	return page, nil
}

// view reads the store within the scope of who asks.
func (s *site) view(c *gin.Context, read func(*store.Tx) error) error {
	return s.Accounts.Store.View(c.Request.Context(), asker(c).scope(), read)
}

// update changes the store within the scope of who asks.
func (s *site) update(c *gin.Context, change func(*store.Tx) error) error {
	return s.Accounts.Store.Update(c.Request.Context(), asker(c).scope(), change)
}
