package store

import (
	"context"
	"errors"
	"strings"
	"testing"

	"huishang"
)

// TestOtherSessionsEnd lists the sessions of a user, ends all but the one that asks, and lets nobody at those of others.
func TestOtherSessionsEnd(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		u := addUser(t, s, User{Login: "jia", Name: "甲", Role: huishang.RoleLeader})
		other := addUser(t, s, User{Login: "yi", Name: "乙", Role: huishang.RoleLeader})
		here, there, foreign := openSession(t, s, u, ""), openSession(t, s, u, ""), openSession(t, s, other, "")
		scope := Scope{Tenant: Home, Role: u.Role, User: u.Login}
		if err := s.View(context.Background(), scope, func(tx *Tx) error {
			all, err := tx.Sessions(u.ID, here)
			if len(all) != 2 || all[0].Here == all[1].Here || all[0].Agent != "浏览器一" {
				t.Errorf("listed %+v", all)
			}
			if _, err := tx.Sessions(other.ID, here); !errors.As(err, &NotFound{}) {
				t.Errorf("the sessions of somebody else: %v", err)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		for _, want := range []int{1, 0} {
			var ended int
			err := s.ChangeOwn(context.Background(), scope, u.ID, func(o *Own) (err error) { ended, err = o.EndOthers(here); return err })
			if err != nil || ended != want {
				t.Errorf("ended %d, %v; want %d", ended, err, want)
			}
		}
		in(t, s, here, "the session that asked")
		in(t, s, foreign, "the session of somebody else")
		out(t, s, there, "after the others were ended")
	})
}

func TestUsersRenameThemselves(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		u := addUser(t, s, User{Login: "jia", Name: "甲", Role: huishang.RoleLeader})
		scope := Scope{Tenant: Home, Role: u.Role, User: u.Login}
		for name, fits := range map[string]bool{" 甲乙 ": true, "  ": false, strings.Repeat("长", 61): false, "甲\n乙": false} {
			err := s.ChangeOwn(context.Background(), scope, u.ID, func(o *Own) error { _, err := o.Rename(name); return err })
			if refused := errors.As(err, &Refused{}); refused == fits {
				t.Errorf("%q: %v", name, err)
			}
		}
		view(t, s, System(Home), func(tx *Tx) error {
			u, err := tx.User(u.ID)
			if u.Name != "甲乙" {
				t.Errorf("the name is %q", u.Name)
			}
			return err
		})
	})
}

// TestFaultsOfAUserAreToldAtOnce adds a user of whom nothing fits.
func TestFaultsOfAUserAreToldAtOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		err := s.Update(context.Background(), System(Home), func(tx *Tx) error {
			_, err := tx.AddUser(User{Login: "!", Role: huishang.RoleBureau, City: "唐山", Mailbox: Mailbox{Email: "a@b@c"}}, "")
			return err
		})
		for _, want := range []string{"登录名应为", "请填写姓名", "六位城市代码", "两个@"} {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s is not told: %v", want, err)
			}
		}
	})
}

// TestAuditIsFiltered asks for lines by each of their marks.
func TestAuditIsFiltered(t *testing.T) {
	onBothAt(t, func(t *testing.T, s *Store, at *clock) {
		u := addUser(t, s, User{Login: "jia", Name: "甲", Role: huishang.RoleBureau, City: "130200"})
		later := at.now.AddDate(0, 0, 1)
		at.now = later
		openSession(t, s, u, "")
		for _, c := range []struct {
			filter AuditFilter
			lines  int
		}{
			{AuditFilter{}, 2}, {AuditFilter{Action: ActionSignIn}, 1}, {AuditFilter{User: "jia"}, 1}, {AuditFilter{User: "chief"}, 1},
			{AuditFilter{City: "130200"}, 2}, {AuditFilter{City: "130900"}, 0}, {AuditFilter{Object: u.ID}, 2}, {AuditFilter{Object: "x"}, 0},
			{AuditFilter{City: "130200", Since: later}, 1}, {AuditFilter{City: "130900", Before: later}, 0},
			{AuditFilter{Since: later}, 1}, {AuditFilter{Before: later}, 1}, {AuditFilter{Since: later, Action: ActionAddUser}, 0},
		} {
			view(t, s, System(Home), func(tx *Tx) error {
				all, next, err := tx.Audit(c.filter, Page{})
				if len(all) != c.lines || next != "" {
					t.Errorf("%+v: %d lines, next %q", c.filter, len(all), next)
				}
				return err
			})
		}
	})
}
