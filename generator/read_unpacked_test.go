package generator

import (
	"archive/zip"
	"bytes"
	"io"
	"reflect"
	"testing"
)

// TestReadUnpacked reads every form as it stands in the file, and from parts somebody unpacked before: all of them, or some.
func TestReadUnpacked(t *testing.T) {
	for _, kind := range formKinds {
		form := formBytes(t, kind.Name)
		want, err := Read(form, Expect{})
		if err != nil {
			t.Fatal(err)
		}
		parts := unzipped(t, form)
		for name, kept := range map[string]func(string) bool{
			"all kept":     func(string) bool { return true },
			"texts only":   func(name string) bool { return name == "xl/sharedStrings.xml" },
			"none is kept": func(string) bool { return false },
		} {
			asked := 0
			got, err := ReadUnpacked(form, func(name string, size uint64, _ uint32) ([]byte, bool) {
				asked++
				if uint64(len(parts[name])) != size {
					t.Errorf("%s: %d bytes, asked for %d", name, len(parts[name]), size)
				}
				if kept(name) {
					return parts[name], true
				}
				return nil, true
			}, Expect{})
			if err != nil || !reflect.DeepEqual(got.Part, want.Part) || !reflect.DeepEqual(got.Faults, want.Faults) || asked != len(parts) {
				t.Errorf("%s, %s: %v, asked of %d parts out of %d", kind.Name, name, err, asked, len(parts))
			}
		}
	}
}

// TestReadUnpackedBelieves holds that what was unpacked before is what is read, not what lies in the file.
func TestReadUnpackedBelieves(t *testing.T) {
	form := formBytes(t, "proposal")
	_, err := ReadUnpacked(form, func(name string, _ uint64, _ uint32) ([]byte, bool) {
		return []byte("<workbook/>"), name == "xl/workbook.xml"
	}, Expect{})
	if err == nil {
		t.Error("a workbook without sheets was read")
	}
}

func unzipped(t *testing.T, file []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range z.File {
		from, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(from); err != nil {
			t.Fatal(err)
		}
	}
	return parts
}
