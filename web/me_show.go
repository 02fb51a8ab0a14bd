package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang"
)

// toldIdentity is who asks, as the API tells it.
type toldIdentity struct {
	Login      string        `json:"login,omitempty"`
	Key        string        `json:"key,omitempty"` // the id of the key a machine uses
	Name       string        `json:"name"`
	Role       huishang.Role `json:"role"`
	RoleName   string        `json:"role_name"`
	City       string        `json:"city,omitempty"`
	Division   string        `json:"division,omitempty"`
	MustChange bool          `json:"must_change_password,omitempty"`
	Guest      bool          `json:"guest,omitempty"`
}

func told(who identity) toldIdentity {
	t := toldIdentity{Login: who.account.Login, Name: who.Name, Role: who.Role, RoleName: who.Role.Name(), City: who.City, Division: who.Division,
		MustChange: who.mustChange, Guest: who.Guest}
	if who.key != nil {
		t.Key = who.key.ID
	}
	return t
}

// meShow tells who asks: GET /api/v1/me.
func (s *site) meShow(c *gin.Context) error {
	c.JSON(http.StatusOK, told(asker(c)))
	return nil
}
