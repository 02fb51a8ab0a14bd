package store

import (
	"testing"
)

// TestStatementsAreKept holds that a statement that runs again is the one that was prepared, that two of the same text may be read at once, and
// that one whose rows were not read to the end can run again.
func TestStatementsAreKept(t *testing.T) {
	s := open(t, newSQLite(t))
	conn, err := s.read.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	const text = `SELECT 1 UNION ALL SELECT 2`
	for range 3 {
		outer, err := conn.QueryContext(t.Context(), text)
		if err != nil || !outer.Next() {
			t.Fatalf("the outer rows: %v", err)
		}
		inner, err := conn.QueryContext(t.Context(), text)
		if err != nil {
			t.Fatal(err)
		}
		count := 0
		for inner.Next() {
			count++
		}
		if inner.Close() != nil || count != 2 || !outer.Next() || outer.Close() != nil {
			t.Errorf("%d rows within the rows of the same statement", count)
		}
	}
	if err := conn.Raw(func(raw any) error {
		kept := raw.(*keeping).kept
		if one := kept[text]; one == nil || one.busy || len(kept) != 1 {
			t.Errorf("kept are %d, %+v", len(kept), one)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}
