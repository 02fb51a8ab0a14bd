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
	var u store.User
	if err := s.view(c, func(tx *store.Tx) (err error) { u, err = tx.User(c.Param("id")); return err }); err != nil {
		return err
	}
	hash, made, err := s.initial(c, asked.Password, u)
	if err != nil {
		return err
	}
	if err := s.update(c, func(tx *store.Tx) error { return tx.SetPassword(u.ID, hash) }); err != nil {
		return err
	}
	if made == "" {
		c.Status(http.StatusNoContent)
		return nil
	}
	c.JSON(http.StatusOK, gin.H{"password": made})
	return nil
}
