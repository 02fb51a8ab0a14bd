package web

import (
	"errors"
	"net/http"
	"net/netip"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang/accounts"
	"huishang/store"
)

// sessionPage is where one signs in.
type sessionPage struct {
	frame
	Login    string // as it was typed
	Back     string // where one wanted to go
	Fault    string
	Typed    string // into the form one was sent away from, or empty
	Provider string // the name of the department's own sign-in, when there is one
}

// sessionNew shows where one signs in: GET /login.
func (s *site) sessionNew(c *gin.Context) error {
	s.showSignIn(c, http.StatusOK, sessionPage{Back: within(c.Query("back"))})
	return nil
}

func (s *site) showSignIn(c *gin.Context, status int, page sessionPage) {
	page.frame = s.frame(c, "登录")
	if s.Provider != nil {
		page.Provider = s.Provider.Title
	}
	s.show(c, status, "session_create", page)
}

// sessionCreate signs somebody in: POST /login.
func (s *site) sessionCreate(c *gin.Context) error {
	login, back := c.PostForm("login"), within(c.PostForm("back"))
	u, err := s.signIn(c, login, c.PostForm("password"))
	if err != nil {
		status, _ := statusOf(err)
		if status >= http.StatusInternalServerError {
			return err
		}
		waits(c, err)
		s.showSignIn(c, status, sessionPage{Login: login, Back: back, Fault: err.Error(), Typed: c.PostForm("typed")})
		return nil
	}
	if typed := c.PostForm("typed"); typed != "" {
		if back, err = s.restore(c.Request.Context(), u, back, typed); err != nil {
			return err
		}
	}
	if u.Temporary {
		back = "/password?back=" + escaped(back)
	}
	c.Redirect(http.StatusSeeOther, back)
	return nil
}

// sessionCreateAPI signs somebody in: POST /api/v1/sessions.
func (s *site) sessionCreateAPI(c *gin.Context) error {
	var asked struct {
		Login    string `json:"login"`
		Password string `json:"password"`
	}
	if err := readJSON(c, &asked); err != nil {
		return err
	}
	u, err := s.signIn(c, asked.Login, asked.Password)
	if err != nil {
		return err
	}
	c.JSON(http.StatusCreated, told(personOf(u, "", store.ByPassword)))
	return nil
}

// signIn opens a session under a new token, whatever token the browser came with.
func (s *site) signIn(c *gin.Context, login, password string) (store.User, error) {
	token, u, err := s.Accounts.SignIn(c.Request.Context(), login, password, s.visit(c))
	if err != nil {
		if errors.Is(err, accounts.ErrNoMatch) {
			s.Log.Warn("sign-in refused", "from", c.ClientIP())
		}
		return u, err
	}
	s.cookies.keep(c, token)
	return u, nil
}

func (s *site) visit(c *gin.Context) accounts.Visit {
	return accounts.Visit{Place: neighbourhood(c.ClientIP()), Agent: c.Request.UserAgent(), Before: s.cookies.session(c.Request)}
}

// neighbourhood is where an address belongs to: of IPv6 the network of 64 bits, all of which one household has to itself.
func neighbourhood(address string) string {
	at, err := netip.ParseAddr(address)
	if err != nil || at.Is4() || at.Is4In6() {
		return address
	}
	network, err := at.WithZone("").Prefix(64)
	if err != nil {
		return address
	}
	return network.String()
}

// within is an address of this site, or the first page: nobody is sent elsewhere after signing in.
func within(address string) string {
	if !strings.HasPrefix(address, "/") || strings.HasPrefix(address, "//") || strings.ContainsAny(address, "\\\r\n\t") {
		return "/"
	}
	return address
}
