package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
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
	return handlerOf(t, Config{Accounts: deskOf(t, demoStore, nil), Demo: true})
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
	reports, err := compiledReports()
	if err != nil {
		t.Fatal(err)
	}
	config.Templates, config.Reports, config.Rules = loadTemplates(t), reports.Clone(), loadRules(t)
	config.Today, config.Log = fixedDay, slog.New(slog.DiscardHandler)
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

// The templates of the program are compiled once for all tests. Every site has sets of its own of them, since it puts others in force.
var (
	compiledTemplates = sync.OnceValues(func() (*generator.Templates, error) { return generator.Load(templates.FS) })
	compiledReports   = sync.OnceValues(func() (*report.Templates, error) { return report.Load(templates.FS) })
)

func loadTemplates(t testing.TB) *generator.Templates {
	t.Helper()
	set, err := compiledTemplates()
	if err != nil {
		t.Fatal(err)
	}
	return set.Clone()
}

// An empty store and the one of the demonstration are written once for all tests, which take copies of their files.
var (
	emptyStore = sync.OnceValues(func() ([]byte, error) {
		return storeFile(func(context.Context, *store.Store) error { return nil })
	})
	demoStore = sync.OnceValues(func() ([]byte, error) { return storeFile(LoadDemo) })
)

// storeFile is the file of a store that was filled.
func storeFile(fill func(context.Context, *store.Store) error) (data []byte, err error) {
	folder, err := os.MkdirTemp("", "huishang")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	file := filepath.Join(folder, "huishang.db")
	s, err := store.Open(context.Background(), file, store.Options{})
	if err != nil {
		return nil, err
	}
	if err := errors.Join(fill(context.Background(), s), s.Close()); err != nil {
		return nil, err
	}
	return os.ReadFile(file)
}

// newDesk is where people sign in to an empty store.
func newDesk(t testing.TB) *accounts.Desk { return newDeskAt(t, nil) }

// newDeskAt is such a desk by another clock than the machine's.
func newDeskAt(t testing.TB, now func() time.Time) *accounts.Desk {
	t.Helper()
	return deskOf(t, emptyStore, now)
}

// deskOf is such a desk whose store is a copy of one that was written.
func deskOf(t testing.TB, written func() ([]byte, error), now func() time.Time) *accounts.Desk {
	t.Helper()
	data, err := written()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "huishang.db")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return deskIn(t, file, now)
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
