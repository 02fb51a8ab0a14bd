package store

import (
	"errors"
	"strings"
	"testing"
	"time"

	"huishang"
)

var admin = Scope{Tenant: Home, Role: huishang.RoleAdmin, User: "chief"}

// addUser adds a person and holds that it went well.
func addUser(t testing.TB, s *Store, u User) User {
	t.Helper()
	update(t, s, admin, func(tx *Tx) (err error) {
		u, err = tx.AddUser(u, "hash of "+u.Login)
		return err
	})
	return u
}

func chief() User { return User{Login: "chief", Name: "主管", Role: huishang.RoleAdmin} }

func TestUsersAreKept(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		addUser(t, s, chief())
		u := addUser(t, s, User{Login: " 张三@TS ", Name: " 张三 ", Role: huishang.RoleBureau, City: "130200", Temporary: true})
		if u.Login != "张三@ts" || u.Name != "张三" || u.CreatedBy != "chief" || u.Disabled() {
			t.Errorf("added %+v", u)
		}
		view(t, s, tangshan, func(tx *Tx) error {
			for _, found := range []func() (User, error){
				func() (User, error) { return tx.User(u.ID) },
				func() (User, error) { return tx.UserByLogin("张三@TS") },
			} {
				if got, err := found(); err != nil || got != u || got.PasswordHash() != "hash of  张三@TS " {
					t.Errorf("found %+v, %v; want %+v", got, err, u)
				}
			}
			users, _, err := tx.Users(Page{})
			if err != nil || len(users) != 1 {
				t.Errorf("a bureau sees %v, %v", users, err)
			}
			return nil
		})
		view(t, s, cangzhou, func(tx *Tx) error {
			if _, err := tx.User(u.ID); !errors.As(err, &NotFound{}) {
				t.Errorf("another city sees the user: %v", err)
			}
			return nil
		})
		view(t, s, admin, func(tx *Tx) error {
			first, next, err := tx.Users(Page{Limit: 1})
			if err != nil || len(first) != 1 || next == "" {
				t.Fatalf("the first page is %v, %q, %v", first, next, err)
			}
			second, next, err := tx.Users(Page{Limit: 1, After: next})
			if err != nil || len(second) != 1 || next != "" || second[0].ID == first[0].ID {
				t.Errorf("the second page is %v, %q, %v", second, next, err)
			}
			return nil
		})
	})
}

func TestUsersThatDoNotFitAreRefused(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		addUser(t, s, chief())
		for _, c := range []struct {
			user User
			says string
		}{
			{User{Login: "chief", Name: "乙", Role: huishang.RoleLeader}, "已有登录名"},
			{User{Login: "CHIEF ", Name: "乙", Role: huishang.RoleLeader}, "已有登录名"},
			{User{Login: "a", Name: "乙", Role: huishang.RoleLeader}, "登录名应为"},
			{User{Login: "a b", Name: "乙", Role: huishang.RoleLeader}, "登录名应为"},
			{User{Login: "аdmin", Name: "乙", Role: huishang.RoleLeader}, "登录名应为"}, // the first letter is Cyrillic
			{User{Login: "yi", Name: " ", Role: huishang.RoleLeader}, "请填写姓名"},
			{User{Login: "yi", Name: "乙\n丙", Role: huishang.RoleLeader}, "不能换行"},
			{User{Login: "yi", Name: strings.Repeat("乙", 61), Role: huishang.RoleLeader}, "不能超过60个字"},
			{User{Login: "yi", Name: "乙", Role: "chief"}, "没有“chief”这种角色"},
			{User{Login: "yi", Name: "乙", Role: huishang.RoleBureau}, "六位城市代码"},
			{User{Login: "yi", Name: "乙", Role: huishang.RoleBureau, City: "110100"}, "河北省内城市的六位城市代码"},
			{User{Login: "yi", Name: "乙", Role: huishang.RoleBureau, City: "130000"}, "河北省内城市的六位城市代码"},
			{User{Login: "yi", Name: "乙", Role: huishang.RoleLiaison, City: "130200"}, "不要填城市代码"},
			{User{Login: "yi", Name: "乙", Role: huishang.RoleDivision}, "处室名称"},
			{User{Login: "yi", Name: "乙", Role: huishang.RoleLeader, Division: "高新处"}, "不要填处室名称"},
		} {
			err := s.Update(t.Context(), admin, func(tx *Tx) error { _, err := tx.AddUser(c.user, ""); return err })
			if !errors.As(err, &Refused{}) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%+v: %v", c.user, err)
			}
		}
		for _, scope := range []Scope{secretariat, tangshan} {
			err := s.Update(t.Context(), scope, func(tx *Tx) error { _, err := tx.AddUser(chief(), ""); return err })
			if !errors.As(err, &Refused{}) {
				t.Errorf("%s added a user: %v", scope.Role, err)
			}
		}
	})
}

func TestTheLastAdministratorStays(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		last := addUser(t, s, chief())
		other := addUser(t, s, User{Login: "other", Name: "乙", Role: huishang.RoleLiaison})
		changes := map[string]func(*User){
			"disabled": func(u *User) { u.DisabledAt = time.Unix(1, 0) },
			"demoted":  func(u *User) { u.Role = huishang.RoleLeader },
		}
		for what, change := range changes {
			err := s.Update(t.Context(), admin, func(tx *Tx) error { _, err := tx.ChangeUser(last.ID, change); return err })
			if !errors.As(err, &Refused{}) || !strings.Contains(err.Error(), "最后一个") {
				t.Errorf("%s: %v", what, err)
			}
		}
		update(t, s, admin, func(tx *Tx) error {
			_, err := tx.ChangeUser(other.ID, func(u *User) { u.Role = huishang.RoleAdmin })
			return err
		})
		update(t, s, admin, func(tx *Tx) error { _, err := tx.ChangeUser(last.ID, changes["disabled"]); return err })
	})
}

// TestWithoutAnAdministratorOthersAreChanged holds that a change is only refused when it takes the last administrator away.
func TestWithoutAnAdministratorOthersAreChanged(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		clerk := addUser(t, s, User{Login: "clerk", Name: "甲", Role: huishang.RoleBureau, City: "130200"})
		for _, change := range []func(*User){
			func(u *User) { u.Email = "clerk@example.com" },
			func(u *User) { u.DisabledAt = time.Unix(1, 0) },
			func(u *User) { u.DisabledAt = time.Time{} },
		} {
			update(t, s, admin, func(tx *Tx) error { _, err := tx.ChangeUser(clerk.ID, change); return err })
		}
	})
}
