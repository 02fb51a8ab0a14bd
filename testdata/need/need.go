// Package need gives tests what they need beyond Go, or says that it is not there.
package need

import (
	"os"
	"os/exec"
	"testing"
)

// RequireTools is the environment variable under which a test that lacks something fails instead of skipping.
const RequireTools = "HUISHANG_REQUIRE_TOOLS"

// ExtraCases is the environment variable that names a folder with further dossiers (cases/) and templates (conformance/).
const ExtraCases = "HUISHANG_EXTRA_CASES"

// Tool gives the path of a program a test needs. Without it the test skips, or fails when [RequireTools] is 1.
func Tool(t testing.TB, name string) string {
	t.Helper()
	found, err := exec.LookPath(name)
	if err != nil {
		Lack(t, "the program "+name+" is not installed")
	}
	return found
}

// Lack ends a test that lacks something beyond Go: it skips, or fails when [RequireTools] is 1.
func Lack(t testing.TB, what string) {
	t.Helper()
	if os.Getenv(RequireTools) == "1" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// Cases gives the folder of further cases, or skips: it is not part of the project, so that no run depends on it.
func Cases(t testing.TB) string {
	t.Helper()
	folder := os.Getenv(ExtraCases)
	if folder == "" {
		t.Skip("no further cases: " + ExtraCases + " is not set")
	}
	return folder
}
