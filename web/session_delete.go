package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// sessionDelete signs somebody out: POST /logout.
func (s *site) sessionDelete(c *gin.Context) error {
	if err := s.signOut(c); err != nil {
		return err
	}
	c.Redirect(http.StatusSeeOther, "/login")
	return nil
}

// sessionDeleteAPI signs somebody out: DELETE /api/v1/sessions.
func (s *site) sessionDeleteAPI(c *gin.Context) error {
	if err := s.signOut(c); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}

// signOut ends the session of the cookie, if there is one, and has the browser forget what it keeps of this site.
func (s *site) signOut(c *gin.Context) error {
	if token := s.cookies.session(c.Request); token != "" {
		if err := s.Accounts.Store.EndSession(c.Request.Context(), store.Home, token); err != nil {
			return err
		}
	}
	s.cookies.drop(c)
	c.Header("Clear-Site-Data", `"cache"`)
	return nil
}
