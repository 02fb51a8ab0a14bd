package web

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/accounts/passwords"
	"huishang/store"
)

// passwordPage is where one changes one's own password.
type passwordPage struct {
	frame
	Back  string
	First bool // the password was given by somebody else
	Login string
	Fault string
	Least int
}

// passwordEdit shows where one changes one's password: GET /password.
func (s *site) passwordEdit(c *gin.Context) error {
	s.showPassword(c, http.StatusOK, within(c.Query("back")), "")
	return nil
}

func (s *site) showPassword(c *gin.Context, status int, back, fault string) {
	who := asker(c)
	s.show(c, status, "password_change", passwordPage{frame: s.frame(c, "修改密码"), Back: back, First: who.mustChange, Login: who.User, Fault: fault,
		Least: passwords.Shortest})
}

// errTwice is a new password that was typed in two ways.
var errTwice = errors.New("两次输入的新密码不一样，请重新输入。")

// passwordChange changes the password of who asks: POST /password.
func (s *site) passwordChange(c *gin.Context) error {
	back, chosen := within(c.PostForm("back")), c.PostForm("new")
	err := errTwice
	if chosen == c.PostForm("again") {
		err = s.changePassword(c, c.PostForm("current"), chosen)
	}
	if err != nil {
		status, _ := statusOf(err)
		if status >= http.StatusInternalServerError {
			return err
		}
		waits(c, err)
		s.showPassword(c, status, back, err.Error())
		return nil
	}
	s.sayDone(c, "密码已改好，别处的登录都已退出。")
	c.Redirect(http.StatusSeeOther, back)
	return nil
}

// passwordChangeAPI changes the password of who asks: POST /api/v1/me/password.
func (s *site) passwordChangeAPI(c *gin.Context) error {
	var asked struct {
		Current string `json:"current"`
		New     string `json:"new"`
	}
	if err := readJSON(c, &asked); err != nil {
		return err
	}
	if err := s.changePassword(c, asked.Current, asked.New); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}

// changePassword also renews the token of the session: one that somebody else may have seen ends with the old password.
func (s *site) changePassword(c *gin.Context, current, chosen string) error {
	who := asker(c)
	if who.Guest {
		return errForbidden{"演示里没有密码可改。"}
	}
	if err := s.Accounts.ChangePassword(c.Request.Context(), who.account, current, chosen, s.visit(c)); err != nil {
		return err
	}
	token, err := s.Accounts.Store.OpenSession(c.Request.Context(), store.Home,
		store.Opening{User: who.account.ID, Agent: c.Request.UserAgent(), Way: store.ByPassword, Before: who.token})
	if err != nil {
		return err
	}
	s.cookies.keep(c, token)
	return nil
}
