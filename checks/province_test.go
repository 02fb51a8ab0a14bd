package checks_test

import (
	"testing"

	"huishang/checks"
)

func TestProvinceIntensity(t *testing.T) {
	rules, err := checks.Load()
	if err != nil {
		t.Fatal(err)
	}
	table := rules.ProvinceIntensity()
	if len(table) < 4 || table[2022].String() != "2.02" || !table[1999].IsZero() {
		t.Errorf("%v", table)
	}
}
