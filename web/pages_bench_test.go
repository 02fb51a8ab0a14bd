package web

import (
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"

	"huishang/testdata/need"
)

// BenchmarkPages answers every page of the route table on one core, once the site has looked around, among 1,000 dossiers, or 10,000 with HUISHANG_LONG=1. Every page should
// come in less than 20 ms.
func BenchmarkPages(b *testing.B) {
	in := newTown(b, Config{})
	in.fill(b, need.Rounds(1000, 10_000))
	in.site.warm()
	in.site.tried(fullDossier(b), dossierText(b)) // as its upload does
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, r := range in.site.routes() {
		if r.method != http.MethodGet || strings.HasPrefix(r.path, "/api/") || r.may.use == useOpen {
			continue
		}
		for _, p := range in.readers(r) {
			b.Run(p.name+strings.ReplaceAll(r.path, "/", "|"), func(b *testing.B) {
				path, _ := in.path(b, r, ownerFor(in, p))
				bytes := 0
				for b.Loop() {
					answer := httptest.NewRecorder()
					in.handler.ServeHTTP(answer, in.request(p, http.MethodGet, path, ""))
					if answer.Code >= http.StatusInternalServerError {
						b.Fatal(answer.Body)
					}
					bytes = answer.Body.Len()
				}
				b.ReportMetric(float64(bytes), "bytes")
			})
		}
	}
}
