package web

import (
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/scheduler"
	"huishang/store"
)

// userPage is the form in which a user is added or changed.
type userPage struct {
	frame
	User   store.User // as it is kept; a new one has no id
	Form   userForm
	Faults []string
	Away   bool // they are on leave today
	Cities cityChoices
}

// AllDesks are the desks reminders go to.
func (userPage) AllDesks() []scheduler.Recipient { return scheduler.Recipients() }

// userForm is what the form says.
type userForm struct {
	Login, Name           string
	Role                  huishang.Role
	City, Division, Email string
	Desks                 string // further than the one of the role
}

func userFormOf(c *gin.Context) userForm {
	return userForm{c.PostForm("login"), c.PostForm("name"), huishang.Role(c.PostForm("role")), c.PostForm("city"), c.PostForm("division"),
		c.PostForm("email"), c.PostForm("desks")}
}

// fill puts what the form says into a user, whose city has a code.
func (f userForm) fill(u *store.User, code string) {
	u.Name, u.Role, u.City, u.Division, u.Email, u.Desks = f.Name, f.Role, code, f.Division, f.Email, f.Desks
}

// userNew shows an empty form: GET /users/new.
func (s *site) userNew(c *gin.Context) error {
	return s.showUser(c, http.StatusOK, userPage{frame: s.frame(c, "新建用户"), Form: userForm{Role: huishang.RoleBureau}})
}

func (s *site) showUser(c *gin.Context, status int, page userPage) (err error) {
	if page.Cities, err = s.citiesKnown(c); err != nil {
		return err
	}
	s.show(c, status, "user_edit", page)
	return nil
}

// userAdd adds a user and tells their first password: POST /users.
func (s *site) userAdd(c *gin.Context) error {
	form := userFormOf(c)
	u := store.User{Login: form.Login}
	code, err := s.cityTyped(c)
	if err != nil {
		return err
	}
	form.fill(&u, code)
	u, made, err := s.addUser(c, u, "")
	if err != nil {
		return s.userAgain(c, userPage{frame: s.frame(c, "新建用户"), Form: form}, err)
	}
	s.show(c, http.StatusOK, "secret_show", secretPage{frame: s.frame(c, "新建用户"), Text: "已新建用户 " + u.Name + "（" + u.Login + "）。",
		Label: "初始密码", Secret: made, Hints: passwordHints, Back: "/users", BackName: "用户"})
	return nil
}

// passwordHints say what to do with a password that was made.
var passwordHints = []string{"只显示这一次。请当面或用电话告诉本人，不要用邮件发送。", "本人第一次登录时要改成自己的密码。"}

// userAgain shows a form again with what is wrong with it.
func (s *site) userAgain(c *gin.Context, page userPage, err error) error {
	if page.Faults = formFaults(err); page.Faults == nil {
		return err
	}
	return s.showUser(c, http.StatusUnprocessableEntity, page)
}

// userEdit shows a user: GET /users/{id}.
func (s *site) userEdit(c *gin.Context) error {
	u, err := s.userAsked(c)
	if err != nil {
		return err
	}
	cities, err := s.citiesKnown(c)
	if err != nil {
		return err
	}
	return s.showUser(c, http.StatusOK, userPage{frame: s.frame(c, "用户 "+u.Name), User: u,
		Form: userForm{u.Login, u.Name, u.Role, cities.Shown(u.City), u.Division, u.Email, u.Desks}})
}

// userSave changes a user: POST /users/{id}.
func (s *site) userSave(c *gin.Context) error {
	before, err := s.userAsked(c)
	if err != nil {
		return err
	}
	form := userFormOf(c)
	form.Login = before.Login
	code, err := s.cityTyped(c)
	if err != nil {
		return err
	}
	u, err := s.changeUser(c, func(u *store.User, _ time.Time) { form.fill(u, code) })
	if err != nil {
		return s.userAgain(c, userPage{frame: s.frame(c, "用户 "+before.Name), User: before, Form: form}, err)
	}
	s.sayDone(c, "已保存用户 "+u.Name+"（"+u.Login+"）。")
	c.Redirect(http.StatusSeeOther, "/users")
	return nil
}
