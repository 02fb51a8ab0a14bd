package web

import (
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"huishang"
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
	}
	if err := readJSON(c, &asked); err != nil {
		return err
	}
	var u store.User
	if err := s.update(c, func(tx *store.Tx) (err error) {
		u, err = tx.ChangeUser(c.Param("id"), func(u *store.User) {
			written(&u.Name, asked.Name)
			written(&u.Role, asked.Role)
			written(&u.City, asked.City)
			written(&u.Division, asked.Division)
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

// written puts a value where one was written.
func written[V any](into *V, value *V) {
	if value != nil {
		*into = *value
	}
}
