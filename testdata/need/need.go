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

// PostgresAddress is the environment variable that holds the address of a PostgreSQL for tests: postgres://…. They make schemas of their own
// there and drop them.
const PostgresAddress = "HUISHANG_POSTGRES"

// Long is the environment variable under which tests that last for minutes run whole instead of in a short form.
const Long = "HUISHANG_LONG"

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

// Postgres gives the address of a PostgreSQL. Without one the test skips, or fails when [RequireTools] is 1.
func Postgres(t testing.TB) string {
	t.Helper()
	address := os.Getenv(PostgresAddress)
	if address == "" {
		Lack(t, "no PostgreSQL: "+PostgresAddress+" is not set")
	}
	return address
}

// Rounds is how often a long test repeats what it tries: short, unless [Long] is 1.
func Rounds(short, long int) int {
	if os.Getenv(Long) == "1" {
		return long
	}
	return short
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
