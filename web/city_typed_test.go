package web

import (
	"testing"

	"huishang"
)

// TestCitiesAreTyped reads a city by its code or its name; what is neither stays as it is, for whoever refuses it to quote.
func TestCitiesAreTyped(t *testing.T) {
	known := append(cityChoices(huishang.CityCodes()), huishang.CityCode{Code: "133100", Name: "雄安新区"})
	for typed, want := range map[string]string{"": "", "130200": "130200", "唐山": "130200", " 唐山市 ": "130200", "130200 唐山市": "130200", "130200　唐山市": "130200",
		"雄安新区": "133100", "139999": "139999", "130200 沧州市": "130200 沧州市", "唐县": "唐县"} {
		if got := known.code(typed); got != want {
			t.Errorf("%q is read as %q, not %q", typed, got, want)
		}
	}
	if one, other := known.Shown("130900"), known.Shown("139999"); one != "130900 沧州市" || other != "139999" {
		t.Errorf("codes are shown as %q and %q", one, other)
	}
}
