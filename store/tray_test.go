package store

import (
	"bytes"
	"errors"
	"slices"
	"testing"
	"time"
)

func namesIn(t *testing.T, s *Store, scope Scope) (names []string) {
	t.Helper()
	view(t, s, scope, func(tx *Tx) error {
		all, err := tx.Tray()
		for _, f := range all {
			names = append(names, f.Name)
		}
		return err
	})
	return names
}

// TestATrayIsOnesOwn lays files into it, one over another of its name, and looks from somebody else's side.
func TestATrayIsOnesOwn(t *testing.T) {
	onBothAt(t, func(t *testing.T, s *Store, at *clock) {
		large := noise(chunkSize + 17)
		var id string
		update(t, s, tangshan, func(tx *Tx) error {
			for _, name := range []string{"报送表.xlsx", "附件.docx"} {
				if _, err := tx.PutInTray(name, []byte(name)); err != nil {
					return err
				}
			}
			f, err := tx.PutInTray("报送表.xlsx", large)
			id = f.ID
			return err
		})
		if names := namesIn(t, s, tangshan); len(names) != 2 || !slices.Contains(names, "报送表.xlsx") {
			t.Errorf("in the tray are %v", names)
		}
		view(t, s, tangshan, func(tx *Tx) error {
			got, err := tx.TrayBytes(id)
			if !bytes.Equal(got, large) {
				t.Errorf("%d bytes came back of %d", len(got), len(large))
			}
			return err
		})
		other := tangshan
		other.User = "somebody else"
		if names := namesIn(t, s, other); len(names) != 0 {
			t.Errorf("somebody else sees %v", names)
		}
		update(t, s, other, func(tx *Tx) error {
			if _, err := tx.TrayBytes(id); !errors.As(err, &NotFound{}) {
				t.Errorf("somebody else reads it: %v", err)
			}
			if err := tx.TakeFromTray(id); err != nil {
				return err
			}
			return tx.EmptyTray()
		})
		update(t, s, tangshan, func(tx *Tx) error { return tx.TakeFromTray(id) })
		if names := namesIn(t, s, tangshan); !slices.Equal(names, []string{"附件.docx"}) {
			t.Errorf("left in the tray are %v", names)
		}
		at.now = at.now.Add(trayTime + time.Hour)
		if names := namesIn(t, s, tangshan); len(names) != 0 {
			t.Errorf("after a week there are still %v", names)
		}
		update(t, s, other, func(tx *Tx) error { _, err := tx.PutInTray("x", nil); return err })
		kept := 0
		if err := s.read.QueryRow(`SELECT COUNT(*) FROM tray_chunks`).Scan(&kept); err != nil || kept != 0 {
			t.Errorf("%d chunks are kept of what went, %v", kept, err)
		}
	})
}
