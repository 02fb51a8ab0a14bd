package store

import (
	"context"
	"errors"
	"strings"
	"testing"
)

func TestOpenTwice(t *testing.T) {
	name := newSQLite(t)
	open(t, name)
	_, err := Open(context.Background(), name, Options{})
	var locked Locked
	if !errors.As(err, &locked) || !strings.Contains(err.Error(), name) {
		t.Fatalf("a second program got %v", err)
	}
	reader, err := Open(context.Background(), name, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	if err := reader.Update(t.Context(), secretariat, func(*Tx) error { return nil }); !errors.As(err, &ReadOnly{}) {
		t.Errorf("a store opened for reading took a change: %v", err)
	}
}

func TestOpenNewer(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		if _, err := s.write.db.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, $1)`, true); err != nil {
			t.Fatal(err)
		}
		var newer Newer
		if err := s.migrate(t.Context()); !errors.As(err, &newer) || newer.Found != 99999 {
			t.Errorf("to write: %v", err)
		}
		newer = Newer{}
		if err := s.checkVersion(t.Context()); !errors.As(err, &newer) {
			t.Errorf("to read: %v", err)
		}
	})
}

func TestUpdateWithoutAnEntryIsRefused(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		err := s.Update(t.Context(), secretariat, func(tx *Tx) error {
			_, err := tx.tenantExec(`INSERT INTO files (tenant, sha256, size, at) VALUES ($1, $2, 0, '')`, "x")
			return err
		})
		if err == nil {
			t.Error("a change went past the audit log")
		}
	})
}
