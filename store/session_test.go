package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"huishang"
)

// clock is a clock a test moves.
type clock struct{ now time.Time }

func (c *clock) read() time.Time { return c.now }

// onBothAt runs one test body on both databases with a clock it moves itself.
func onBothAt(t *testing.T, body func(t *testing.T, s *Store, at *clock)) {
	t.Helper()
	onBoth(t, func(t *testing.T, s *Store) {
		at := &clock{time.Date(2026, 6, 12, 1, 0, 0, 0, time.UTC)}
		s.now = at.read
		body(t, s, at)
	})
}

func openSession(t testing.TB, s *Store, u User, before string) string {
	t.Helper()
	token, err := s.OpenSession(context.Background(), Home, Opening{User: u.ID, Agent: "浏览器\n一", Way: ByPassword, Before: before})
	if err != nil {
		t.Fatal(err)
	}
	return token
}

// out holds that a token opens nothing.
func out(t testing.TB, s *Store, token, why string) {
	t.Helper()
	if _, err := s.Session(context.Background(), Home, token); !errors.As(err, &SignedOut{}) {
		t.Errorf("%s, the session still opens: %v", why, err)
	}
}

func in(t testing.TB, s *Store, token, why string) Session {
	t.Helper()
	found, err := s.Session(context.Background(), Home, token)
	if err != nil {
		t.Errorf("%s: %v", why, err)
	}
	return found
}

func TestSessionsEnd(t *testing.T) {
	onBothAt(t, func(t *testing.T, s *Store, at *clock) {
		u := addUser(t, s, User{Login: "jia", Name: "甲", Role: huishang.RoleLeader})
		token := openSession(t, s, u, "")
		if found := in(t, s, token, "at once"); found.User.ID != u.ID || found.Agent != "浏览器一" || found.Way != ByPassword {
			t.Errorf("found %+v", found)
		}
		at.now = at.now.Add(SessionIdle + time.Second)
		out(t, s, token, "after too long away")

		token = openSession(t, s, u, "")
		for range 11 {
			at.now = at.now.Add(time.Hour)
			in(t, s, token, "while it is used")
		}
		at.now = at.now.Add(time.Hour + time.Second)
		out(t, s, token, "after its life")

		first := openSession(t, s, u, "")
		second := openSession(t, s, u, first)
		if first == second || len(second) < 26 {
			t.Errorf("tokens %q and %q", first, second)
		}
		out(t, s, first, "after signing in anew")
		if err := s.EndSession(t.Context(), Home, second); err != nil {
			t.Fatal(err)
		}
		out(t, s, second, "after signing out")
		if err := s.EndSession(t.Context(), Home, second); err != nil {
			t.Errorf("signing out twice: %v", err)
		}
		out(t, s, "", "without a token")
		out(t, s, digest(second), "by what is kept of the token")
	})
}

func TestSessionsEndWithWhatTheyStandOn(t *testing.T) {
	onBothAt(t, func(t *testing.T, s *Store, _ *clock) {
		addUser(t, s, chief())
		u := addUser(t, s, User{Login: "jia", Name: "甲", Role: huishang.RoleLeader})
		mine, other := openSession(t, s, u, ""), openSession(t, s, u, "")
		scope := Scope{Tenant: Home, Role: u.Role, User: u.Login}
		if err := s.ChangePassword(t.Context(), scope, u.ID, "new", mine); err != nil {
			t.Fatal(err)
		}
		in(t, s, mine, "where the password was changed")
		out(t, s, other, "elsewhere, after the password was changed")
		update(t, s, admin, func(tx *Tx) error { return tx.SetPassword(u.ID, "newer") })
		out(t, s, mine, "after an administrator set the password")

		mine = openSession(t, s, u, "")
		update(t, s, admin, func(tx *Tx) error {
			_, err := tx.ChangeUser(u.ID, func(u *User) { u.DisabledAt = tx.Now() })
			return err
		})
		out(t, s, mine, "after the user was disabled")
		if _, err := s.OpenSession(t.Context(), Home, Opening{User: u.ID}); !errors.As(err, &SignedOut{}) {
			t.Errorf("a disabled user came in: %v", err)
		}
		update(t, s, admin, func(tx *Tx) error {
			_, err := tx.ChangeUser(u.ID, func(u *User) { u.DisabledAt = time.Time{} })
			return err
		})
		out(t, s, mine, "after the user was let in again")

		mine = openSession(t, s, u, "")
		update(t, s, admin, func(tx *Tx) error {
			_, err := tx.ChangeUser(u.ID, func(u *User) { u.Role = huishang.RoleLiaison })
			return err
		})
		out(t, s, mine, "after the role was changed")
	})
}

func TestAPasswordIsChangedByItsOwner(t *testing.T) {
	onBothAt(t, func(t *testing.T, s *Store, _ *clock) {
		u := addUser(t, s, User{Login: "jia", Name: "甲", Role: huishang.RoleLeader})
		other := Scope{Tenant: Home, Role: huishang.RoleLiaison, User: "yi"}
		if err := s.ChangePassword(t.Context(), other, u.ID, "new", ""); !errors.As(err, &NotFound{}) {
			t.Errorf("somebody else changed it: %v", err)
		}
	})
}

// Coming and going is entered in the audit log in the name of who comes; that somebody is still here is not.
func TestSigningInIsAudited(t *testing.T) {
	onBothAt(t, func(t *testing.T, s *Store, at *clock) {
		u := addUser(t, s, User{Login: "jia", Name: "甲", Role: huishang.RoleLeader})
		token := openSession(t, s, u, "")
		at.now = at.now.Add(time.Hour)
		in(t, s, token, "after an hour")
		if err := s.EndSession(t.Context(), Home, token); err != nil {
			t.Fatal(err)
		}
		rows, err := s.read.Query(`SELECT action, actor, role FROM audit WHERE tenant = $1 ORDER BY seq`, Home)
		if err != nil {
			t.Fatal(err)
		}
		entered, err := collect(rows, func(row scanner) (e Entry, err error) { return e, row.Scan(&e.Action, &e.User, &e.Role) })
		if err != nil {
			t.Fatal(err)
		}
		want := []Entry{{Action: ActionAddUser, User: "chief", Role: huishang.RoleAdmin}, {Action: ActionSignIn, User: "jia", Role: huishang.RoleLeader},
			{Action: ActionSignOut, User: "jia", Role: huishang.RoleLeader}}
		if len(entered) != len(want) {
			t.Fatalf("entered %+v", entered)
		}
		for i := range want {
			if entered[i] != want[i] {
				t.Errorf("entered %+v, want %+v", entered[i], want[i])
			}
		}
	})
}
