package huishang

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"huishang/testdata/need"
)

func fixtures(t *testing.T) map[string][]byte {
	t.Helper()
	folders := []string{"testdata/dossiers/[0-9]*.json"}
	if extra := os.Getenv(need.ExtraCases); extra != "" {
		folders = append(folders, filepath.Join(extra, "cases", "[0-9]*.json"))
	}
	found := map[string][]byte{}
	for _, folder := range folders {
		names, err := filepath.Glob(folder)
		if err != nil || len(names) == 0 {
			t.Fatalf("no dossiers at %s: %v", folder, err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			found[name] = data
		}
	}
	return found
}

func tree(t *testing.T, data []byte) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestDossiersSurviveDecodingAndEncoding(t *testing.T) {
	for name, data := range fixtures(t) {
		d, err := Decode(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		again, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(tree(t, data), tree(t, again)) {
			t.Errorf("%s: encoding differs:\n%s", name, again)
		}
	}
}
