package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"path"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/proceeding"
	"huishang/store"
	"huishang/testdata"
)

// A demo is a dossier that comes with the program. Its address is the city's code.
type demo struct {
	ID, City string
	Year     int
	First    bool
	file     string
	data     []byte
	dossier  *huishang.Dossier
}

func readDemos() ([]demo, error) {
	files, err := testdata.Dossiers.ReadDir("dossiers")
	if err != nil {
		return nil, fmt.Errorf("list the demonstration's dossiers: %w", err)
	}
	var demos []demo
	for _, file := range files {
		data, err := testdata.Dossiers.ReadFile(path.Join("dossiers", file.Name()))
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", file.Name(), err)
		}
		d, err := huishang.Decode(data)
		if err != nil {
			return nil, fmt.Errorf("decode %s: %w", file.Name(), err)
		}
		demos = append(demos, demo{d.City.Code, d.City.Name, yearOf(d), d.History.IsFirstMeeting, file.Name(), data, d})
	}
	return demos, nil
}

// demoCity is the city the bureau of the demonstration is of.
const demoCity = "130200"

// demoPeople are one person a role. No password opens to them: one becomes them by choosing the role.
func demoPeople() []store.User {
	var people []store.User
	for _, role := range huishang.Roles() {
		u := store.User{Login: "demo-" + string(role), Name: "演示用户", Role: role}
		switch role {
		case huishang.RoleBureau:
			u.City = demoCity
		case huishang.RoleDivision:
			u.Division = "高新技术处"
		}
		people = append(people, u)
	}
	return people
}

// LoadDemo puts the people and the dossiers of the demonstration into an empty store.
func LoadDemo(ctx context.Context, s *store.Store) error {
	demos, err := readDemos()
	if err != nil {
		return err
	}
	err = s.Update(ctx, store.System(store.Home), func(tx *store.Tx) error {
		for _, u := range demoPeople() {
			if _, err := tx.AddUser(u, ""); err != nil {
				return err
			}
		}
		for _, d := range demos {
			if _, err := proceeding.TakeOver(tx, d.Year, d.dossier, "示例卷宗"); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("load the demonstration: %w", err)
	}
	return nil
}

// guest is who asks in the demonstration without having chosen a role: the 区域创新处.
func guest() identity {
	for _, u := range demoPeople() {
		if u.Role == huishang.RoleLiaison {
			who := personOf(u, "", store.ByChoice)
			who.Guest = true
			return who
		}
	}
	return identity{}
}

// demoRole makes who asks the person of another role: POST /demo/role.
func (s *site) demoRole(c *gin.Context) error {
	var chosen store.User
	err := s.Accounts.Store.View(c.Request.Context(), store.System(store.Home), func(tx *store.Tx) (err error) {
		chosen, err = tx.UserByLogin("demo-" + c.PostForm("role"))
		return err
	})
	if errors.As(err, &store.NotFound{}) {
		return errQuery{"没有“" + c.PostForm("role") + "”这种角色。"}
	} else if err != nil {
		return err
	}
	token, err := s.Accounts.Store.OpenSession(c.Request.Context(), store.Home,
		store.Opening{User: chosen.ID, Agent: c.Request.UserAgent(), Way: store.ByChoice, Before: s.cookies.session(c.Request)})
	if err != nil {
		return err
	}
	s.cookies.keep(c, token)
	c.Redirect(http.StatusSeeOther, within(c.PostForm("back")))
	return nil
}
