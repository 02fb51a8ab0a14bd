package accounts

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"huishang"
	"huishang/accounts/passwords"
	"huishang/store"
)

// newDesk is where people sign in to an empty store, with a clock that stands until the test moves it.
func newDesk(t testing.TB) (*Desk, *time.Time) {
	t.Helper()
	now := time.Date(2026, 6, 12, 1, 0, 0, 0, time.UTC)
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "huishang.db"), store.Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return NewDesk(s), &now
}

// add adds a user whose password is good.
func add(t testing.TB, d *Desk, u store.User) store.User {
	t.Helper()
	hash, err := d.Hasher.Hash(t.Context(), good)
	if err != nil {
		t.Fatal(err)
	}
	err = d.Store.Update(t.Context(), store.System(d.Tenant), func(tx *store.Tx) (err error) { u, err = tx.AddUser(u, hash); return err })
	if err != nil {
		t.Fatal(err)
	}
	return u
}

const good = "mother-tree-94-lake"

func TestSignIn(t *testing.T) {
	d, now := newDesk(t)
	u := add(t, d, store.User{Login: "zhangsan", Name: "张三", Role: huishang.RoleLeader})
	token, got, err := d.SignIn(t.Context(), " ZhangSan", good, Visit{Place: "10.0.0.1"})
	if err != nil || got.ID != u.ID {
		t.Fatalf("came in as %+v, %v", got, err)
	}
	if session, err := d.Store.Session(t.Context(), d.Tenant, token); err != nil || session.User.Login != "zhangsan" {
		t.Errorf("the session is %+v, %v", session, err)
	}
	add(t, d, store.User{Login: "other", Name: "乙", Role: huishang.RoleAdmin})
	gone := add(t, d, store.User{Login: "gone", Name: "丙", Role: huishang.RoleLeader})
	if err := d.Store.Update(t.Context(), store.System(d.Tenant), func(tx *store.Tx) error {
		_, err := tx.ChangeUser(gone.ID, func(u *store.User) { u.DisabledAt = tx.Now() })
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for what, try := range map[string][2]string{
		"a wrong password": {"zhangsan", "mother-tree-94-lakes"}, "no such name": {"lisi", good}, "a disabled user": {"gone", good}, "nothing": {"", ""},
		"an endless password": {"zhangsan", string(make([]byte, 10_000))},
	} {
		if _, _, err := d.SignIn(t.Context(), try[0], try[1], Visit{Place: "10.0.0.1"}); err != ErrNoMatch {
			t.Errorf("%s: %v", what, err)
		}
	}
	// Somebody who guesses waits, and so do guesses that would be right; the owner, who comes from elsewhere, does not.
	for range 10 {
		_, _, err = d.SignIn(t.Context(), "zhangsan", "guess", Visit{Place: "10.9.9.9"})
	}
	if !errors.As(err, &store.TooSoon{}) {
		t.Errorf("after ten guesses: %v", err)
	}
	if _, _, err := d.SignIn(t.Context(), "zhangsan", good, Visit{Place: "10.9.9.9"}); !errors.As(err, &store.TooSoon{}) {
		t.Errorf("a right guess too soon: %v", err)
	}
	if _, _, err := d.SignIn(t.Context(), "zhangsan", good, Visit{Place: "10.0.0.1"}); err != nil {
		t.Errorf("the owner: %v", err)
	}
	*now = now.Add(time.Hour)
	if _, _, err := d.SignIn(t.Context(), "zhangsan", good, Visit{Place: "10.9.9.9"}); err != nil {
		t.Errorf("an hour later: %v", err)
	}
}

// A name nobody has gets the same answers at the same tries as one somebody has.
func TestNobodyLearnsWhoIsAUser(t *testing.T) {
	d, _ := newDesk(t)
	add(t, d, store.User{Login: "zhangsan", Name: "张三", Role: huishang.RoleLeader})
	for i := range 12 {
		_, _, there := d.SignIn(t.Context(), "zhangsan", "guess", Visit{Place: "10.0.0.1"})
		_, _, absent := d.SignIn(t.Context(), "lisi", "guess", Visit{Place: "10.0.0.2"})
		if there.Error() != absent.Error() {
			t.Errorf("try %d: %v and %v", i, there, absent)
		}
	}
}

func TestAnOldHashIsRenewed(t *testing.T) {
	d, _ := newDesk(t)
	u := add(t, d, store.User{Login: "zhangsan", Name: "张三", Role: huishang.RoleAdmin})
	const old = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc" // of "password"
	if err := d.Store.RenewHash(t.Context(), d.Tenant, u.ID, u.PasswordHash(), old); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, _, err := d.SignIn(t.Context(), "zhangsan", "password", Visit{Place: "10.0.0.1"}); err != nil {
			t.Fatal(err)
		}
		u, err := d.userOf(t.Context(), "zhangsan")
		if err != nil {
			t.Fatal(err)
		}
		if _, outdated, err := d.Hasher.Match(t.Context(), u.PasswordHash(), "password"); outdated || err != nil {
			t.Errorf("kept as %s, %v", u.PasswordHash(), err)
		}
	}
}

func TestChangePassword(t *testing.T) {
	d, _ := newDesk(t)
	u := add(t, d, store.User{Login: "zhangsan", Name: "张三", Role: huishang.RoleLeader, Temporary: true})
	from := Visit{Place: "10.0.0.1"}
	for _, c := range []struct {
		what, current, chosen string
		fits                  func(error) bool
	}{
		{"a weak one", good, "zhangsan2026", func(err error) bool { return errors.As(err, &passwords.Weak{}) }},
		{"the same", good, good, func(err error) bool { return errors.As(err, &passwords.Weak{}) }},
		{"without the present one", "guess", "purple kettle 77", func(err error) bool { return errors.Is(err, ErrWrongCurrent) }},
		{"a good one", good, "purple kettle 77", func(err error) bool { return err == nil }},
	} {
		if err := d.ChangePassword(t.Context(), u, c.current, c.chosen, from); !c.fits(err) {
			t.Errorf("%s: %v", c.what, err)
		}
	}
	if _, got, err := d.SignIn(t.Context(), "zhangsan", "purple kettle 77", from); err != nil || got.Temporary {
		t.Errorf("with the new one: %+v, %v", got, err)
	}
	if _, _, err := d.SignIn(t.Context(), "zhangsan", good, from); err != ErrNoMatch {
		t.Errorf("with the old one: %v", err)
	}
}

func TestBegin(t *testing.T) {
	d, _ := newDesk(t)
	password, err := d.Begin(t.Context())
	if err != nil || password == "" {
		t.Fatalf("%q, %v", password, err)
	}
	if _, u, err := d.SignIn(t.Context(), FirstLogin, password, Visit{Place: "10.0.0.1"}); err != nil || u.Role != huishang.RoleAdmin || !u.Temporary {
		t.Errorf("came in as %+v, %v", u, err)
	}
	if again, err := d.Begin(t.Context()); err != nil || again != "" {
		t.Errorf("a second time: %q, %v", again, err)
	}
}

func TestTripsComeBack(t *testing.T) {
	trip := NewTrip("/dossiers/1?stage=~")
	if got, ok := ParseTrip(trip.String()); !ok || got != trip {
		t.Errorf("got %+v, %v", got, ok)
	}
	for _, text := range []string{"", "a~b~c", "~b~c~/", "a~~c~/", "a~b~~/"} {
		if _, ok := ParseTrip(text); ok {
			t.Errorf("%q is a trip", text)
		}
	}
}

// BenchmarkSignIn measures a sign-in as a whole, with its three writes to the disk; BenchmarkMatch measures the password alone.
func BenchmarkSignIn(b *testing.B) {
	d, _ := newDesk(b)
	add(b, d, store.User{Login: "zhangsan", Name: "张三", Role: huishang.RoleLeader})
	for b.Loop() {
		if _, _, err := d.SignIn(b.Context(), "zhangsan", good, Visit{Place: "10.0.0.1"}); err != nil {
			b.Fatal(err)
		}
	}
}
