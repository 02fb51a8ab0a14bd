package store

import (
	"errors"
	"reflect"
	"testing"

	"huishang"
)

// asKept reads a dossier and its last version from the database, whatever the transaction recalls.
func asKept(t *testing.T, tx *Tx, dossier string) (Dossier, Version) {
	t.Helper()
	fresh := &Tx{ctx: tx.ctx, sql: tx.sql, store: tx.store, scope: tx.scope}
	d, err := fresh.Dossier(dossier)
	if err != nil {
		t.Fatal(err)
	}
	v, err := fresh.Version(dossier, d.Latest)
	if err != nil {
		t.Fatal(err)
	}
	v.Content.from = tx
	return d, v
}

// TestWhatIsRecalledIsWhatIsKept changes a dossier in every way within one transaction, and asks after each for what was asked for before.
func TestWhatIsRecalledIsWhatIsKept(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		update(t, s, secretariat, func(tx *Tx) error {
			content := demo(t, "130200-唐山市")
			v, err := tx.CreateDossier(2026, content, "")
			if err != nil {
				return err
			}
			for name, change := range map[string]func() error{
				"nothing":   func() error { return nil },
				"a version": func() error { _, err := tx.SaveVersion(v.Dossier, 1, content, "第二版"); return err },
				"an event": func() error {
					_, err := tx.AppendEvent(v.Dossier, huishang.Event{Step: huishang.MtgRemind, At: huishang.NewDate(2026, 6, 1), Actor: "省科学技术厅"})
					return err
				},
			} {
				if err := change(); err != nil {
					return err
				}
				holdRecalled(t, tx, v.Dossier, name)
			}
			return nil
		})
		draft := create(t, s, cangzhou, 2027, demo(t, "130900-沧州市"))
		update(t, s, secretariat, func(tx *Tx) error {
			for _, change := range []func(string) error{tx.TrashDossier, tx.RestoreDossier, tx.TrashDossier} {
				if _, err := tx.Dossier(draft.Dossier); err != nil {
					return err
				}
				if err := change(draft.Dossier); err != nil {
					return err
				}
				holdRecalled(t, tx, draft.Dossier, "the trash")
			}
			if _, err := tx.open(draft.Dossier); !errors.As(err, &Refused{}) {
				t.Errorf("a dossier in the trash is open: %v", err)
			}
			return nil
		})
	})
}

func holdRecalled(t *testing.T, tx *Tx, dossier, after string) {
	t.Helper()
	d, err := tx.Dossier(dossier)
	if err != nil {
		t.Fatal(err)
	}
	v, err := tx.Version(dossier, d.Latest)
	if err != nil {
		t.Fatal(err)
	}
	v.Content.from = tx
	if wantD, wantV := asKept(t, tx, dossier); !reflect.DeepEqual(d, wantD) || !reflect.DeepEqual(v, wantV) {
		t.Errorf("after %s:\nrecalled %+v\n         %+v\nkept     %+v\n         %+v", after, d, v, wantD, wantV)
	}
}

// TestWhatIsRecalledIsBounded goes through many dossiers in one transaction.
func TestWhatIsRecalledIsBounded(t *testing.T) {
	s := open(t, newSQLite(t))
	content := demo(t, "130200-唐山市")
	ids := map[string]int{}
	for year := 2000; year < 2000+mostRecalled+3; year++ {
		ids[create(t, s, tangshan, year, content).Dossier] = year
	}
	view(t, s, tangshan, func(tx *Tx) error {
		for range 2 {
			for id, year := range ids {
				if d, err := tx.Dossier(id); err != nil || d.Year != year {
					t.Errorf("%d is %+v, %v", year, d, err)
				}
				if v, err := tx.Version(id, 1); err != nil || v.Dossier != id {
					t.Errorf("%d is %+v, %v", year, v, err)
				}
			}
		}
		if len(tx.recalled.dossiers) > mostRecalled || len(tx.recalled.versions) > mostRecalled {
			t.Errorf("%d dossiers and %d versions are recalled", len(tx.recalled.dossiers), len(tx.recalled.versions))
		}
		return nil
	})
}
