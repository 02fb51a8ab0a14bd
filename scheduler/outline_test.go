package scheduler

import (
	"reflect"
	"testing"

	"huishang"
	"huishang/testdata"
)

// TestOutlinesAreEnough draws standings from the outlines of dossiers: they are those of the whole ones.
func TestOutlinesAreEnough(t *testing.T) {
	for name, d := range samples(t) {
		if one, other := StandingOf(d), StandingOf(d.Outline()); !reflect.DeepEqual(one, other) {
			t.Errorf("%s: from the outline\n%+v\nnot\n%+v", name, other, one)
		}
	}
}

// samples are the dossiers of the demonstration, by the names of their files.
func samples(t *testing.T) map[string]*huishang.Dossier {
	t.Helper()
	files, err := testdata.Dossiers.ReadDir("dossiers")
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	all := map[string]*huishang.Dossier{}
	for _, file := range files {
		data, err := testdata.Dossiers.ReadFile("dossiers/" + file.Name())
		if err != nil {
			t.Fatal(err)
		}
		if all[file.Name()], err = huishang.Decode(data); err != nil {
			t.Fatal(err)
		}
	}
	return all
}
