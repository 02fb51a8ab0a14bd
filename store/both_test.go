package store

import (
	"context"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"huishang"
	"huishang/testdata/need"
)

// onBoth runs one test body on SQLite and on PostgreSQL, each time in an empty database of its own.
func onBoth(t *testing.T, body func(t *testing.T, s *Store)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { body(t, open(t, newSQLite(t))) })
	t.Run("postgres", func(t *testing.T) { body(t, open(t, newPostgres(t))) })
}

// newSQLite names a file that is not there yet.
func newSQLite(t testing.TB) string { return filepath.Join(t.TempDir(), "会商 数据#1?.db") }

// newPostgres makes a schema that goes with the test.
func newPostgres(t testing.TB) string {
	t.Helper()
	return need.Schema(t)
}

// open opens a database whose clock goes a second further with every look at it.
func open(t testing.TB, address string) *Store {
	t.Helper()
	s, err := Open(context.Background(), address, Options{Now: ticking()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func ticking() func() time.Time {
	start := time.Date(2026, 6, 12, 1, 0, 0, 0, time.UTC)
	var looks atomic.Int64
	return func() time.Time { return start.Add(time.Duration(looks.Add(1)) * time.Second) }
}

// The people of the tests.
var (
	secretariat = Scope{Tenant: Home, Role: huishang.RoleLiaison, User: "liaison"}
	tangshan    = Scope{Tenant: Home, Role: huishang.RoleBureau, City: "130200", User: "tangshan"}
	cangzhou    = Scope{Tenant: Home, Role: huishang.RoleBureau, City: "130900", User: "cangzhou"}
	leader      = Scope{Tenant: Home, Role: huishang.RoleLeader, User: "leader"}
)

// update changes something and holds that it went well.
func update(t testing.TB, s *Store, scope Scope, change func(*Tx) error) {
	t.Helper()
	if err := s.Update(t.Context(), scope, change); err != nil {
		t.Fatal(err)
	}
}

// view reads something and holds that it went well.
func view(t testing.TB, s *Store, scope Scope, read func(*Tx) error) {
	t.Helper()
	if err := s.View(t.Context(), scope, read); err != nil {
		t.Fatal(err)
	}
}
