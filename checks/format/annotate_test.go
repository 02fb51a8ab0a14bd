package format_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"huishang/checks/format"
	"huishang/testdata/need"
)

// anchors are all that a copy with comments has more in its text.
var anchors = regexp.MustCompile(`<w:commentRangeStart w:id="\d+"/>|<w:commentRangeEnd w:id="\d+"/><w:r><w:commentReference w:id="\d+"/></w:r>`)

// The copy carries a comment for every finding; without the anchors its bytes are those of the document.
func TestAnnotate(t *testing.T) {
	m := faulty(t)
	before := m.docx(t)
	r := check(t, m)
	after, err := r.Annotate(before)
	if err != nil {
		t.Fatal(err)
	}
	old, made := parts(t, before), parts(t, after)
	if got := strings.Count(made["word/comments.xml"], "<w:comment "); got != len(r.Findings) || got < 5 {
		t.Errorf("%d comments for %d findings", got, len(r.Findings))
	}
	for _, f := range r.Findings {
		if !strings.Contains(made["word/comments.xml"], f.Rule+" ") || !strings.Contains(made["word/comments.xml"], format.Author) {
			t.Errorf("no comment of %s", f.Rule)
		}
	}
	for name, part := range old {
		got := made[name]
		switch name {
		case "word/document.xml":
			got = anchors.ReplaceAllString(got, "")
		case "word/_rels/document.xml.rels", "[Content_Types].xml":
			continue // the comments part is told here
		}
		if got != part {
			t.Errorf("%s has changed", name)
		}
	}
}

// A checked copy that is checked again says the same, and that it has comments.
func TestAnnotatedCopyIsFoundTheSame(t *testing.T) {
	before := faulty(t).docx(t)
	r, err := format.Check(before, format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	copied, err := r.Annotate(before)
	if err != nil {
		t.Fatal(err)
	}
	again, err := format.Check(copied, format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(again.Findings) != len(r.Findings)+1 || again.Outcomes["FMT-19"] != format.Failed {
		t.Errorf("%d findings, then %d", len(r.Findings), len(again.Findings))
	}
}

// The copy keeps to the schemas of ECMA-376 where the document does.
func TestAnnotatedCopyIsValid(t *testing.T) {
	script := filepath.Join(need.Cases(t), "conformance", "xsd.py")
	before := faulty(t).docx(t)
	r, err := format.Check(before, format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	after, err := r.Annotate(before)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "copy.docx")
	if err := os.WriteFile(name, after, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(pythonWithLXML(t), script, name).CombinedOutput()
	if err != nil || !strings.Contains(string(out), " 0 faults") {
		t.Errorf("%v\n%s", err, out)
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

// faulty is a manuscript with something wrong on most pages, its footer among it.
func faulty(t testing.TB) manuscript {
	t.Helper()
	m := sound().but(t, "还有差距。", `还有差距,很大。`).but(t, "2026年6月12日", "2026年06月12日").but(t, `w:left="1588"`, `w:left="1800"`)
	return m.but(t, "— </w:t>", "- </w:t>").but(t, `<w:pStyle w:val="Two"/>`, `<w:pStyle w:val="Body"/>`)
}

func parts(t testing.TB, file []byte) map[string]string {
	t.Helper()
	zr, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range zr.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(b)
	}
	return out
}
