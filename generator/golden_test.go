package generator_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"huishang/templates/twin"
)

var update = flag.Bool("update", false, "write the golden texts of the documents anew")

func TestGolden(t *testing.T) {
	set := loadTemplates(t)
	for _, city := range cities {
		documents, _ := everything(t, set, city)
		for kind, document := range documents {
			got, err := twin.Write(document.Bytes)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, filepath.Join("testdata", "golden", city, kind+".txt"), document.Name+"\n"+got)
		}
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; read the change with -update and git diff", file)
	}
}
