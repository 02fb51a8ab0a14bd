package huishang

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// FuzzDecode holds what Decode promises of any bytes: it returns, faults have a place and a message, and what it takes is
// JSON to everybody else and survives encoding.
func FuzzDecode(f *testing.F) {
	for _, c := range faulty {
		f.Add([]byte(c.in))
	}
	names, _ := filepath.Glob("testdata/dossiers/*.json") // the pattern is good
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Decode(data)
		if err != nil {
			holdFaults(t, err)
			return
		}
		holdRoundTrip(t, d, data)
	})
}

func holdFaults(t *testing.T, err error) {
	t.Helper()
	var faults Faults
	if !errors.As(err, &faults) || len(faults) == 0 {
		t.Fatalf("error is %T %v, want Faults", err, err)
	}
	for _, fault := range faults {
		if fault.Line < 1 || fault.Column < 1 || fault.Message == "" {
			t.Errorf("fault without a place or message: %+v", fault)
		}
	}
}

func holdRoundTrip(t *testing.T, d *Dossier, data []byte) {
	t.Helper()
	if len(data) > 3 && string(data[:3]) == "\uFEFF" {
		data = data[3:]
	}
	if !json.Valid(data) {
		t.Fatalf("took what is no JSON: %q", data)
	}
	again, err := Encode(d)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(tree(t, data), tree(t, again)) {
		t.Errorf("%q was encoded as %q", data, again)
	}
	decoded, err := Decode(again)
	if err != nil || !reflect.DeepEqual(decoded, d) {
		t.Errorf("%q was decoded as %+v: %v", again, decoded, err)
	}
}
