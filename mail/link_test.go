package mail

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestLinks(t *testing.T) {
	links, err := NewLinks("https://huishang.example.gov.cn/", bytes.Repeat([]byte("k"), 32))
	if err != nil {
		t.Fatal(err)
	}
	other, err := NewLinks("https://huishang.example.gov.cn", bytes.Repeat([]byte("l"), 32))
	if err != nil {
		t.Fatal(err)
	}
	now := time.Unix(1_800_000_000, 0)
	rapid.Check(t, func(t *rapid.T) {
		want := Token{rapid.String().Draw(t, "id"), rapid.SampledFrom([]Action{Acknowledge, Postpone, Unsubscribe}).Draw(t, "action"), now.Add(time.Second)}
		text, at := strings.CutPrefix(links.Sign(want), "https://huishang.example.gov.cn/mail/")
		if got, err := links.Read(text, now); !at || err != nil || got != want {
			t.Fatalf("%q: %+v, %v", text, got, err)
		}
		if _, err := links.Read(text, want.Until); !errors.Is(err, ErrExpired) {
			t.Fatalf("when its time is over: %v", err)
		}
		if _, err := other.Read(text, now); !errors.Is(err, ErrForged) {
			t.Fatalf("with another key: %v", err)
		}
		changed := []byte(text)
		changed[rapid.IntRange(0, len(text)-1).Draw(t, "place")] = rapid.Byte().Draw(t, "letter")
		if _, err := links.Read(string(changed), now); string(changed) != text && !errors.Is(err, ErrForged) {
			t.Fatalf("changed to %q: %v", changed, err)
		}
	})
	for _, text := range []string{"", ".", "a.b", "\n", links.Sign(Token{})[:20]} {
		if _, err := links.Read(text, now); !errors.Is(err, ErrForged) {
			t.Errorf("%q: %v", text, err)
		}
	}
	if page := links.Page("/cities/唐山?x"); page != "https://huishang.example.gov.cn/cities/%E5%94%90%E5%B1%B1%3Fx" {
		t.Errorf("page %s", page)
	}
	for _, base := range []string{"", "huishang", "javascript:x", "https://a:b@example.org", "https://example.org/?x"} {
		if _, err := NewLinks(base, bytes.Repeat([]byte("k"), 32)); err == nil {
			t.Errorf("%q is taken", base)
		}
	}
	if _, err := NewLinks("https://example.org", []byte("short")); err == nil {
		t.Error("a short key is taken")
	}
}
