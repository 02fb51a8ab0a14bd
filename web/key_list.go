package web

import (
	"time"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/store"
)

// toldKey is a key as the API tells it, without its secret.
type toldKey struct {
	ID        string           `json:"id"`
	Name      string           `json:"name"`
	Role      huishang.Role    `json:"role"`
	City      string           `json:"city,omitempty"`
	Division  string           `json:"division,omitempty"`
	Scopes    []store.KeyScope `json:"scopes"`
	CreatedAt time.Time        `json:"created_at"`
	CreatedBy string           `json:"created_by"`
	UsedAt    *time.Time       `json:"used_at,omitempty"`
	RevokedAt *time.Time       `json:"revoked_at,omitempty"`
}

func tellKey(k store.Key) toldKey {
	return toldKey{k.ID, k.Name, k.Role, k.City, k.Division, k.Scopes, k.CreatedAt, k.CreatedBy, instantOf(k.UsedAt), instantOf(k.RevokedAt)}
}

// keyList tells the keys: GET /api/v1/keys.
func (s *site) keyList(c *gin.Context) error {
	page, err := pageOf(c)
	if err != nil {
		return err
	}
	var keys []store.Key
	var next string
	if err := s.view(c, func(tx *store.Tx) error {
		keys, next, err = tx.Keys(page)
		return err
	}); err != nil {
		return err
	}
	sendList(c, "keys", toldEach(keys, tellKey), next)
	return nil
}
