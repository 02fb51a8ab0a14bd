package web

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// accountPage is what belongs to who looks: name, mailbox, sessions, feeds.
type accountPage struct {
	frame
	User     store.User
	CityName string
	Guest    bool // in the demonstration nobody has an account
	Form     accountForm
	Faults   []string
	Sessions []store.Session
	Feeds    []store.Feed
}

// accountForm is what the forms of the page say.
type accountForm struct {
	Name, Email, Substitute, AwayFrom, AwayUntil string
	Digest                                       bool
}

// Others reports whether the user is signed in elsewhere, too.
func (p accountPage) Others() bool { return len(p.Sessions) > 1 }

// accountShow shows one's own account: GET /me.
func (s *site) accountShow(c *gin.Context) error { return s.showAccount(c, http.StatusOK, nil, nil) }

// showAccount shows the account, with what was typed and what is wrong with it.
func (s *site) showAccount(c *gin.Context, status int, typed func(*accountForm), faults []string) error {
	who := asker(c)
	page := accountPage{frame: s.frame(c, "我的账号"), User: who.account, Guest: who.Guest, Faults: faults}
	if who.Guest {
		s.show(c, status, "account_show", page)
		return nil
	}
	if err := s.view(c, func(tx *store.Tx) (err error) {
		if page.User, err = tx.User(who.account.ID); err != nil {
			return err
		}
		muted, err := tx.Muted()
		if err != nil {
			return err
		}
		u := page.User
		page.Form = accountForm{u.Name, u.Email, u.Substitute, u.AwayFrom.String(), u.AwayUntil.String(), !store.IsMuted(muted, u.Email)}
		if page.Sessions, err = tx.Sessions(u.ID, who.token); err != nil {
			return err
		}
		page.Feeds, err = tx.Feeds(u.ID)
		return err
	}); err != nil {
		return err
	}
	for i := range page.Sessions {
		page.Sessions[i].Agent = browserOf(page.Sessions[i].Agent)
	}
	cards, err := s.cards(c)
	if err != nil {
		return err
	}
	page.CityName = nameOfCity(cards, page.User.City)
	if typed != nil {
		typed(&page.Form)
	}
	s.show(c, status, "account_show", page)
	return nil
}

// accountRename gives who asks another name: POST /me/name.
func (s *site) accountRename(c *gin.Context) error {
	name := c.PostForm("name")
	err := s.changeAccount(c, func(o *store.Own) error { _, err := o.Rename(name); return err })
	return s.accountDone(c, err, "已改好姓名。", func(f *accountForm) { f.Name = name })
}

// accountMailbox keeps where who asks is reminded: POST /me/mailbox.
func (s *site) accountMailbox(c *gin.Context) error {
	form := accountForm{Email: c.PostForm("email"), Substitute: c.PostForm("substitute"), AwayFrom: c.PostForm("away_from"),
		AwayUntil: c.PostForm("away_until"), Digest: c.PostForm("digest") != ""}
	typed := func(f *accountForm) {
		name := f.Name
		*f = form
		f.Name = name
	}
	from, fromFault := dayTyped("请假起日", form.AwayFrom)
	until, untilFault := dayTyped("请假止日", form.AwayUntil)
	err := errors.Join(fromFault, untilFault)
	if err == nil {
		digest := &form.Digest
		if form.Email == "" {
			digest = nil // nothing comes anyhow
		}
		err = s.keepMailbox(c, mailboxChange{&form.Email, &form.Substitute, &from, &until}, digest)
	}
	return s.accountDone(c, err, "已保存收提醒的地方。", typed)
}

// changeAccount changes what belongs to who asks. In the demonstration nobody has an account.
func (s *site) changeAccount(c *gin.Context, change func(*store.Own) error) error {
	if asker(c).Guest {
		return errForbidden{"演示里没有登录，没有账号可改。请先选一个角色。"}
	}
	return s.changeOwn(c, change)
}

// accountDone leads back to the account after a change, or shows it again with what is wrong.
func (s *site) accountDone(c *gin.Context, err error, text string, typed func(*accountForm)) error {
	if faults := formFaults(err); err != nil && faults != nil {
		return s.showAccount(c, http.StatusUnprocessableEntity, typed, faults)
	}
	if err != nil {
		return err
	}
	s.sayDone(c, text)
	c.Redirect(http.StatusSeeOther, "/me")
	return nil
}
