package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestAuditHolds(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		v := create(t, s, tangshan, 2026, demo(t, "130200-唐山市"))
		create(t, s, cangzhou, 2026, demo(t, "130900-沧州市"))
		states, err := s.VerifyAudit(t.Context())
		if err != nil || len(states) != 1 || states[0].Break != nil || states[0].Lines != 4 {
			t.Fatalf("an untouched log: %+v, %v", states, err)
		}
		if there, err := s.Anchor(t.Context(), Home, states[0].Head); !there || err != nil {
			t.Errorf("the last line is not found by its hash: %v", err)
		}
		view(t, s, tangshan, func(tx *Tx) error {
			lines, _, err := tx.Audit(AuditFilter{}, Page{})
			if len(lines) != 2 || lines[1].Action != ActionCreateDossier || lines[0].Object != v.Dossier {
				t.Errorf("the city sees %+v", lines)
			}
			return err
		})
	})
}

func TestAuditCannotBeChanged(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		create(t, s, tangshan, 2026, demo(t, "130200-唐山市"))
		for _, text := range []string{
			`UPDATE audit SET actor = 'x'`, `DELETE FROM audit`, `DELETE FROM audit_heads`, `UPDATE versions SET author = 'x'`,
			`DELETE FROM versions`, `DELETE FROM dossiers`, `UPDATE file_chunks SET bytes = NULL`,
		} {
			if _, err := s.write.db.Exec(text); err == nil {
				t.Errorf("%s is not refused", text)
			}
		}
	})
}

// TestEveryChangeOfTheAuditIsFound changes, one after the other, every character of a line, takes lines out and puts some in, with the
// triggers out of the way.
func TestEveryChangeOfTheAuditIsFound(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		create(t, s, tangshan, 2026, demo(t, "130200-唐山市"))
		disarm(t, s)
		lengths := map[string]int{"tenant": 4, "at": 27, "actor": 8, "role": 6, "action": 12, "city": 6, "object": 26, "detail": 80, "prev": 64, "hash": 64}
		for column, length := range lengths {
			for i := range length {
				holdFound(t, s, fmt.Sprintf(`UPDATE audit SET %s = substr(%s, 1, %d) || $1 || substr(%s, %d) WHERE seq = 2 AND substr(%s, %d, 1) <> $1`,
					column, column, i, column, i+2, column, i+1), string([]rune("0123456789abcdefTZ-:{}钢")[rand.IntN(23)]))
			}
		}
		for _, text := range []string{
			`UPDATE audit SET at = substr(at, 1, 20) || '-' || substr(at, 22) WHERE seq = 2`,
			`UPDATE audit SET seq = seq + 5 WHERE seq = 2`, `UPDATE audit SET seq = -1 WHERE seq = 1`, `DELETE FROM audit WHERE seq = 1`,
			`DELETE FROM audit WHERE seq = 2`, `DELETE FROM audit`, `DELETE FROM audit_heads`, `UPDATE audit_heads SET seq = seq + 1`,
			`UPDATE audit_heads SET seq = seq - 1`, `UPDATE audit_heads SET hash = prev FROM audit WHERE audit.seq = 2`,
			`INSERT INTO audit SELECT tenant, 3, at, actor, role, action, city, object, detail, prev, hash FROM audit WHERE seq = 2`,
			`INSERT INTO audit SELECT tenant, 0, at, actor, role, action, city, object, detail, prev, hash FROM audit WHERE seq = 2`,
		} {
			holdFound(t, s, text)
		}
	})
}

// holdFound changes the audit log, holds that it is found, and takes the change back.
func holdFound(t *testing.T, s *Store, text string, arguments ...any) {
	t.Helper()
	result, err := s.write.db.Exec(text, arguments...)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	if rows, _ := result.RowsAffected(); rows == 0 {
		return // the character was the same
	}
	states, err := s.VerifyAudit(t.Context())
	if err != nil || len(states) == 0 || slices.ContainsFunc(states, func(c ChainState) bool { return c.Break == nil }) {
		t.Errorf("%s %q: not found: %+v, %v", text, arguments, states, err)
	}
	for _, table := range []string{"audit", "audit_heads"} {
		for _, text := range []string{"DELETE FROM " + table, "INSERT INTO " + table + " SELECT * FROM kept_" + table} {
			if _, err := s.write.db.Exec(text); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// disarm takes the triggers away that keep the audit log as it is.
func disarm(t *testing.T, s *Store) {
	t.Helper()
	for _, text := range map[dialect][]string{
		sqlite: {`DROP TRIGGER audit_no_update`, `DROP TRIGGER audit_no_delete`, `DROP TRIGGER audit_heads_no_delete`,
			`CREATE TABLE kept_audit AS SELECT * FROM audit`, `CREATE TABLE kept_audit_heads AS SELECT * FROM audit_heads`},
		postgres: {`ALTER TABLE audit DISABLE TRIGGER ALL`, `ALTER TABLE audit_heads DISABLE TRIGGER ALL`,
			`CREATE TABLE kept_audit AS SELECT * FROM audit`, `CREATE TABLE kept_audit_heads AS SELECT * FROM audit_heads`},
	}[s.address.dialect] {
		if _, err := s.write.db.Exec(text); err != nil {
			t.Fatal(err)
		}
	}
}
