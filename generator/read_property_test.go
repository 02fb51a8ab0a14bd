package generator

import (
	"reflect"
	"testing"

	"huishang"
	"huishang/testdata"
)

// TestFormsSentBackAsTheyAre makes each form from each dossier and reads it: nothing may be lost or invented.
func TestFormsSentBackAsTheyAre(t *testing.T) {
	files, err := testdata.Dossiers.ReadDir("dossiers")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := testdata.Dossiers.ReadFile("dossiers/" + file.Name())
		if err != nil {
			t.Fatal(err)
		}
		dossier, err := huishang.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, kind := range FormKinds() {
			t.Run(file.Name()+" "+kind.Name, func(t *testing.T) {
				holdForm(t, kind, dossier, FormOptions{Today: huishang.NewDate(2026, 10, 8), Division: "高新技术处"})
			})
		}
	}
}

// holdForm makes a form and reads it back: laid over the dossier it was made from, it changes nothing but what was filled in
// beforehand.
func holdForm(t interface {
	Helper()
	Fatalf(string, ...any)
	Errorf(string, ...any)
}, kind FormKind, dossier *huishang.Dossier, options FormOptions) {
	t.Helper()
	made, err := Form(kind, dossier, options)
	if err != nil {
		t.Fatalf("%v", err)
	}
	filled, err := Read(made.Bytes, Expect{Kind: kind.Name, CityCode: dossier.City.Code})
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, f := range append(filled.Faults, filled.Notes...) {
		t.Errorf("%s", f)
	}
	known, err := kind.Prefilled(dossier, options)
	if err != nil {
		t.Fatalf("%v", err)
	}
	if kind.Name == "progress" {
		known.PreviousAgreement, known.History.IsFirstMeeting = known.Agreement, false
	}
	merged, err := Merge(known, filled)
	if err != nil {
		t.Fatalf("%v", err)
	}
	want, err := huishang.Encode(known)
	if err != nil {
		t.Fatalf("%v", err)
	}
	if got, err := huishang.Encode(merged); err != nil || string(got) != string(want) {
		at := firstDifference(got, want)
		t.Errorf("%v\ngot  %.300s\nwant %.300s", err, got[at:], want[at:])
	}
	holdUnchanged(t, filled, merged)
}

// holdUnchanged holds that merging a form changed nothing of it, and that nothing of it is changed with what it was merged into.
func holdUnchanged(t interface {
	Helper()
	Fatalf(string, ...any)
	Errorf(string, ...any)
}, filled *Filled, merged *huishang.Dossier) {
	t.Helper()
	for _, base := range []*huishang.Dossier{merged, {City: merged.City}} {
		if _, err := Merge(base, filled); err != nil {
			t.Fatalf("%v", err)
		}
	}
	again, err := huishang.FromTree(filled.tree)
	if err != nil || !reflect.DeepEqual(again, filled.Part) {
		t.Errorf("merging changed the form: %v", err)
	}
}

// firstDifference is where two texts part, some way before.
func firstDifference(a, b []byte) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return max(0, n-120)
}
