package web

import (
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// userKeepOut disables a user or lets them in again: POST /users/{id}/disabled.
func (s *site) userKeepOut(c *gin.Context) error {
	out := c.PostForm("disabled") != "no"
	u, err := s.changeUser(c, func(u *store.User, now time.Time) { keepOut(u, out, now) })
	if err != nil {
		before, found := s.userAsked(c)
		if found != nil {
			return found
		}
		return s.userAgain(c, userPage{frame: s.frame(c, "用户 "+before.Name), User: before,
			Form: userForm{before.Login, before.Name, before.Role, before.City, before.Division, before.Email, before.Desks}}, err)
	}
	text := "已恢复用户 " + u.Name + "，可以用原来的密码登录。"
	if out {
		text = "已停用用户 " + u.Name + "，其登录已全部退出。停错了，在该用户的页面上恢复。"
	}
	s.sayDone(c, text, doneLink{u.Name, "/users/" + u.ID})
	c.Redirect(http.StatusSeeOther, "/users")
	return nil
}

// userPasswordAsk asks whether a password is to be reset: GET /users/{id}/password.
func (s *site) userPasswordAsk(c *gin.Context) error {
	u, err := s.userAsked(c)
	if err != nil {
		return err
	}
	s.show(c, http.StatusOK, "confirm_ask", askPage{frame: s.frame(c, "重设密码"),
		Text:   []string{"要重设 " + u.Name + "（" + u.Login + "）的密码吗？", "原来的密码立即失效，其登录全部退出；新密码只显示一次。"},
		Action: "/users/" + u.ID + "/password", Button: "重设密码", Back: "/users/" + u.ID})
	return nil
}

// userPasswordReset resets a password and tells the new one: POST /users/{id}/password.
func (s *site) userPasswordReset(c *gin.Context) error {
	u, made, err := s.resetPassword(c, "")
	if err != nil {
		return err
	}
	s.show(c, http.StatusOK, "secret_show", secretPage{frame: s.frame(c, "重设密码"), Text: "已重设 " + u.Name + "（" + u.Login + "）的密码，其登录已全部退出。",
		Label: "新密码", Secret: made, Hints: passwordHints, Back: "/users", BackName: "用户"})
	return nil
}
