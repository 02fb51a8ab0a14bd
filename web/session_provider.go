package web

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/accounts"
)

// tripSeconds is how long somebody may stay at the provider.
const tripSeconds = 10 * 60

// providerLeave sends somebody to the department's own sign-in: GET /login/provider.
func (s *site) providerLeave(c *gin.Context) error {
	if s.Provider == nil {
		return errNoPage
	}
	trip := accounts.NewTrip(escaped(within(c.Query("back"))))
	s.cookies.set(c, oidcName, trip.String(), tripSeconds)
	c.Redirect(http.StatusSeeOther, s.Provider.Leave(trip))
	return nil
}

// providerReturn lets in whom it sends back: GET /login/provider/return.
func (s *site) providerReturn(c *gin.Context) error {
	if s.Provider == nil {
		return errNoPage
	}
	trip, known := accounts.ParseTrip(s.cookies.value(c.Request, oidcName))
	s.cookies.set(c, oidcName, "", -1)
	if !known || c.Query("code") == "" {
		s.showSignIn(c, http.StatusBadRequest, sessionPage{Back: "/", Fault: accounts.ErrTrip.Error()})
		return nil
	}
	back := unescaped(trip.Back)
	login, err := s.Provider.Return(c.Request.Context(), trip, c.Query("state"), c.Query("code"))
	var token string
	if err == nil {
		token, err = s.Accounts.SignInAs(c.Request.Context(), login, s.visit(c))
	}
	switch {
	case errors.Is(err, accounts.ErrTrip):
		s.Log.Warn("provider", "cause", err.Error())
		s.showSignIn(c, http.StatusBadRequest, sessionPage{Back: back, Fault: accounts.ErrTrip.Error()})
		return nil
	case errors.Is(err, accounts.ErrNoAccount):
		s.showSignIn(c, http.StatusForbidden, sessionPage{Back: back, Fault: err.Error()})
		return nil
	case err != nil:
		return err
	}
	s.cookies.keep(c, token)
	c.Redirect(http.StatusSeeOther, back)
	return nil
}
