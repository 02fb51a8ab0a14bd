package web

import (
	"errors"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/store"
)

// identity is who asks: a person who signed in, a machine with a key, or in the demonstration a guest.
type identity struct {
	User     string // as the audit log names them
	Name     string // as pages name them
	Role     huishang.Role
	City     string // of a bureau
	Division string // of a division
	Guest    bool   // acts in the demonstration without having signed in

	account    store.User // of a person
	key        *store.Key // of a machine
	token      string     // of the session
	mustChange bool       // signed in with a password somebody else gave
}

// scope is how far they see in the store.
func (i identity) scope() store.Scope {
	return store.Scope{Tenant: store.Home, Role: i.Role, City: i.City, User: i.User}
}

// id names who asks in the log of the program.
func (i identity) id() string {
	switch {
	case i.key != nil:
		return i.key.ID
	case i.Guest:
		return "guest"
	}
	return i.account.ID
}

const identityKey = "who asks"

// asker is who asks, on a route that is not open to anybody.
func asker(c *gin.Context) identity {
	who, _ := c.Get(identityKey)
	found, _ := who.(identity)
	return found
}

// admit finds out who asks and lets them on to the handler if they may.
func (s *site) admit(may permission) func(*gin.Context) error {
	return func(c *gin.Context) error {
		if may.use == useOpen {
			return nil
		}
		who, err := s.recognise(c)
		if err != nil {
			return err
		}
		c.Set(identityKey, who)
		return may.allows(who)
	}
}

// recognise finds out who asks. A key that is told counts alone: who tells a wrong one is nobody, whatever cookie comes with it.
func (s *site) recognise(c *gin.Context) (identity, error) {
	if secret, told := bearer(c.Request); told {
		return s.machine(c, secret)
	}
	if token := s.cookies.session(c.Request); token != "" {
		session, err := s.Accounts.Store.Session(c.Request.Context(), store.Home, token)
		switch {
		case err == nil:
			return personOf(session.User, token, session.Way), nil
		case !errors.As(err, &store.SignedOut{}):
			return identity{}, err
		}
		s.cookies.drop(c)
	}
	if s.Demo {
		return guest(), nil
	}
	return identity{}, errNobody
}

// bearer is the key a request tells (RFC 6750). Other schemes tell none, but do not count as nothing.
func bearer(r *http.Request) (secret string, told bool) {
	header := r.Header.Get("Authorization")
	if header == "" {
		return "", false
	}
	scheme, secret, _ := strings.Cut(header, " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return "", true
	}
	return strings.TrimSpace(secret), true
}

func (s *site) machine(c *gin.Context, secret string) (identity, error) {
	k, err := s.Accounts.Store.KeyOf(c.Request.Context(), store.Home, secret)
	switch {
	case errors.As(err, &store.SignedOut{}):
		return identity{}, errKey
	case err != nil:
		return identity{}, err
	}
	return identity{User: "接口密钥 " + k.Name + " " + k.ID[:8], Name: k.Name, Role: k.Role, City: k.City, Division: k.Division, key: &k}, nil
}

func personOf(u store.User, token string, way store.Way) identity {
	return identity{User: u.Login, Name: u.Name, Role: u.Role, City: u.City, Division: u.Division, account: u, token: token,
		mustChange: u.Temporary && way == store.ByPassword}
}
