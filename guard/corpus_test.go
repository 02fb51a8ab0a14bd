package guard

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"huishang/testdata/need"
)

// TestOwnFiles lets every template of the project through as it is.
func TestOwnFiles(t *testing.T) {
	n := 0
	eachOffice(t, "..", func(name string, file []byte) {
		n++
		if report, err := Inspect(name, file, Limits{}); err != nil || len(report.Warnings) > 0 || !bytes.Equal(report.Bytes, file) {
			t.Errorf("%s: %v %v", name, err, report.Warnings)
		}
	})
	if n < 20 {
		t.Errorf("only %d files were found", n)
	}
}

// TestFurtherFiles lets every further file through but those whose type promises macros. What is stripped passes again.
func TestFurtherFiles(t *testing.T) {
	eachOffice(t, need.Cases(t), func(name string, file []byte) {
		report, err := Inspect(name, file, Limits{})
		if faults, _ := Refused(err); promisesMacros(t, file) {
			if !faults.Has(WrongType) {
				t.Errorf("%s: %v", name, err)
			}
			return
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		holdSound(t, report.Bytes)
	})
}

func promisesMacros(t *testing.T, file []byte) bool {
	r, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	types, err := fs.ReadFile(r, "[Content_Types].xml")
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Contains(types, []byte("macroEnabled"))
}

// eachOffice reads every Word and Excel file below a folder.
func eachOffice(t *testing.T, root string, do func(name string, file []byte)) {
	t.Helper()
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".docx") && !strings.HasSuffix(name, ".xlsx") {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		do(name, data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
