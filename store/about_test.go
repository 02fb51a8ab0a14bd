package store

import "testing"

func TestADatabaseSaysWhatItIs(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		a, err := s.About(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if (a.Kind == "SQLite") != (a.Folder != "") || a.Schema < 12 || a.Bytes < 4096 {
			t.Errorf("it says %+v", a)
		}
	})
}
