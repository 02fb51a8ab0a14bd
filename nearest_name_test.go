package huishang

import (
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	cities := []string{"唐山市", "保定市", "沧州市"}
	for _, c := range []struct{ name, in, want string }{
		{"one letter is wrong", "康山市", "唐山市"},
		{"a letter is missing", "保定", "保定市"},
		{"it is written so", "沧州市", "沧州市"},
		{"nothing is near", "北京", ""},
		{"nothing is written", "", ""},
		{"too long to compare", strings.Repeat("唐山市", 30), ""},
	} {
		got, ok := Nearest(c.in, cities)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s: got %q, %v, want %q", c.name, got, ok, c.want)
		}
	}
}
