package generator_test

import (
	"archive/zip"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every document of the three cities is printed and measured: what a template means and what comes out of the printer are two
// things.
func TestPages(t *testing.T) {
	if testing.Short() {
		t.Skip("printing takes a while")
	}
	set, dir := loadTemplates(t), t.TempDir()
	var files []string
	for _, city := range cities {
		documents, _ := everything(t, set, city)
		for kind, document := range documents {
			name := filepath.Join(dir, city+"_"+kind+".docx")
			if err := os.WriteFile(name, document.Bytes, 0o644); err != nil {
				t.Fatal(err)
			}
			files = append(files, name)
		}
	}
	files = append(files, withoutGrid(t, dir, filepath.Join(dir, "唐山市_protocol.docx")))
	print(t, dir, files)
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".docx")
		_, kind, _ := strings.Cut(name, "_")
		t.Run(name, func(t *testing.T) {
			pages := pagesOf(t, strings.TrimSuffix(file, ".docx")+".pdf")
			holdNumbers(t, kind, pages)
			holdArea(t, pages)
			holdHeadings(t, pages)
			holdSignature(t, pages)
			if kind == "protocol" || kind == "proposal" || kind == "agreement" || kind == "ungridded" {
				holdGrid(t, pages)
			}
		})
	}
}

var grid = regexp.MustCompile(`<w:docGrid[^>]*/>`)

// withoutGrid makes a copy whose lines stand on their own height alone. LibreOffice sets them on the grid, Word does not where the
// height is exact: both must come to 22.
func withoutGrid(t *testing.T, dir, file string) string {
	t.Helper()
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	copied, err := os.Create(filepath.Join(dir, "唐山市_ungridded.docx"))
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	w := zip.NewWriter(copied)
	for _, f := range z.File {
		data, err := fs.ReadFile(z, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == "word/document.xml" {
			data = grid.ReplaceAll(data, nil)
		}
		if part, err := w.Create(f.Name); err != nil {
			t.Fatal(err)
		} else if _, err := part.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return copied.Name()
}
