package guard

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"huishang/testdata/need"
)

func inspectFolder(t *testing.T, root string) {
	t.Helper()
	n := 0
	err := filepath.WalkDir(root, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".docx") && !strings.HasSuffix(name, ".xlsx") {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		n++
		report, err := Inspect(name, data, Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if len(report.Warnings) > 0 {
			t.Logf("%s: %v", name, report.Warnings)
		}
		return nil
	})
	if err != nil || n == 0 {
		t.Errorf("%d files in %s, %v", n, root, err)
	}
}

func TestConformance(t *testing.T) { inspectFolder(t, need.Cases(t)) }

func TestTemplates(t *testing.T) { inspectFolder(t, "../templates") }
