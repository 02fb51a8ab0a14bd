package store

import (
	"slices"
	"strings"
	"testing"
)

// TestEveryTableHasATenant reads the schema: every table has a tenant, every column is of one of three types, and every table is either
// backed up or made anew.
func TestEveryTableHasATenant(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		names, err := s.tableNames(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if len(names) < len(tables) {
			t.Fatalf("only %d tables are found", len(names))
		}
		for _, name := range names {
			if name == versionTable || strings.HasPrefix(name, "search_pairs_") {
				continue // of goose, and the inside of the full-text index
			}
			columns := columnsOf(t, s, name)
			if columns["tenant"] == "" {
				t.Errorf("%s has no tenant", name)
			}
			_, kept := tableCalled(name)
			if kept == slices.Contains(derived, name) {
				t.Errorf("%s: nobody says in tables or derived whether it is backed up", name)
			}
			for column, kind := range columns {
				if kept && !slices.Contains([]string{"type TEXT", "type BIGINT", "type INT8", "type BYTEA"}, kind) {
					t.Errorf("%s.%s is %s", name, column, kind)
				}
			}
		}
	})
}

func columnsOf(t *testing.T, s *Store, name string) map[string]string {
	t.Helper()
	rows, err := s.read.Query(`SELECT * FROM ` + name + ` WHERE 1 = 0`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	types, err := rows.ColumnTypes()
	if err != nil {
		t.Fatal(err)
	}
	columns := map[string]string{}
	for _, column := range types {
		columns[column.Name()] = "type " + column.DatabaseTypeName()
	}
	return columns
}

func TestSQLiteIsSetUpSafely(t *testing.T) {
	s := open(t, newSQLite(t))
	for _, test := range []struct{ pragma, write, read string }{
		{"journal_mode", "wal", "wal"}, {"synchronous", "2", "2"}, {"foreign_keys", "1", "1"}, {"busy_timeout", "10000", "10000"},
		{"query_only", "0", "1"},
	} {
		var write, read string
		if err := s.write.db.QueryRow(`PRAGMA ` + test.pragma).Scan(&write); err != nil {
			t.Fatal(err)
		}
		if err := s.read.QueryRow(`PRAGMA ` + test.pragma).Scan(&read); err != nil {
			t.Fatal(err)
		}
		if write != test.write || read != test.read {
			t.Errorf("%s is %s to write and %s to read", test.pragma, write, read)
		}
	}
}
