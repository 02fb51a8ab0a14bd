package web

import (
	"bytes"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"huishang"
	"huishang/accounts"
	"huishang/courier"
	"huishang/generator"
	"huishang/generator/report"
	"huishang/store"
	"huishang/templates"
	"huishang/testdata"
)

const tangshan = "dossiers/130200-唐山市.json"

// newHandler makes a site with the demonstration on a day that does not move.
func newHandler(t testing.TB) http.Handler {
	t.Helper()
	desk := newDesk(t)
	if err := LoadDemo(t.Context(), desk.Store); err != nil {
		t.Fatal(err)
	}
	return handlerOf(t, Config{Accounts: desk, Demo: true})
}

// handlerOf makes the handler of a site.
func handlerOf(t testing.TB, config Config) http.Handler {
	t.Helper()
	handler, err := siteOf(t, config).handler()
	if err != nil {
		t.Fatal(err)
	}
	return held(t, handler)
}

// siteOf makes a site of what a test gives and what all have.
func siteOf(t testing.TB, config Config) *site {
	t.Helper()
	set, err := generator.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	if config.Reports, err = report.Load(templates.FS); err != nil {
		t.Fatal(err)
	}
	config.Templates, config.Rules, config.Today, config.Log = set, loadRules(t), fixedDay, slog.New(slog.DiscardHandler)
	if config.Courier == nil {
		if config.Courier, err = courier.Default(t.Context(), config.Accounts.Store, templates.FS, "http://127.0.0.1", config.Log); err != nil {
			t.Fatal(err)
		}
	}
	s, err := newSite(config)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// newDesk is where people sign in to an empty store.
func newDesk(t testing.TB) *accounts.Desk { return newDeskAt(t, nil) }

// newDeskAt is such a desk by another clock than the machine's.
func newDeskAt(t testing.TB, now func() time.Time) *accounts.Desk {
	t.Helper()
	return deskIn(t, filepath.Join(t.TempDir(), "huishang.db"), now)
}

// deskIn is such a desk whose store is a file.
func deskIn(t testing.TB, file string, now func() time.Time) *accounts.Desk {
	t.Helper()
	s, err := store.Open(t.Context(), file, store.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return accounts.NewDesk(s)
}

func fixedDay() huishang.Date { return huishang.NewDate(2026, time.November, 23) }

func dossierText(t testing.TB) []byte {
	t.Helper()
	data, err := testdata.Dossiers.ReadFile(tangshan)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// gappy is the dossier of 唐山 without a title of its proposal.
func gappy(t testing.TB) []byte {
	t.Helper()
	d, err := huishang.Decode(dossierText(t))
	if err != nil {
		t.Fatal(err)
	}
	d.Proposal.Title = ""
	data, err := huishang.Encode(d)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// form is a request with a file in it, as a browser sends it.
func form(t testing.TB, field, name string, data []byte) *http.Request {
	t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	part, err := w.CreateFormFile(field, name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/fill", &body)
	r.Header.Set("Content-Type", w.FormDataContentType())
	return r
}

// ask sends one request.
func ask(handler http.Handler, r *http.Request) (*http.Response, string) {
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	answer := w.Result()
	body, _ := io.ReadAll(answer.Body)
	return answer, string(body)
}

func get(handler http.Handler, path string) (*http.Response, string) {
	return ask(handler, httptest.NewRequest(http.MethodGet, path, nil))
}

func post(handler http.Handler, path, body string) (*http.Response, string) {
	return ask(handler, httptest.NewRequest(http.MethodPost, path, strings.NewReader(body)))
}
