package store

import "testing"

// leads reports whether a program leads.
func leads(t *testing.T, s *Store) bool {
	t.Helper()
	leading, err := s.Lead(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return leading
}

func TestOneLeads(t *testing.T) {
	address := newPostgres(t)
	first, second, elsewhere := open(t, address), open(t, address), open(t, newPostgres(t))
	for range 3 {
		if !leads(t, first) || leads(t, second) || !leads(t, elsewhere) {
			t.Fatal("not the first alone leads")
		}
	}
	first.Resign()
	if !leads(t, second) || leads(t, first) {
		t.Error("after the first resigned, the second does not lead")
	}
	if err := second.Close(); err != nil {
		t.Fatal(err)
	}
	if !leads(t, first) {
		t.Error("after the second ended, the first does not lead")
	}
}

// A leader whose connection is cut finds out when it is asked, and another may have the lead by then.
func TestALeaderIsCutOff(t *testing.T) {
	address := newPostgres(t)
	first, second := open(t, address), open(t, address)
	if !leads(t, first) {
		t.Fatal("the first does not lead")
	}
	var backend int
	if err := first.leading.conn.QueryRowContext(t.Context(), `SELECT pg_backend_pid()`).Scan(&backend); err != nil {
		t.Fatal(err)
	}
	if _, err := second.read.Exec(`SELECT pg_terminate_backend($1, 10000)`, backend); err != nil {
		t.Fatal(err)
	}
	if !leads(t, second) || leads(t, first) {
		t.Error("the lead did not go over")
	}
}

func TestTheProgramOfAFileLeads(t *testing.T) {
	s := open(t, newSQLite(t))
	if !leads(t, s) {
		t.Error("it does not lead")
	}
	reader, err := Open(t.Context(), s.address.file, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	if leads(t, reader) {
		t.Error("one that may only read leads")
	}
}
