package web

import (
	"encoding/json"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/accounts"
	"huishang/store"
)

// createdUser is a new user, with the password they sign in with for the first time when none was given.
type createdUser struct {
	toldUser
	Password string `json:"password,omitempty"`
}

// userCreate adds a user: POST /api/v1/users. Without a password it makes one and tells it this once: the same request again is answered
// without.
func (s *site) userCreate(c *gin.Context) error {
	var asked struct {
		Login    string        `json:"login"`
		Name     string        `json:"name"`
		Role     huishang.Role `json:"role"`
		City     string        `json:"city"`
		Division string        `json:"division"`
		Password string        `json:"password"`
		Email    string        `json:"email"`
		Desks    string        `json:"desks"`
	}
	data, err := readSmall(c)
	if err != nil {
		return err
	}
	if err := strictJSON(data, &asked); err != nil {
		return err
	}
	u := store.User{Login: asked.Login, Name: asked.Name, Role: asked.Role, City: asked.City, Division: asked.Division,
		Mailbox: store.Mailbox{Email: asked.Email, Desks: asked.Desks}}
	given := asked.Password
	asked.Password = strings.Repeat("*", min(len(given), 1)) // what is kept of the request must not help to guess it
	known, err := json.Marshal(asked)
	if err != nil {
		return err
	}
	request := fingerprint(c, known)
	if done, err := s.repeated(c, request); done || err != nil {
		return err
	}
	u.Temporary = true
	hash, made, err := s.initial(c, given, u)
	if err != nil {
		return err
	}
	return s.once(c, request, func(tx *store.Tx) (reply, error) {
		added, err := tx.AddUser(u, hash)
		if err := reachable(u, err); err != nil {
			return reply{}, err
		}
		r, err := replyOnce(http.StatusCreated, tellUser(added), createdUser{tellUser(added), made})
		r.Location = apiRoot + "users/" + added.ID
		return r, err
	})
}

// addUser adds a user who has to change their password at once. Without one it makes one, which it tells.
func (s *site) addUser(c *gin.Context, u store.User, password string) (added store.User, made string, err error) {
	u.Temporary = true
	hash, made, err := s.initial(c, password, u)
	if err != nil {
		return u, "", err
	}
	err = s.update(c, func(tx *store.Tx) (err error) {
		added, err = tx.AddUser(u, hash)
		return reachable(u, err)
	})
	return added, made, err
}

// initial is the first password of a user as it is kept. It makes one when none is given.
func (s *site) initial(c *gin.Context, given string, u store.User) (hash, made string, err error) {
	if given == "" {
		made = accounts.InitialPassword()
		given = made
	} else if err := s.Accounts.Checker.Check(given, u.Login, u.Name); err != nil {
		return "", "", err
	}
	hash, err = s.Accounts.Hasher.Hash(c.Request.Context(), given)
	return hash, made, err
}
