package generator_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"huishang"
	"huishang/generator"
	"huishang/generator/tags"
	"huishang/templates"
	"huishang/testdata"
)

func TestDraftMarksWhatFillRefuses(t *testing.T) {
	set, err := generator.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	text, err := testdata.Dossiers.ReadFile("dossiers/130200-唐山市.json")
	if err != nil {
		t.Fatal(err)
	}
	d, err := huishang.Decode(text)
	if err != nil {
		t.Fatal(err)
	}
	d.Proposal.Topics[0].ProvinceBasis = ""
	d.Evaluation = nil
	o := generator.Options{Templates: set}
	var unfit *generator.Unfit
	if _, err := generator.Draft("proposal", d, o, tags.Refuse); !errors.As(err, &unfit) {
		t.Errorf("a gap with no policy gave %v", err)
	}
	draft, err := generator.Draft("proposal", d, o, tags.Mark)
	if err != nil {
		t.Fatal(err)
	}
	if body := bodyOf(t, draft.Bytes); !strings.Contains(body, "〔待填：省级依据〕") {
		t.Error("the draft does not mark the gap")
	}
	if _, err := generator.Draft("evaluation", d, o, tags.Mark); !errors.As(err, &unfit) {
		t.Errorf("a document that is not there gave %v", err)
	}
	if _, err := generator.Draft("correction-notice", &huishang.Dossier{}, o, tags.Refuse); !generator.Unready(err) {
		t.Errorf("an empty dossier gave %v, which is no mere gap", err)
	}
	if generator.Unready(generator.ErrKind) {
		t.Error("an unknown kind passes for a gap")
	}
	if _, err := generator.Draft("poem", d, o, tags.Mark); !errors.Is(err, generator.ErrKind) {
		t.Errorf("an unknown kind gave %v", err)
	}
}

func bodyOf(t *testing.T, document []byte) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(document), int64(len(document)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
