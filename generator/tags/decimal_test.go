package tags_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"huishang/generator/tags"
)

// A figure is appended as its String writes it, however long it is.
func TestAppendDecimal(t *testing.T) {
	for _, s := range []string{"0", "-0", "0.00", "-0.5", "120.50", "1e3", "1e-20", "999999999999999999", "-9223372036854775808", "0.000000000000000001", "123456789012345678901.5"} {
		d := decimal.RequireFromString(s)
		if got := string(tags.AppendDecimal([]byte("x"), d)); got != "x"+d.String() {
			t.Errorf("%s: %s, want x%s", s, got, d)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		d := decimal.New(rapid.Int64().Draw(t, "coefficient"), rapid.Int32Range(-25, 25).Draw(t, "exponent"))
		if got := string(tags.AppendDecimal(nil, d)); got != d.String() {
			t.Fatalf("%s, want %s", got, d)
		}
	})
}
