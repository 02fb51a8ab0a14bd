package docx

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// TestReadUnpacked reads documents as they stand in the file, and from parts somebody unpacked before: all of them, or only the text.
func TestReadUnpacked(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "templates", "*.docx"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d documents, %v", len(files), err)
	}
	for _, name := range files {
		file, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		want, err := Read(file)
		if err != nil {
			t.Fatal(err)
		}
		whole, err := openArchive(file, DefaultLimits, nil)
		if err != nil {
			t.Fatal(err)
		}
		for kept, keeps := range map[string]func(string) bool{
			"all":      func(string) bool { return true },
			"the text": func(part string) bool { return part == want.Main },
			"none":     func(string) bool { return false },
		} {
			got, err := ReadUnpacked(file, func(part string, size uint64, _ uint32) ([]byte, bool) {
				data, there := whole.Get(part)
				if !there || uint64(len(data)) != size {
					t.Errorf("%s: asked for %s of %d bytes", name, part, size)
				}
				if keeps(part) {
					return data, true
				}
				return nil, true
			})
			if err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%s with %s kept: %v", name, kept, err)
			}
		}
	}
}
