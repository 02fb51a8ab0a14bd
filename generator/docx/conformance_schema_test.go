package docx_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"huishang/testdata/need"
)

// Rendering adds no fault against the schemas of ECMA-376: what comes of a
// valid template is valid.
func TestValidTemplatesStayValid(t *testing.T) {
	cases := collection(t, "core")
	python := pythonWithLXML(t)
	script := filepath.Join(need.Cases(t), "conformance", "xsd.py")
	folder := t.TempDir()
	var templates []string
	for _, c := range cases {
		templates = append(templates, filepath.Join(c.folder, "template.docx"))
	}
	faulty := schemaFaults(t, python, script, templates)
	var rendered []string
	for i, c := range cases {
		if faulty[templates[i]] != "" {
			continue
		}
		doc, err := c.fill(t, "template.docx", "data.json")
		if err != nil {
			t.Fatalf("%s: %v", c.Dir, err)
		}
		name := filepath.Join(folder, c.Dir+".docx")
		if err := os.WriteFile(name, doc, 0o600); err != nil {
			t.Fatal(err)
		}
		rendered = append(rendered, name)
	}
	if len(rendered) == 0 {
		t.Fatal("no template is valid")
	}
	for name, faults := range schemaFaults(t, python, script, rendered) {
		t.Errorf("%s:\n%s", filepath.Base(name), faults)
	}
}

// pythonWithLXML is an interpreter that can check schemas.
func pythonWithLXML(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(name, "-c", "import lxml").Run() == nil {
			return name
		}
	}
	need.Lack(t, "no python3 with lxml is installed")
	return ""
}

// schemaFaults are the faults of each file that has any.
func schemaFaults(t *testing.T, python, script string, files []string) map[string]string {
	t.Helper()
	out, err := exec.Command(python, append([]string{script}, files...)...).CombinedOutput()
	if !strings.Contains(string(out), " faults\n") {
		t.Fatalf("%v: %s", err, out)
	}
	faults := map[string]string{}
	for line := range strings.Lines(string(out)) {
		for _, name := range files {
			if strings.HasPrefix(line, name+" ") {
				faults[name] += line
			}
		}
	}
	return faults
}
