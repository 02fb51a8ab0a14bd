package store

import (
	"encoding/base64"
	"errors"
	"testing"
)

// A place in a list is one a page ended with; whatever else is handed in for one is told.
func TestCursors(t *testing.T) {
	cursor, err := cursorOf("2026-06-12", 7)
	if err != nil {
		t.Fatal(err)
	}
	var day string
	var n int
	if there, err := (Page{After: cursor}).read(&day, &n); !there || err != nil || day != "2026-06-12" || n != 7 {
		t.Errorf("read are %q and %d, %v", day, n, err)
	}
	if there, err := (Page{}).read(&day, &n); there || err != nil {
		t.Errorf("the first page: %v", err)
	}
	made := func(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }
	for _, after := range []string{"x", "%", made("[]"), made("[null]"), made(`["x","y"]`), made(`["2026-06-12",7]`), cursor[:len(cursor)-2], cursor + "AA",
		made(string(checksumOf([]byte("[]"))) + "[]"), made(string(checksumOf([]byte("null"))) + "null")} {
		var refused Refused
		if _, err := (Page{After: after}).read(&day, &n); !errors.As(err, &refused) {
			t.Errorf("%q is taken for a place: %v", after, err)
		}
	}
	if _, err := (Page{After: cursor}).read(&n, &day); err == nil {
		t.Error("the place in one list is taken for that in another")
	}
	if _, err := (Page{After: cursor}).read(&day); err == nil {
		t.Error("the place in one list is taken for that in a list with a shorter key")
	}
}
