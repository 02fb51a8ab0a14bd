package huishang

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"
)

// TestEncodeText holds what Encode makes of texts against the standard library, those that stand as they are and those that need escapes, and
// that they come back, but for those with a hidden character, which are refused.
func TestEncodeText(t *testing.T) {
	texts := []string{"", "唐山市", "a\"b", `a\b`, "a\nb", "\x00", "\x7f", "<&>", "\u2028", "\u2029", "x\u2027y\u202A", "é", "\u07ff\u0800", "\u2fff\u3000\u9fff\ua000",
		"\ufffd", "\uffff", "\U0001F600", "\xff", "唐\xe5", "唐\xe5\xb1", "\xe3\x80", "\xe9\xbf\x41", "\xed\xa0\x80", "\xc0\x80", "\xe0\x80\x80", "唐" + "\u2028" + "山"}
	for r := rune(1); r < 0x3000; r += 7 {
		texts = append(texts, "前"+string(r)+"后")
	}
	for _, text := range texts {
		var want bytes.Buffer
		encoder := json.NewEncoder(&want)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(text); err != nil {
			t.Fatal(err)
		}
		if got, err := Encode(text); err != nil || string(got)+"\n" != want.String() {
			t.Errorf("%q: %s, %v, want %s", text, got, err, want.String())
		}
		again, err := Decode(encoded(t, &Dossier{Note: text}))
		if place, _ := Hidden(string([]rune(text))); (place > 0) != (err != nil) {
			t.Errorf("%q with a hidden character at %d: %v", text, place, err)
		}
		if err == nil && again.Note != string([]rune(text)) {
			t.Errorf("%q comes back as %q", text, again.Note)
		}
	}
}

// TestEncodedTextsAreApart holds that what was encoded stays what it was while others are encoded.
func TestEncodedTextsAreApart(t *testing.T) {
	var made [][]byte
	for n := range 100 {
		text, err := Encode(fmt.Sprint("第", n))
		if err != nil {
			t.Fatal(err)
		}
		made = append(made, text)
	}
	for n, text := range made {
		if want := fmt.Sprintf(`"第%d"`, n); string(text) != want {
			t.Errorf("%s has become %s", want, text)
		}
	}
}
