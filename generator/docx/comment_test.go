package docx_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"huishang/generator/docx"
	"huishang/generator/tags"
)

// A faulty template comes back with each fault as a comment at its tag, and
// with its text as it was.
func TestMarkFaults(t *testing.T) {
	template := file{body: ps("甲方：{{名称", "{{#议题}}没有结束")}.docx(t)
	_, err := docx.Compile(template)
	var faults tags.Faults
	if !errors.As(err, &faults) || len(faults) != 2 {
		t.Fatalf("want two faults, got %v", err)
	}
	marked, err := docx.MarkFaults(template, faults, "会商系统")
	if err != nil {
		t.Fatal(err)
	}
	comments := member(t, marked, "word/comments.xml")
	for _, f := range faults {
		if !strings.Contains(comments, strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(f.Message)) {
			t.Errorf("no comment says %q:\n%s", f.Message, comments)
		}
	}
	body := member(t, marked, "word/document.xml")
	for _, want := range []string{`<w:commentRangeStart w:id="0"/><w:r><w:t`, `<w:commentReference w:id="1"/>`} {
		if !strings.Contains(body, want) {
			t.Errorf("no anchor %s in\n%s", want, body)
		}
	}
	if !strings.Contains(member(t, marked, "[Content_Types].xml"), "comments+xml") || !strings.Contains(member(t, marked, "word/_rels/document.xml.rels"), "comments.xml") {
		t.Error("the comments part is not declared")
	}
}

func member(t *testing.T, doc []byte, name string) string {
	t.Helper()
	zr, err := zip.NewReader(bytes.NewReader(doc), int64(len(doc)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := zr.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
