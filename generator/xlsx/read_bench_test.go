package xlsx_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"huishang/generator/xlsx"
)

// BenchmarkRead reads an uploaded form of 200 rows by twelve columns.
func BenchmarkRead(b *testing.B) {
	doc, err := os.ReadFile(filepath.Join("testdata", "bench", "form-200.xlsx"))
	must(b, err)
	b.Run("excelize", func(b *testing.B) {
		for b.Loop() {
			f, err := excelize.OpenReader(bytes.NewReader(doc))
			must(b, err)
			rows, err := f.GetRows(f.GetSheetName(0))
			must(b, err)
			must(b, f.Close())
			if len(rows) != 201 {
				b.Fatal(len(rows))
			}
		}
		perSecond(b, 200)
	})
	b.Run("xlsx", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if n := textsOf(b, doc); n != 201*12 {
				b.Fatal(n)
			}
		}
		perSecond(b, 200)
	})
}

// textsOf reads a workbook and counts the texts of its first sheet.
func textsOf(b *testing.B, doc []byte) (n int) {
	wb, err := xlsx.Read(doc)
	must(b, err)
	for _, row := range wb.Sheets[0].Rows() {
		for _, c := range row {
			if c.Text() != "" {
				n++
			}
		}
	}
	return n
}

// BenchmarkReadLarge reads 50,000 rows by twelve columns and tells the memory it takes.
func BenchmarkReadLarge(b *testing.B) {
	doc := ledger(b, 50_000)
	b.ReportAllocs()
	peak := watchHeap(func() {
		for b.Loop() {
			if n := textsOf(b, doc); n != 50_000*12 {
				b.Fatal(n)
			}
		}
	})
	b.ReportMetric(float64(peak)/(1<<20), "peak-MiB")
	perSecond(b, 50_000)
}

// BenchmarkReadMillionEmptyRows reads a sheet of a million formatted rows without anything in them.
func BenchmarkReadMillionEmptyRows(b *testing.B) {
	doc := emptyRows(b, 1_000_000)
	peak := watchHeap(func() {
		for b.Loop() {
			textsOf(b, doc)
		}
	})
	b.ReportMetric(float64(peak)/(1<<20), "peak-MiB")
}

// ledger is a sheet of many rows by twelve columns: numbers, dates and texts of its own.
func ledger(t testing.TB, rows int) []byte {
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	must(t, err)
	for i := range rows {
		cells := []any{i + 1, fmt.Sprintf("重大科技项目第%d号示范工程", i), "唐山市", "按期", float64(i) * 1.25}
		for k := range 7 {
			cells = append(cells, float64(i*k)+0.5)
		}
		must(t, w.SetRow(fmt.Sprintf("A%d", i+1), cells))
	}
	must(t, w.Flush())
	return written(t, f)
}

// watchHeap is the most the heap held while work ran.
func watchHeap(work func()) uint64 {
	runtime.GC()
	var peak atomic.Uint64
	done := make(chan struct{})
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		var m runtime.MemStats
		for {
			runtime.ReadMemStats(&m)
			peak.Store(max(peak.Load(), m.HeapAlloc))
			select {
			case <-done:
				return
			case <-time.After(2 * time.Millisecond):
			}
		}
	}()
	work()
	close(done)
	<-ended
	return peak.Load()
}
