package docx

import (
	"os"
	"path/filepath"
	"testing"

	"huishang/testdata/need"
)

// Reading goes through a part once and comes to the same places as the engine, which looks for each of them.
func TestReadPlacesAreThoseOfTheEngine(t *testing.T) {
	files, err := filepath.Glob("testdata/*/*.docx")
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv(need.ExtraCases) != "" {
		more, err := filepath.Glob(filepath.Join(need.Cases(t), "conformance/word/*/template*.docx"))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, more...)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Read(data)
		if err != nil {
			continue
		}
		a, err := openArchive(data, DefaultLimits, nil)
		if err != nil {
			t.Fatal(err)
		}
		main := a.treeOf(d.Main)
		for i := range d.Paragraphs {
			p := &d.Paragraphs[i]
			if want := placeOf(d.Main, main, p.At); p.Place != want {
				t.Errorf("%s: paragraph at %d is at %+v, want %+v", name, p.At, p.Place, want)
			}
		}
	}
}
