package accounts

import (
	"context"
	"errors"
	"strings"
	"testing"
)

func TestHash(t *testing.T) {
	h := NewHasher()
	kept, err := h.Hash(t.Context(), "会商 at nine")
	if err != nil || !strings.HasPrefix(kept, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Fatalf("kept as %q, %v", kept, err)
	}
	again, err := h.Hash(t.Context(), "会商 at nine")
	if err != nil || again == kept {
		t.Errorf("the same password is kept alike: %q, %v", again, err)
	}
	// Written by the reference implementation, at another cost.
	const reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
	for _, c := range []struct {
		kept, password  string
		match, outdated bool
	}{
		{kept, "会商 at nine", true, false},
		{kept, "会商 at ten", false, false},
		{kept, "", false, false},
		{reference, "password", true, true},
		{reference, "Password", false, true},
		{"", "", false, false},
		{"", "anything", false, false},
	} {
		match, outdated, err := h.Match(t.Context(), c.kept, c.password)
		if match != c.match || outdated != c.outdated || err != nil {
			t.Errorf("%q with %q: %v, %v, %v", c.kept, c.password, match, outdated, err)
		}
	}
}

func TestHashThatCannotBeRead(t *testing.T) {
	h := NewHasher()
	for _, kept := range []string{"x", "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
		"$argon2id$v=19$m=4294967295,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc", "$argon2id$v=19$m=64,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
		"$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHQ$CT", "$argon2id$v=19$m=64,t=2,p=1$!!$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"} {
		if match, _, err := h.Match(t.Context(), kept, "password"); match || err == nil {
			t.Errorf("%q: %v, %v", kept, match, err)
		}
	}
}

// Whoever finds no place among those at work is sent away, and takes none.
func TestHasherIsBounded(t *testing.T) {
	h := NewHasher()
	for range atOnce {
		h.places <- struct{}{}
	}
	gone, leave := context.WithCancel(t.Context())
	leave()
	if _, err := h.Hash(gone, "x"); !errors.Is(err, ErrBusy) {
		t.Errorf("one more: %v", err)
	}
	<-h.places
	if _, err := h.Hash(t.Context(), "x"); err != nil {
		t.Errorf("once there is a place: %v", err)
	}
}

// BenchmarkMatch measures what one guess costs.
func BenchmarkMatch(b *testing.B) {
	h := NewHasher()
	kept, err := h.Hash(b.Context(), "会商 at nine")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if match, _, err := h.Match(b.Context(), kept, "会商 at nine"); !match || err != nil {
			b.Fatal(match, err)
		}
	}
}
