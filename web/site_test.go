package web

import (
	"bytes"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"huishang"
	"huishang/generator"
	"huishang/templates"
	"huishang/testdata"
)

const tangshan = "dossiers/130200-唐山市.json"

// newHandler makes a site with the demonstration on a day that does not move.
func newHandler(t testing.TB) http.Handler {
	t.Helper()
	set, err := generator.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	handler, err := New(Config{Templates: set, Rules: loadRules(t), Demo: true, Today: fixedDay, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	return handler
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
	r := httptest.NewRequest(http.MethodPost, "/dossiers", &body)
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
