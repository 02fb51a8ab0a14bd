package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"huishang/testdata"
)

// TestAnAnchorInCapitalsIsFound holds that a hash counts that was noted down in capitals or with space around it.
func TestAnAnchorInCapitalsIsFound(t *testing.T) {
	name := filepath.Join(t.TempDir(), "data.db")
	dossier, err := testdata.Dossiers.ReadFile("dossiers/130200-唐山市.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := keepSubmission(name, dossier); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	verify := func(args ...string) int {
		said.Reset()
		return run(append([]string{"audit", "verify", "--db", name}, args...), terminal{out: &said, err: &said})
	}
	if status := verify(); status != statusOK {
		t.Fatalf("status %d: %s", status, &said)
	}
	_, hash, found := strings.Cut(strings.TrimSpace(said.String()), "校验值：")
	if !found {
		t.Fatalf("no hash is told: %s", &said)
	}
	for anchor, want := range map[string]int{hash: statusOK, strings.ToUpper(hash): statusOK, " " + hash + " ": statusOK, hash[1:]: statusFaults} {
		if status := verify("--anchor", anchor); status != want {
			t.Errorf("%s: status %d, %s", anchor, status, &said)
		}
	}
}
