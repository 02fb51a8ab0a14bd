package web

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"huishang"
	"huishang/proceeding"
	"huishang/store"
	"huishang/testdata/need"
)

// BenchmarkDossierRead reads what a dossier's page shows, through the handler, among 1,000 dossiers, or 10,000 with HUISHANG_LONG=1. Run it
// with -cpu 1 for one core.
func BenchmarkDossierRead(b *testing.B) {
	w := &town{desk: newDesk(b)}
	w.site = siteOf(b, Config{Accounts: w.desk, Demo: true})
	handler, err := w.site.handler()
	if err != nil {
		b.Fatal(err)
	}
	ids := w.fill(b, need.Rounds(1000, 10_000))
	for name, path := range map[string]string{"dossier": "", "steps": "/steps", "documents": "/documents", "versions": "/versions"} {
		b.Run(name, func(b *testing.B) {
			for n := 0; b.Loop(); n++ {
				answer := httptest.NewRecorder()
				handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, apiRoot+"dossiers/"+ids[n*7919%len(ids)]+path, nil))
				if answer.Code != http.StatusOK {
					b.Fatal(answer.Body)
				}
			}
		})
	}
}

// fill keeps as many dossiers, each of a city or year of its own, and gives their ids.
func (w *town) fill(t testing.TB, count int) []string {
	t.Helper()
	d, err := huishang.Decode(dossierText(t))
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for len(ids) < count {
		w.update(t, func(tx *store.Tx) error {
			for range min(200, count-len(ids)) {
				d.City.Code = fmt.Sprintf("13%04d", len(ids)%1000)
				d.Note = fmt.Sprint(len(ids))
				v, err := proceeding.TakeOver(tx, 2016+len(ids)/1000, d, "")
				if err != nil {
					return err
				}
				ids = append(ids, v.Dossier)
			}
			return nil
		})
	}
	return ids
}

// TestFiftyPeopleAtOnce lets fifty people list, look, check and save their own dossiers, for a minute with HUISHANG_LONG=1, else once each. Nobody gets an error, and what is held in memory stays within bounds.
func TestFiftyPeopleAtOnce(t *testing.T) {
	w := &town{desk: newDesk(t)}
	w.site = siteOf(t, Config{Accounts: w.desk, Demo: true})
	w.site.patience = time.Minute
	var err error
	if w.handler, err = w.site.handler(); err != nil {
		t.Fatal(err)
	}
	ids := w.fill(t, 50)
	long := need.Rounds(0, 1) == 1
	end, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var asked atomic.Int64
	var people sync.WaitGroup
	for n, id := range ids {
		people.Go(func() {
			for round := 1; end.Err() == nil && (long || round <= 3); round++ {
				asked.Add(w.workOn(t, n, id, round))
			}
		})
	}
	people.Wait()
	var memory runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&memory)
	t.Logf("%d requests; %d MiB held, %d MiB taken from the system", asked.Load(), memory.HeapAlloc>>20, memory.Sys>>20)
	if memory.HeapAlloc > 200<<20 {
		t.Errorf("%d MiB are held", memory.HeapAlloc>>20)
	}
}

// workOn is one round of somebody's work on their dossier: they look at it, at its steps and findings, and save it. It gives how often they
// asked.
func (w *town) workOn(t *testing.T, n int, id string, round int) int64 {
	t.Helper()
	at := apiRoot + "dossiers/" + id
	for _, path := range []string{apiRoot + "dossiers?limit=20", at, at + "/steps", at + "/findings", at + "/versions/1"} {
		if answer, body := get(w.handler, path); answer.StatusCode != http.StatusOK {
			t.Errorf("%s: got %d %.200s", path, answer.StatusCode, body)
		}
	}
	_, version := get(w.handler, at+"/versions/1")
	answer, body := ask(w.handler, w.changing(at, version, round))
	if answer.StatusCode != http.StatusOK || answer.Header.Get("ETag") != versionTag(round+1) {
		t.Errorf("person %d, round %d: got %d %.200s", n, round, answer.StatusCode, body)
	}
	return 7
}

// changing is a request that saves a dossier from a version.
func (w *town) changing(at, content string, base int) *http.Request {
	r := w.request(person{}, http.MethodPut, at, content)
	r.Header.Set("If-Match", versionTag(base))
	return r
}
