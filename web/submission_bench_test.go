package web

import (
	"archive/zip"
	"bytes"
	"crypto/rand"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"huishang/store"
)

// BenchmarkSubmission takes in forms of 60 KB, each saying something of its own: read from the request, guard, form, 104 rules, and saved on
// SQLite with synchronous FULL. It tells how many a second of processor time and, as machines differ, how many times the processor time one takes that
// excelize takes to open the same file and give the texts of its sheets, and how many rows a second excelize reads of the plain form of 200 rows
// that its other figures are of: all are measured in turns.
func BenchmarkSubmission(b *testing.B) {
	w, _ := townWithDossier(b)
	clerk := w.of("tangshan")
	says := fullDossier(b)
	innovation := says.Proposal.Topics[0].Innovation
	requests, files := make([]*http.Request, b.N), make([][]byte, b.N)
	for i := range requests {
		says.Proposal.Topics[0].Innovation = fmt.Sprintf("%s（第%d稿）", innovation, i+1)
		files[i] = grown(b, filledForm(b, "proposal", says, nil), 60<<10)
		requests[i] = w.handInRequest(b, clerk, submissions, nil, sent{"报送表.xlsx", files[i]})
	}
	handler, err := w.site.handler() // without the test's look at requests and answers
	if err != nil {
		b.Fatal(err)
	}
	plain, err := os.ReadFile(filepath.Join("..", "generator", "xlsx", "testdata", "bench", "form-200.xlsx"))
	if err != nil {
		b.Fatal(err)
	}
	var spent, read, measure time.Duration // of the processor
	b.ReportAllocs()
	b.ResetTimer()
	for turn := range slices.Chunk(requests, 100) {
		spent += worth(b, func() {
			for _, r := range turn {
				if answer, body := ask(handler, r); answer.StatusCode != http.StatusCreated {
					b.Fatalf("got %d %s", answer.StatusCode, body)
				}
			}
		})
		b.StopTimer()
		read += worth(b, func() {
			for _, file := range files[:len(turn)] {
				readWithExcelize(b, file)
			}
		})
		measure += worth(b, func() {
			for range turn {
				readWithExcelize(b, plain)
			}
		})
		b.StartTimer()
	}
	b.StopTimer()
	b.ReportMetric(float64(b.N)/spent.Seconds(), "submissions/CPU-s")
	b.ReportMetric(spent.Seconds()/read.Seconds(), "excelize-reads/submission")
	b.ReportMetric(float64(200*b.N)/measure.Seconds(), "excelize-rows/CPU-s")
	b.ReportMetric(float64(len(files[0]))/1024, "KiB/form")
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

// worth is the processor time something takes, with that for collecting what it leaves behind: nobody collects another's.
func worth(b *testing.B, do func()) time.Duration {
	began := processorTime(b)
	do()
	runtime.GC()
	return processorTime(b) - began
}

// readWithExcelize opens a workbook and gives the texts of its sheets, and nothing else.
func readWithExcelize(b *testing.B, file []byte) {
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		b.Fatal(err)
	}
	for _, sheet := range f.GetSheetList() {
		if _, err := f.GetRows(sheet); err != nil {
			b.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
}

// grown is a form with a picture of noise beside it, so that it has a size.
func grown(b *testing.B, form []byte, size int) []byte {
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
	copy(noise, "noise") // so that it never looks like the beginning of something else
	if _, err := part.Write(noise); err != nil {
		b.Fatal(err)
	}
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
