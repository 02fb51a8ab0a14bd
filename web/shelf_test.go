package web

import (
	"bytes"
	"testing"
	"time"
)

func TestShelfForgets(t *testing.T) {
	now := time.Date(2026, time.November, 23, 9, 0, 0, 0, time.UTC)
	s := newShelf(func() time.Time { return now })
	seen, left := s.put("甲", "甲.json", []byte("1")), s.put("甲", "乙.json", []byte("2"))
	if seen == left || len(seen) < 26 {
		t.Fatalf("names %q and %q can be guessed", seen, left)
	}
	now = now.Add(shelfTime - time.Minute)
	if u, ok := s.get(seen, "甲"); !ok || u.file != "甲.json" || string(u.data) != "1" {
		t.Errorf("within its time: %+v, %v", u, ok)
	}
	if _, ok := s.get(seen, "乙"); ok {
		t.Error("somebody else gets the dossier")
	}
	now = now.Add(2 * time.Minute)
	if _, ok := s.get(left, "甲"); ok {
		t.Error("a dossier nobody looked at is still there")
	}
	if _, ok := s.get(seen, "甲"); !ok {
		t.Error("a dossier somebody looked at is gone")
	}
}

func TestShelfIsBounded(t *testing.T) {
	s := newShelf(time.Now)
	first := s.put("甲", "0", nil)
	for range shelfPlaces {
		s.put("甲", "x", []byte("{}"))
	}
	if _, ok := s.get(first, "甲"); ok || len(s.items) != shelfPlaces {
		t.Errorf("%d dossiers are kept", len(s.items))
	}
	large := bytes.Repeat([]byte(" "), 8<<20)
	for range 20 {
		s.put("甲", "large", large)
	}
	if s.size > shelfBytes || len(s.items) != 8 {
		t.Errorf("%d bytes in %d dossiers are kept", s.size, len(s.items))
	}
}
