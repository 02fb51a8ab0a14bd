package checks_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"huishang"
	"huishang/checks"
	"huishang/testdata"
)

func load(t testing.TB) *checks.Rules {
	t.Helper()
	rules, err := checks.Load()
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

// caseFolders are the project's own cases, and more when HUISHANG_EXTRA_CASES names a folder.
func caseFolders(t testing.TB) []string {
	t.Helper()
	folders := []string{"testdata"}
	if extra := os.Getenv("HUISHANG_EXTRA_CASES"); extra != "" {
		folders = append(folders, filepath.Join(extra, "cases"))
	}
	return folders
}

// caseBases are the whole dossiers by the code of their city.
func caseBases(t testing.TB, folder string) map[string][]byte {
	t.Helper()
	bases := map[string][]byte{}
	for name, data := range dossierFiles(t) {
		bases[name[:6]] = data
	}
	names, err := filepath.Glob(filepath.Join(folder, "[0-9]*.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		bases[filepath.Base(name)[:6]] = read(t, name)
	}
	return bases
}

func dossierFiles(t testing.TB) map[string][]byte {
	t.Helper()
	entries, err := testdata.Dossiers.ReadDir("dossiers")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, entry := range entries {
		data, err := testdata.Dossiers.ReadFile("dossiers/" + entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		files[entry.Name()] = data
	}
	return files
}

func readCases(t testing.TB, folder string) []brokenCase {
	t.Helper()
	var cases []brokenCase
	if err := json.Unmarshal(read(t, filepath.Join(folder, "broken.json")), &cases); err != nil {
		t.Fatal(err)
	}
	return cases
}

func read(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func patched(t testing.TB, data []byte, patches []patch) *huishang.Dossier {
	t.Helper()
	tree, err := huishang.ParseJSON(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range patches {
		tree = p.apply(t, tree, strings.Split(p.Path, "/")[1:])
	}
	changed, err := json.Marshal(tree)
	if err != nil {
		t.Fatal(err)
	}
	dossier, err := huishang.Decode(changed)
	if err != nil {
		t.Fatal(err)
	}
	return dossier
}
