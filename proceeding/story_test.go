package proceeding

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"

	"huishang"
	"huishang/checks"
	"huishang/generator"
	"huishang/store"
	"huishang/testdata"
	"huishang/testdata/need"
)

// earlier is the dossier of 唐山 with every year set back by two: all of its term lies behind the day of the test.
func earlier(t testing.TB) *huishang.Dossier {
	t.Helper()
	data, err := testdata.Dossiers.ReadFile("dossiers/130200-唐山市.json")
	if err != nil {
		t.Fatal(err)
	}
	year := regexp.MustCompile(`20[12]\d`)
	d, err := huishang.Decode(year.ReplaceAllFunc(data, func(found []byte) []byte {
		n, _ := strconv.Atoi(string(found))
		return strconv.AppendInt(nil, int64(n-2), 10)
	}))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A stage is where a test plays: the offices and a store.
type stage struct {
	*Proceedings
	today   huishang.Date
	dossier string
	city    string // of the bureau
}

// onBoth runs a test on SQLite and on PostgreSQL, each time in an empty database of its own.
func onBoth(t *testing.T, body func(*testing.T, *store.Store)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { body(t, openSQLite(t)) })
	t.Run("postgres", func(t *testing.T) { body(t, openAt(t, need.Schema(t))) })
}

func openSQLite(t testing.TB) *store.Store {
	return openAt(t, filepath.Join(t.TempDir(), "huishang.db"))
}

func openAt(t testing.TB, address string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), address, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func newStage(t testing.TB) *stage {
	t.Helper()
	return newStageOn(t, openSQLite(t))
}

func newStageOn(t testing.TB, s *store.Store) *stage {
	t.Helper()
	rules, err := checks.Load()
	if err != nil {
		t.Fatal(err)
	}
	set, err := generator.Load(os.DirFS("../templates"))
	if err != nil {
		t.Fatal(err)
	}
	return &stage{Proceedings: &Proceedings{Store: s, Rules: rules, Templates: set}, today: huishang.NewDate(2026, time.November, 23)}
}

func (s *stage) who(role huishang.Role) (store.Scope, Who) {
	scope := store.Scope{Tenant: store.Home, Role: role, User: string(role)}
	if role == huishang.RoleBureau {
		scope.City = s.city
	}
	return scope, Who{Role: role, Division: "高新技术处", Today: s.today}
}

func (s *stage) begin(t testing.TB, role huishang.Role, d *huishang.Dossier) {
	t.Helper()
	s.city = d.City.Code
	scope, who := s.who(role)
	begun, err := s.Begin(t.Context(), scope, who, 2024, d, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Store.Update(t.Context(), scope, func(tx *store.Tx) error {
		v, err := begun.Keep(tx)
		s.dossier = v.Dossier
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

// take takes a step written as JSON from the last version.
func (s *stage) take(t testing.TB, role huishang.Role, given string) (Taken, error) {
	t.Helper()
	scope, who := s.who(role)
	g, err := s.Read(t.Context(), scope, s.dossier)
	if err != nil {
		t.Fatal(err)
	}
	written, err := DecodeGiven([]byte(given))
	if err != nil {
		t.Fatal(err)
	}
	return s.Take(t.Context(), scope, who, s.dossier, g.Version.N, written)
}

// afresh is a dossier that says the same and shares nothing.
func afresh(t testing.TB, d *huishang.Dossier) *huishang.Dossier {
	t.Helper()
	data, err := huishang.Encode(d)
	if err != nil {
		t.Fatal(err)
	}
	fresh, err := huishang.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return fresh
}
