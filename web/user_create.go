package web

import (
	"net/http"

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

// userCreate adds a user: POST /api/v1/users. Without a password it makes one and tells it this once.
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
	if err := readJSON(c, &asked); err != nil {
		return err
	}
	u := store.User{Login: asked.Login, Name: asked.Name, Role: asked.Role, City: asked.City, Division: asked.Division,
		Mailbox: store.Mailbox{Email: asked.Email, Desks: asked.Desks}}
	u, made, err := s.addUser(c, u, asked.Password)
	if err != nil {
		return err
	}
	c.Header("Location", apiRoot+"users/"+u.ID)
	c.JSON(http.StatusCreated, createdUser{tellUser(u), made})
	return nil
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
