package web

import (
	"bytes"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"huishang/generator"
	"huishang/preview"
	"huishang/store"
)

// previewsOf is a desk whose programs are scripts.
func previewsOf(t testing.TB, office, painter string) *preview.Desk {
	t.Helper()
	folder := t.TempDir()
	program := func(name, script string) string {
		if script == "" {
			return ""
		}
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, []byte("#!/bin/sh\n"+script), 0o755); err != nil {
			t.Fatal(err)
		}
		return file
	}
	desk, err := preview.Open(preview.Config{Folder: filepath.Join(folder, "pages"), Office: program("office", office), Painter: program("painter", painter),
		Limits: preview.Limits{Time: 3 * time.Second}, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	return desk
}

const (
	officePrints = `echo 2 > document.pdf`
	painterDraws = `for last; do :; done; echo first > "$last-1.png"; echo second > "$last-2.png"`
)

// fileDocument files a document with a new dossier and gives its page.
func (w *town) fileDocument(t testing.TB, name, media string, data []byte) (path string) {
	t.Helper()
	dossier := w.dossierOf(t, ownCity)
	w.update(t, func(tx *store.Tx) error {
		d, err := tx.AddDocument(dossier, store.Document{Version: 1, Round: 1, Kind: "agreement", Name: name, Media: media}, bytes.NewReader(data))
		path = "/documents/" + d.ID
		return err
	})
	return path
}

// evilWord is a Word document that says markup.
func evilWord(t testing.TB) []byte {
	t.Helper()
	d := fullDossier(t)
	d.Agreement.Preamble = `<script>alert(1)</script>`
	made, err := generator.Fill("agreement", d, generator.Options{Templates: loadTemplates(t), Today: fixedDay()})
	if err != nil {
		t.Fatal(err)
	}
	return made.Bytes
}

func TestDocumentsAreShownAsPages(t *testing.T) {
	w := newTown(t, Config{Previews: previewsOf(t, officePrints, painterDraws)})
	path := w.fileDocument(t, "协议书.docx", wordType, evilWord(t))
	bureau := w.of("tangshan")
	if _, body := w.ask(bureau, http.MethodGet, path, ""); !strings.Contains(body, "正在生成版面") || !strings.Contains(body, `hx-get="`+path+`/pages"`) {
		t.Fatalf("it does not say that the pages are being made\n%s", body)
	}
	answer, body := w.ask(bureau, http.MethodGet, path+"/pages", "")
	if answer.StatusCode != http.StatusOK || strings.Count(body, "<img ") != 2 || !strings.Contains(body, path+"/pages/2") {
		t.Fatalf("%d\n%s", answer.StatusCode, body)
	}
	answer, body = w.ask(bureau, http.MethodGet, path+"/pages/2", "")
	if answer.StatusCode != http.StatusOK || body != "second\n" || answer.Header.Get("Content-Type") != "image/png" {
		t.Errorf("%d %q", answer.StatusCode, body)
	}
	for page, status := range map[string]int{"3": 404, "0": 404, "x": 404, "-1": 404} {
		if answer, _ := w.ask(bureau, http.MethodGet, path+"/pages/"+page, ""); answer.StatusCode != status {
			t.Errorf("page %s: %d", page, answer.StatusCode)
		}
	}
	if answer, _ := w.ask(w.of("cangzhou"), http.MethodGet, path+"/pages/1", ""); answer.StatusCode != http.StatusNotFound {
		t.Errorf("another city sees a page that is made: %d", answer.StatusCode)
	}
	part := w.request(bureau, http.MethodGet, path+"/pages", "")
	part.Header.Set("HX-Request", "true")
	if _, body := ask(w.handler, part); strings.Contains(body, "<html") || strings.Count(body, "<img ") != 2 {
		t.Errorf("the part of a page:\n%s", body)
	}
}

// What cannot be shown as pages is read, and what it says cannot break out.
func TestDocumentsAreReadWithoutPages(t *testing.T) {
	for name, c := range map[string]struct{ office, painter, says string }{
		"nothing installed":  {"", "", "阅读视图"},
		"the program hangs":  {"sleep 600 & sleep 600", painterDraws, "已停止"},
		"the program fails":  {"exit 1", painterDraws, "生成版面时出错"},
		"the painter fails":  {officePrints, "exit 1", "生成版面时出错"},
		"the painter is mad": {officePrints, "yes > page-x.png & sleep 600", "已停止"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newTown(t, Config{Previews: previewsOf(t, c.office, c.painter)})
			path := w.fileDocument(t, "协议书.docx", wordType, evilWord(t))
			answer, body := w.ask(w.of("liaison"), http.MethodGet, path+"/pages", "")
			if answer.StatusCode != http.StatusOK || !strings.Contains(body, c.says) || !strings.Contains(body, "&lt;script&gt;alert(1)") || strings.Contains(body, "<script>alert") {
				t.Errorf("%d\n%.3000s", answer.StatusCode, body)
			}
			if answer, _ := w.ask(w.of("liaison"), http.MethodGet, path+"/pages/1", ""); answer.StatusCode != http.StatusUnprocessableEntity {
				t.Errorf("a page of it: %d", answer.StatusCode)
			}
			if answer, _ := w.ask(w.of("liaison"), http.MethodGet, "/healthz", ""); answer.StatusCode != http.StatusOK {
				t.Errorf("the site: %d", answer.StatusCode)
			}
		})
	}
}

func TestOtherDocuments(t *testing.T) {
	w := newTown(t, Config{})
	picture := w.fileDocument(t, "扫描件.png", "image/png", []byte("dots"))
	if _, body := w.ask(w.of("liaison"), http.MethodGet, picture, ""); strings.Count(body, "<img ") != 1 {
		t.Errorf("a picture:\n%s", body)
	}
	if answer, body := w.ask(w.of("liaison"), http.MethodGet, picture+"/pages/1", ""); body != "dots" || answer.Header.Get("Content-Type") != "image/png" {
		t.Errorf("%q", body)
	}
	for name, media := range map[string]string{"函.pdf": "application/pdf", "材料.json": "application/json", "坏的.docx": wordType, "坏的.xlsx": excelType} {
		path := w.fileDocument(t, name, media, []byte("nothing"))
		if answer, body := w.ask(w.of("liaison"), http.MethodGet, path, ""); answer.StatusCode != http.StatusOK || !strings.Contains(body, "请下载后查看") {
			t.Errorf("%s: %d\n%.2000s", name, answer.StatusCode, body)
		}
	}
	form := w.fileDocument(t, "表.xlsx", excelType, filledForm(t, "proposal", fullDossier(t), nil))
	if _, body := w.ask(w.of("liaison"), http.MethodGet, form, ""); !strings.Contains(body, "<caption>议题建议</caption>") {
		t.Errorf("a workbook:\n%.3000s", body)
	}
}

func TestDocumentsAreCompared(t *testing.T) {
	w := newTown(t, Config{})
	made := func(preamble string) string {
		d := fullDossier(t)
		d.Agreement.Preamble = preamble
		document, err := generator.Fill("agreement", d, generator.Options{Templates: loadTemplates(t), Today: fixedDay()})
		if err != nil {
			t.Fatal(err)
		}
		return w.fileDocument(t, "协议书.docx", wordType, document.Bytes)
	}
	before, after := made("双方同意投入300万元。"), made("双方同意投入500万元。")
	id := strings.TrimPrefix(before, "/documents/")
	if _, body := w.ask(w.of("tangshan"), http.MethodGet, after+"/differences/"+id, ""); !strings.Contains(body, "双方同意投入<del>3</del><ins>5</ins>00万元。") {
		t.Errorf("%s", body)
	}
	if _, body := w.ask(w.of("tangshan"), http.MethodGet, before+"/differences/"+id, ""); !strings.Contains(body, "完全一样") {
		t.Errorf("%s", body)
	}
	scan := w.fileDocument(t, "扫描件.png", "image/png", []byte("dots"))
	if answer, _ := w.ask(w.of("tangshan"), http.MethodGet, scan+"/differences/"+id, ""); answer.StatusCode != http.StatusBadRequest {
		t.Errorf("a picture is compared: %d", answer.StatusCode)
	}
}
