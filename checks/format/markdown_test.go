package format_test

import (
	"flag"
	"os"
	"testing"

	"huishang/checks/format"
)

var update = flag.Bool("update", false, "write the generated files anew")

// The catalogue in docs is the one the rules give.
func TestCatalogue(t *testing.T) {
	const name = "../../docs/layout.md"
	if *update {
		if err := os.WriteFile(name, []byte(format.Markdown()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != format.Markdown() {
		t.Error("docs/layout.md is not what the rules say; run go test ./checks/format -update")
	}
}
