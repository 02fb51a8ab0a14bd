package generator_test

import (
	"os"
	"strings"
	"testing"

	"huishang/generator"
)

// Whoever changes a template finds every name it may use in the README beside it.
func TestNamesAreExplained(t *testing.T) {
	readme, err := os.ReadFile("../templates/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range generator.Kinds() {
		for _, name := range k.Names() {
			last := name[strings.LastIndexByte(name, '.')+1:]
			if !strings.Contains(string(readme), "`"+last+"`") {
				t.Errorf("templates/README.md does not explain %s of %s", name, k.Name)
			}
		}
	}
}
