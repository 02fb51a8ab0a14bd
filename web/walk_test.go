package web

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"huishang"
	"huishang/generator/docx"
	"huishang/store"
)

// A journey is people at work in their windows on one site, on days the test sets.
type journey struct {
	t       *testing.T
	in      *town
	browser *chromium
	today   huishang.Date
	dossier string
	gallery *gallery
}

// setOut begins a journey in a town whose 唐山市 has a protocol in force and is to hand in its material for 2026.
func setOut(t *testing.T) *journey {
	t.Helper()
	in, dossier := townWithDossier(t)
	a := &journey{t: t, in: in, dossier: dossier, today: huishang.NewDate(2026, 6, 12)}
	in.site.Today = func() huishang.Date { return a.today }
	a.browser = openChromium(t, in.handler)
	return a
}

// enters opens a window in which somebody signs in with the password they got and then chose, as on every morning.
func (a *journey) enters(login, name string, role huishang.Role, city, division string) *window {
	a.t.Helper()
	a.in.add(a.t, store.User{Login: login, Name: name, Role: role, City: city, Division: division}, goodWord)
	w := a.browser.open(a.t)
	w.goes("/login")
	w.signsIn(login, goodWord)
	w.sees(name)
	return w
}

// book opens a workbook that was downloaded.
func (w *window) book(p paper) *excelize.File {
	w.t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(p.data))
	if err != nil {
		w.t.Fatalf("%s: %v", p.name, err)
	}
	w.t.Cleanup(func() { _ = book.Close() })
	return book
}

// reads holds that a Word document that was downloaded bears a name, says words, and names no city but its own.
func (w *window) reads(p paper, name string, words ...string) {
	w.t.Helper()
	document, err := docx.Read(p.data)
	if err != nil {
		w.t.Fatalf("%s: %v", p.name, err)
	}
	var text strings.Builder
	for i := range document.Paragraphs {
		text.WriteString(document.Paragraphs[i].Text() + "\n")
	}
	if !strings.HasPrefix(p.name, "唐山市_厅市会商") || !strings.Contains(p.name, "年_"+name+"_") || !strings.HasSuffix(p.name, ".docx") {
		w.t.Errorf("the document %s is called %s", name, p.name)
	}
	for _, word := range words {
		if !strings.Contains(text.String(), word) {
			w.t.Errorf("%s does not say “%s”:\n%s", p.name, word, &text)
		}
	}
	for _, foreign := range []string{"石家庄市", "沧州市", "{{", "}}", "<no value>"} {
		if strings.Contains(text.String(), foreign) {
			w.t.Errorf("%s says “%s”", p.name, foreign)
		}
	}
}
