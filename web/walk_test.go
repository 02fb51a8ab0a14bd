package web

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"huishang"
	"huishang/generator/docx"
	"huishang/proceeding"
	"huishang/store"
)

// A journey is people at work in their windows on one site, on days the test sets. A morning comes with each: who then opens a page signs in anew.
type journey struct {
	t       *testing.T
	in      *town
	browser *chromium
	mutex   sync.Mutex
	today   huishang.Date
	dawn    time.Time // when the machine's clock began that day
	dossier string
	gallery *gallery
}

// setOut begins a journey in a town of three cities, of which 唐山市 has a protocol in force and is to hand in its material for 2026.
func setOut(t *testing.T) *journey {
	t.Helper()
	a := &journey{t: t}
	a.dawns("2026-06-12")
	a.in = newTown(t, Config{Accounts: newDeskAt(t, a.now)})
	a.in.site.Today = func() huishang.Date { return huishang.DateOf(a.now()) }
	demos, err := readDemos()
	if err != nil {
		t.Fatal(err)
	}
	for _, other := range demos {
		if other.ID != ownCity {
			a.in.update(t, func(tx *store.Tx) error { _, err := proceeding.TakeOver(tx, other.Year, other.dossier, ""); return err })
		}
	}
	a.dossier = a.in.keepDossier(t, blankDossier(t))
	a.browser = openChromium(t, a.in.handler)
	return a
}

// dawns begins another day.
func (a *journey) dawns(day string) {
	a.t.Helper()
	a.mutex.Lock()
	defer a.mutex.Unlock()
	if next := date(a.t, day); next != a.today {
		a.today, a.dawn = next, time.Now()
	}
}

// now is nine in the morning and as long as the day has lasted.
func (a *journey) now() time.Time {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	return time.Date(a.today.Year(), time.Month(a.today.Month()), a.today.Day(), 9, 0, 0, 0, shanghai).Add(time.Since(a.dawn))
}

// enters opens a window in which somebody signs in, and does so again on every further day.
func (a *journey) enters(login, name string, role huishang.Role, city, division string) *window {
	a.t.Helper()
	a.in.add(a.t, store.User{Login: login, Name: name, Role: role, City: city, Division: division}, goodWord)
	w := a.browser.open(a.t)
	w.goes("/login")
	w.signsIn(login, goodWord)
	w.sees(name)
	w.login = login
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
