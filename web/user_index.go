package web

import (
	"cmp"
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// usersPage lists the people who may sign in.
type usersPage struct {
	frame
	Users  []store.User
	Next   string // cursor of the next page
	First  bool   // it is the first page
	cities cityChoices
}

// Of is the city or the division somebody is of.
func (p usersPage) Of(u store.User) string { return cmp.Or(p.cities.Shown(u.City), u.Division, "—") }

// userIndex lists the users: GET /users.
func (s *site) userIndex(c *gin.Context) error {
	asked, err := pageOf(c)
	if err != nil {
		return err
	}
	page := usersPage{frame: s.frame(c, "用户"), First: asked.After == ""}
	if err := s.view(c, func(tx *store.Tx) error {
		page.Users, page.Next, err = tx.Users(asked)
		return err
	}); err != nil {
		return err
	}
	if page.cities, err = s.citiesKnown(c); err != nil {
		return err
	}
	s.show(c, http.StatusOK, "user_index", page)
	return nil
}
