package web

import (
	"archive/zip"
	"bytes"
	"crypto/rand"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"huishang/store"
)

// BenchmarkSubmission takes in forms of 60 KB, each of its own: read from the request, guard, form, 104 rules, and saved on SQLite with
// synchronous FULL. It tells how many a second of processor time.
func BenchmarkSubmission(b *testing.B) {
	w, _ := townWithDossier(b)
	clerk := w.of("tangshan")
	form := filledForm(b, "proposal", fullDossier(b), nil)
	requests := make([]*http.Request, b.N)
	size := 0
	for i := range requests {
		file := grown(b, form, 60<<10, i)
		size = len(file)
		requests[i] = w.handInRequest(b, clerk, submissions, nil, sent{"报送表.xlsx", file})
	}
	handler, err := w.site.handler() // without the test's look at requests and answers
	if err != nil {
		b.Fatal(err)
	}
	before := processorTime(b)
	b.ReportAllocs()
	b.ResetTimer()
	for _, r := range requests {
		if answer, body := ask(handler, r); answer.StatusCode != http.StatusCreated {
			b.Fatalf("got %d %s", answer.StatusCode, body)
		}
	}
	b.StopTimer()
	spent := processorTime(b) - before
	b.ReportMetric(float64(b.N)/spent.Seconds(), "submissions/CPU-s")
	b.ReportMetric(float64(size)/1024, "KiB/form")
	b.ReportMetric(peakMiB(b), "peak-MiB")
	kept := 0
	w.update(b, func(tx *store.Tx) error {
		all, _, err := tx.Submissions(store.SubmissionFilter{}, store.Page{Limit: 500})
		kept = len(all)
		return err
	})
	if kept != min(b.N, 500) {
		b.Fatalf("%d are kept of %d", kept, b.N)
	}
}

// grown is a form with a picture of noise beside it, so that it has a size, and with a number of its own.
func grown(b *testing.B, form []byte, size, n int) []byte {
	noise := make([]byte, max(0, size-len(form)-400))
	if _, err := rand.Read(noise); err != nil {
		b.Fatal(err)
	}
	from, err := zip.NewReader(bytes.NewReader(form), int64(len(form)))
	if err != nil {
		b.Fatal(err)
	}
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, f := range from.File {
		if err := to.Copy(f); err != nil {
			b.Fatal(err)
		}
	}
	part, err := to.Create("xl/media/noise.bin")
	if err != nil {
		b.Fatal(err)
	}
	fmt.Fprintf(part, "%d\n%s", n, noise)
	if err := to.Close(); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

// peakMiB is the most memory the process has had, where the system tells it.
func peakMiB(b *testing.B) float64 {
	text, err := os.ReadFile(filepath.Join("/proc", fmt.Sprint(os.Getpid()), "status"))
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(text), "VmHWM:")
	kilobytes := 0.0
	if _, err := fmt.Sscan(after, &kilobytes); err != nil {
		return 0
	}
	return kilobytes / 1024
}
