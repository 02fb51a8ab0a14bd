package scheduler

import (
	"reflect"
	"testing"

	"huishang"
	"huishang/testdata"
)

// TestOutlinesAreEnough draws standings from the outlines of dossiers: they are those of the whole ones.
func TestOutlinesAreEnough(t *testing.T) {
	files, err := testdata.Dossiers.ReadDir("dossiers")
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	for _, file := range files {
		data, err := testdata.Dossiers.ReadFile("dossiers/" + file.Name())
		if err != nil {
			t.Fatal(err)
		}
		d, err := huishang.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		if one, other := StandingOf(d), StandingOf(d.Outline()); !reflect.DeepEqual(one, other) {
			t.Errorf("%s: from the outline\n%+v\nnot\n%+v", file.Name(), other, one)
		}
	}
}
