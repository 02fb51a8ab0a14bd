package web

import (
	"cmp"
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/store"
)

// createdKey is a new key with its secret, which is told this once.
type createdKey struct {
	toldKey
	Secret string `json:"secret"`
}

// keyCreate makes a key: POST /api/v1/keys. Without a role it is one of a city's bureau.
func (s *site) keyCreate(c *gin.Context) error {
	var asked struct {
		Name     string           `json:"name"`
		Role     huishang.Role    `json:"role"`
		City     string           `json:"city"`
		Division string           `json:"division"`
		Scopes   []store.KeyScope `json:"scopes"`
	}
	if err := readJSON(c, &asked); err != nil {
		return err
	}
	k := store.Key{Name: asked.Name, Role: cmp.Or(asked.Role, huishang.RoleBureau), City: asked.City, Division: asked.Division, Scopes: asked.Scopes}
	k, secret, err := s.addKey(c, k)
	if err != nil {
		return err
	}
	c.JSON(http.StatusCreated, createdKey{tellKey(k), secret})
	return nil
}

// addKey makes a key and gives its secret.
func (s *site) addKey(c *gin.Context, k store.Key) (made store.Key, secret string, err error) {
	err = s.update(c, func(tx *store.Tx) (err error) { made, secret, err = tx.AddKey(k); return err })
	return made, secret, err
}
