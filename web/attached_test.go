package web

import (
	"archive/zip"
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"huishang/generator"
	"huishang/generator/docx"
)

// TestAttachedWordFilesAreFinal holds that tracked changes and comments in an attached Word file are told under that file with the article, and
// that nobody accepts them before somebody explained why.
func TestAttachedWordFilesAreFinal(t *testing.T) {
	w, _ := townWithDossier(t)
	clerk, liaison := w.of("tangshan"), w.of("liaison")
	full := fullDossier(t)
	clean, err := generator.Fill("proposal", full, generator.Options{Templates: loadTemplates(t), Today: fixedDay()})
	if err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(clean.Bytes), int64(len(clean.Bytes)))
	if err != nil {
		t.Fatal(err)
	}
	main := slices.IndexFunc(archive.File, func(f *zip.File) bool { return f.Name == "word/document.xml" })
	at := strings.Index(content(t, archive.File[main]), "<w:t>") + len("<w:t>")
	remarked, err := docx.AddComments(clean.Bytes, []docx.Comment{{Part: "word/document.xml", At: at, Author: "张三", Text: "再核一下"}})
	if err != nil {
		t.Fatal(err)
	}
	form := filledForm(t, "proposal", full, nil)
	const name = "唐山市_2026年_议题建议.docx"
	answer, body := w.handIn(t, clerk, submissions, nil, sent{"报送表.xlsx", form}, sent{name, remarked})
	told := says[given](t, answer, body, 201)
	found := false
	for _, f := range told.Findings {
		found = found || f.Rule == "ART19-25" && f.File == name && f.Level == "警告" && strings.Contains(f.Message, "含批注")
	}
	if !found {
		t.Fatalf("the comment is not told: %+v", told.Findings)
	}
	answer, body = w.ask(clerk, "GET", "/submissions/"+told.ID, "")
	showsPage(t, "the page", answer, body, 200, `name="text-ART19-25"`)
	answer, body = w.settle(liaison, told.ID+"/acceptance", "{}")
	if answer.StatusCode != 409 || !strings.Contains(body, "含批注") {
		t.Errorf("accepted with a comment in it: %d %s", answer.StatusCode, body)
	}
	w.explainAll(t, clerk, told)
	if answer, body = w.settle(liaison, told.ID+"/acceptance", "{}"); answer.StatusCode != 200 {
		t.Errorf("not accepted once it is explained: %d %s", answer.StatusCode, body)
	}

	w, _ = townWithDossier(t)
	answer, body = w.handIn(t, w.of("tangshan"), submissions, nil, sent{"报送表.xlsx", form}, sent{name, clean.Bytes})
	for _, f := range says[given](t, answer, body, 201).Findings {
		if f.Rule == "ART19-25" {
			t.Errorf("a final text is found fault with: %+v", f)
		}
	}
}

// TestLayoutOfAttachmentsBlocksNothing hands in a sound form with a Word file whose layout is wrong: its errors are told and counted, and the form is
// accepted with them.
func TestLayoutOfAttachmentsBlocksNothing(t *testing.T) {
	w, _ := townWithDossier(t)
	clerk := w.of("tangshan")
	answer, body := w.handIn(t, clerk, submissions, nil, sent{"报送表.xlsx", filledForm(t, "proposal", fullDossier(t), nil)}, sent{"唐山市_2026年_议题建议.docx", onLetterPaper(t, word(t))})
	told := says[given](t, answer, body, 201)
	wrong := false
	for _, f := range told.Findings {
		wrong = wrong || f.Level == "错误" && f.File != "报送表.xlsx"
	}
	if !wrong || told.Blocked {
		t.Errorf("blocked is %t with %+v", told.Blocked, told.Findings)
	}
	w.explainAll(t, clerk, told)
	if answer, body = w.settle(w.of("liaison"), told.ID+"/acceptance", "{}"); answer.StatusCode != 200 {
		t.Errorf("not accepted for the looks of an attachment: %d %s", answer.StatusCode, body)
	}
}

// onLetterPaper is a Word document on paper no office uses.
func onLetterPaper(t *testing.T, document []byte) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(document), int64(len(document)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range archive.File {
		text := content(t, f)
		if f.Name == "word/document.xml" {
			text = regexp.MustCompile(`<w:pgSz [^>]*>`).ReplaceAllString(text, `<w:pgSz w:w="12240" w:h="15840"/>`)
		}
		to, err := z.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
