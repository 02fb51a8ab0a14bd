package store

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestADatabaseOfAnotherProgramIsRefused holds that its tables stay alone, and that nothing is laid beside its file.
func TestADatabaseOfAnotherProgramIsRefused(t *testing.T) {
	for _, test := range []struct{ name, made, want string }{
		{"one table", `CREATE TABLE orders (a TEXT)`, "它是别的程序的数据库（里面有表 orders），没有改动"},
		{"a table of a name of ours", `CREATE TABLE users (a TEXT)`, "它是别的程序的数据库（里面有表 users），没有改动"},
		{"versions of another", `CREATE TABLE orders (a TEXT); CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY, version_id INTEGER, is_applied INTEGER);
			INSERT INTO goose_db_version (version_id, is_applied) VALUES (3, 1)`, "它是别的程序的数据库（里面有表 orders、goose_db_version），没有改动"},
		{"many", `CREATE TABLE a (a); CREATE TABLE b (a); CREATE TABLE c (a); CREATE TABLE d (a); CREATE TABLE e (a); CREATE TABLE f (a)`, "（里面有表 a、b、c、d、e等）"},
	} {
		name := filepath.Join(t.TempDir(), "orders.db")
		spoil(t, name, test.made)
		before, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, options := range []Options{{}, {ReadOnly: true}} {
			_, err := Open(t.Context(), name, options)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%s: %v, want %s", test.name, err, test.want)
			}
		}
		after, err := os.ReadFile(name)
		if err != nil || string(after) != string(before) {
			t.Errorf("%s: the file was changed: %v", test.name, err)
		}
		if _, err := os.Stat(name + ".lock"); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: a lock file lies beside it: %v", test.name, err)
		}
	}
}

// TestAForeignTableOnPostgres holds that others may have tables in the schema, unless they have the name of one of ours.
func TestAForeignTableOnPostgres(t *testing.T) {
	for table, want := range map[string]string{"orders": "", "users": "里面有别的程序的表，与会商系统的同名（users），没有改动"} {
		address := newPostgres(t)
		db, err := sql.Open("pgx", address)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec(`CREATE TABLE ` + table + ` (a TEXT)`); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		s, err := Open(t.Context(), address, Options{})
		switch {
		case want == "" && err != nil, want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("beside %s: %v, want %q", table, err, want)
		case err == nil:
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		}
	}
}

// TestADatabaseThatLacksTables holds that what was done to it past the program is told as that, with the table that is gone.
func TestADatabaseThatLacksTables(t *testing.T) {
	for gone, want := range map[string]string{
		"goose_db_version": "记着表结构版本的表 goose_db_version 不见了，数据库被别的程序改动过，请从以前的备份恢复",
		"audit":            "里面的表 audit 不见了",
		"audit_heads":      "里面的表 audit_heads 不见了",
	} {
		onBoth(t, func(t *testing.T, s *Store) {
			if _, err := s.write.db.Exec(`DROP TABLE ` + gone); err != nil {
				t.Fatal(err)
			}
			where := s.address.file + s.address.url
			if s.address.dialect == sqlite {
				if err := s.lock.release(); err != nil {
					t.Fatal(err)
				}
				s.lock = nil
			}
			for _, options := range []Options{{}, {ReadOnly: true}} {
				if _, err := Open(t.Context(), where, options); err == nil || !strings.Contains(err.Error(), want) {
					t.Errorf("without %s: %v, want %s", gone, err, want)
				}
			}
		})
	}
}

// TestAnEmptyFileHoldsNothingYet holds that reading it does not lead to an update of its tables.
func TestAnEmptyFileHoldsNothingYet(t *testing.T) {
	name := filepath.Join(t.TempDir(), "empty.db")
	if err := os.WriteFile(name, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), name, Options{ReadOnly: true}); err == nil || !strings.Contains(err.Error(), "里面还没有会商系统的数据") {
		t.Errorf("to read: %v", err)
	}
	open(t, name)
}

// spoil does something to a file of SQLite past the program.
func spoil(t *testing.T, name, statements string) {
	t.Helper()
	db, err := sql.Open("sqlite", name)
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(statements)
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}
