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

// keyCreate makes a key: POST /api/v1/keys. Without a role it is one of a city's bureau. The same request again is answered without the secret,
// which nobody keeps.
func (s *site) keyCreate(c *gin.Context) error {
	var asked struct {
		Name     string           `json:"name"`
		Role     huishang.Role    `json:"role"`
		City     string           `json:"city"`
		Division string           `json:"division"`
		Scopes   []store.KeyScope `json:"scopes"`
	}
	data, err := readSmall(c)
	if err != nil {
		return err
	}
	if err := strictJSON(data, &asked); err != nil {
		return err
	}
	k := store.Key{Name: asked.Name, Role: cmp.Or(asked.Role, huishang.RoleBureau), City: asked.City, Division: asked.Division, Scopes: asked.Scopes}
	return s.once(c, fingerprint(c, data), func(tx *store.Tx) (reply, error) {
		made, secret, err := tx.AddKey(k)
		if err != nil {
			return reply{}, err
		}
		return replyOnce(http.StatusCreated, tellKey(made), createdKey{tellKey(made), secret})
	})
}

// addKey makes a key and gives its secret.
func (s *site) addKey(c *gin.Context, k store.Key) (made store.Key, secret string, err error) {
	err = s.update(c, func(tx *store.Tx) (err error) { made, secret, err = tx.AddKey(k); return err })
	return made, secret, err
}
