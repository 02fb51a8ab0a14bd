package web

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
)

// TestManyAtOnce lets people upload, look and download at the same time; every answer must be its own.
func TestManyAtOnce(t *testing.T) {
	handler := newHandler(t)
	wanted, _ := post(handler, "/api/v1/documents/agreement", string(dossierText(t)))
	var people sync.WaitGroup
	for n := range 12 {
		people.Go(func() {
			text := bytes.Replace(gappy(t), []byte("唐山市科学技术局"), fmt.Appendf(nil, "第%d局", n), 1)
			answer, _ := ask(handler, form(t, fileField, fmt.Sprintf("%d.json", n), text))
			kept := answer.Header.Get("Location")
			if _, page := get(handler, kept); !strings.Contains(page, fmt.Sprintf("卷宗 %d.json，", n)) {
				t.Errorf("%d sees another's page", n)
			}
			for _, kind := range []string{"agreement", "agenda", "all"} {
				if answer, body := get(handler, kept+"/documents/"+kind); answer.StatusCode != 200 || len(body) < 1000 {
					t.Errorf("%d, %s: got %d", n, kind, answer.StatusCode)
				}
			}
			if answer, _ := post(handler, "/api/v1/documents/agreement", string(dossierText(t))); answer.ContentLength != wanted.ContentLength {
				t.Errorf("%d: the same dossier gives another document", n)
			}
		})
	}
	people.Wait()
}

func TestZipHoldsEveryDocumentAndItsList(t *testing.T) {
	_, body := get(newHandler(t), "/fill/130200/documents/all")
	archive, err := zip.NewReader(strings.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	list := content(t, archive.File[0])
	for _, words := range []string{"\uFEFF唐山市 2026年厅市会商文件目录\r\n生成日期：2026年11月23日\r\n", "\r\n未生成：\r\n--  不能生成"} {
		if !strings.Contains(list, words) {
			t.Errorf("the list lacks %q:\n%s", words, list)
		}
	}
	for i, file := range archive.File[1:] {
		if !strings.HasPrefix(file.Name, fmt.Sprintf("%02d_唐山市_", i+1)) || !strings.Contains(list, file.Name) {
			t.Errorf("document %d is %s, and the list says\n%s", i+1, file.Name, list)
		}
		document := content(t, file)
		if _, err := zip.NewReader(strings.NewReader(document), int64(len(document))); err != nil {
			t.Errorf("%s: %v", file.Name, err)
		}
	}
}

func content(t *testing.T, file *zip.File) string {
	t.Helper()
	part, err := file.Open()
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestWhoWaitsTooLongIsSentAway fills every place and asks once more.
func TestWhoWaitsTooLongIsSentAway(t *testing.T) {
	s := &site{Config: Config{Templates: loadTemplates(t), Rules: loadRules(t), Accounts: newDesk(t), Demo: true, Today: fixedDay, Log: slog.New(slog.DiscardHandler)}, shelf: newShelf(time.Now),
		origin: http.NewCrossOriginProtection(), work: make(chan struct{}), patience: time.Millisecond}
	var err error
	if s.pages, err = parsePages(newPeople(s.Accounts.Store).name); err != nil {
		t.Fatal(err)
	}
	handler, err := s.handler()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []*http.Request{
		form(t, fileField, "卷宗.json", dossierText(t)),
		httptest.NewRequest(http.MethodPost, "/api/v1/documents/all", bytes.NewReader(dossierText(t))),
	} {
		answer, body := ask(handler, r)
		if answer.StatusCode != 503 || answer.Header.Get("Retry-After") != "10" || !strings.Contains(body, "请稍后再试") {
			t.Errorf("%s: got %d\n%s", r.URL, answer.StatusCode, body)
		}
	}
}

// TestAPageStaysShort shows a dossier with more gaps than anybody reads.
func TestAPageStaysShort(t *testing.T) {
	handler := newHandler(t)
	text := `{"proposal": {"topics": [` + strings.Repeat(`{"title": "甲"},`, 2000) + `{"title": "乙"}]}}`
	_, page := get(handler, address(t, handler, []byte(text)))
	if len(page) > 200_000 || !strings.Contains(page, "个缺项没有列出") {
		t.Errorf("the page has %d bytes", len(page))
	}
}

// TestAPanicIsAnsweredAndLogged holds that one broken request harms no other.
func TestAPanicIsAnsweredAndLogged(t *testing.T) {
	var log bytes.Buffer
	s := &site{Config: Config{Log: slog.New(slog.NewTextHandler(&log, nil))}}
	var err error
	if s.pages, err = parsePages(asTheyAre); err != nil {
		t.Fatal(err)
	}
	engine := gin.New()
	engine.GET("/*path", s.answer(func(*gin.Context) error { panic("秘密") }))
	for path, kind := range map[string]string{"/fill": pageType, "/api/v1/documents": problemType} {
		answer, body := get(engine, path)
		if answer.StatusCode != http.StatusInternalServerError || answer.Header.Get("Content-Type") != kind ||
			!strings.Contains(body, "程序出错") || strings.Contains(body, "秘密") {
			t.Errorf("%s: got %d %s\n%s", path, answer.StatusCode, answer.Header.Get("Content-Type"), body)
		}
	}
	if !strings.Contains(log.String(), "秘密") {
		t.Errorf("the log keeps silent: %s", &log)
	}
}

// BenchmarkDossierPage measures the page that tries every document.
func BenchmarkDossierPage(b *testing.B) {
	handler := newHandler(b)
	for b.Loop() {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/fill/130200", nil))
		if w.Code != 200 {
			b.Fatal(w.Code)
		}
	}
}
