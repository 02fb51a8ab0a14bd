package docx_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"huishang/generator/docx"
)

// A template compiled for speed gives the same text as one that is not.
func TestFastGivesTheSameText(t *testing.T) {
	template, err := os.ReadFile(filepath.Join(benchFolder, "agreement.docx"))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := docx.Compile(template)
	if err != nil {
		t.Fatal(err)
	}
	fast, err := docx.Compile(template, docx.Fast())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"data-20.json", "data-200.json", "data-2000.json", "empty"} {
		var data any
		if name != "empty" {
			raw, err := os.ReadFile(filepath.Join(benchFolder, name))
			if err != nil {
				t.Fatal(err)
			}
			dec := json.NewDecoder(strings.NewReader(string(raw)))
			dec.UseNumber()
			if err := dec.Decode(&data); err != nil {
				t.Fatal(err)
			}
		}
		a, err := plain.Render(data)
		if err != nil {
			t.Fatal(err)
		}
		b, err := fast.Render(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range []string{"word/document.xml", "word/header1.xml", "word/footer1.xml"} {
			if member(t, a, part) != member(t, b, part) {
				t.Errorf("%s of %s differs", part, name)
			}
		}
	}
}
