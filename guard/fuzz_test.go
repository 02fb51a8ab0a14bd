package guard

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
)

// FuzzInspect changes bytes of containers. Whatever comes, there is no panic; what is let through passes as it comes out, and every
// refusal has words.
func FuzzInspect(f *testing.F) {
	for _, group := range [][]planted{plantedInWord(f), plantedInExcel(f), plantedInContainer(f), plantedTypes(f)} {
		for _, p := range group {
			if len(p.file) < 64<<10 {
				f.Add(p.file)
			}
		}
	}
	for _, s := range strippings(f) {
		f.Add(s.file)
	}
	limits := Limits{Part: 1 << 20, Total: 2 << 20}
	f.Fuzz(func(t *testing.T, file []byte) {
		report, err := Inspect("a", file, limits)
		faults, refused := Refused(err)
		if err != nil && (!refused || len(faults) == 0 || report.Bytes != nil) || err == nil && report.Kind == Other {
			t.Fatalf("%s: %v", report.Kind, err)
		}
		for _, fault := range append(faults, report.Warnings...) {
			if fault.Message == "" || fault.Remedy == "" || fault.Danger == "" {
				t.Errorf("%+v lacks words", fault)
			}
		}
		if err == nil {
			holdPassing(t, report, limits)
		}
	})
}

func holdPassing(t *testing.T, report Report, limits Limits) {
	t.Helper()
	again, err := Inspect("a", report.Bytes, limits)
	if err != nil || len(again.Warnings) > 0 || !bytes.Equal(again.Bytes, report.Bytes) {
		t.Errorf("a second look: %v, %v after %v", err, again.Warnings, report.Warnings)
	}
	if report.Kind == Word || report.Kind == Excel {
		holdUnpacked(t, &report, len(report.Warnings) == 0)
		holdUnpacked(t, &again, true)
	}
}

// holdUnpacked holds what a report tells a reader of a package against what lies in it: every member, or nothing of a file that was changed.
func holdUnpacked(t *testing.T, report *Report, all bool) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(report.Bytes), int64(len(report.Bytes)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		data, held := report.Unpacked(f.Name, f.UncompressedSize64, f.CRC32)
		if held != all && !strings.HasSuffix(f.Name, "/") {
			t.Errorf("%q: held: %v", f.Name, held)
		}
		if _, held := report.Unpacked(f.Name, f.UncompressedSize64, ^f.CRC32); held {
			t.Errorf("%q is held under another checksum", f.Name)
		}
		if data == nil {
			continue
		}
		from, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if want, err := io.ReadAll(from); err != nil || !bytes.Equal(data, want) {
			t.Errorf("%q: %d bytes told, %d in the file, %v", f.Name, len(data), len(want), err)
		}
	}
}

// FuzzPart puts any text into parts of a sound container, where a checksum would keep a fuzzer out.
func FuzzPart(f *testing.F) {
	for _, text := range []string{"<a/>", wide("<a/>"), fieldOf(`INCLUDEPICTURE "http://example.com/a"`), begin + begin + finish, "<!DOCTYPE a>", relations(relation("a", relType+"image", ">C:\\a"))} {
		f.Add(text, text)
	}
	f.Fuzz(func(t *testing.T, text, rels string) {
		all := wordParts(text, parts{"word/_rels/document.xml.rels": rels, "customXml/item1.xml": text})
		if report, err := Inspect("a", all.pack(t), Limits{}); err == nil {
			holdPassing(t, report, Limits{})
		}
	})
}
