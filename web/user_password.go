package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// userPassword gives a user a password they have to change at once: POST /api/v1/users/{id}/password. Without one in the body it makes one
// and tells it this once. All their sessions end.
func (s *site) userPassword(c *gin.Context) error {
	var asked struct {
		Password string `json:"password"`
	}
	if err := readJSON(c, &asked); err != nil {
		return err
	}
	_, made, err := s.resetPassword(c, asked.Password)
	if err != nil {
		return err
	}
	if made == "" {
		c.Status(http.StatusNoContent)
		return nil
	}
	c.JSON(http.StatusOK, gin.H{"password": made})
	return nil
}

// resetPassword gives the user of the address a password they have to change at once, and ends their sessions. Without one it makes one,
// which it tells.
func (s *site) resetPassword(c *gin.Context, given string) (u store.User, made string, err error) {
	if u, err = s.userAsked(c); err != nil {
		return u, "", err
	}
	hash, made, err := s.initial(c, given, u)
	if err != nil {
		return u, "", err
	}
	return u, made, s.update(c, func(tx *store.Tx) error { return tx.SetPassword(u.ID, hash) })
}

// userAsked is the user of the address.
func (s *site) userAsked(c *gin.Context) (u store.User, err error) {
	err = s.view(c, func(tx *store.Tx) (err error) { u, err = tx.User(c.Param("id")); return err })
	return u, err
}
