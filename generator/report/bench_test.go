//go:build unix

package report_test

import (
	"bytes"
	"fmt"
	"runtime"
	"runtime/debug"
	"syscall"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"huishang/generator/report"
)

const national = 100_000

// BenchmarkLedger streams a national ledger of 100,000 tasks: twelve columns by excelize and by the engine, and the nineteen of
// 任务分工台账. peak-MiB is the most heap that was in use while a process that has collected its garbage makes one report, the
// tasks themselves included and no limit set on the memory; rows/cpu-s counts seconds of the processor, the collection of garbage
// meanwhile included.
func BenchmarkLedger(b *testing.B) {
	ledger := nation(national)
	twelve, all := withTwelve(b), load(b)
	for _, c := range []struct {
		name  string
		write func() error
	}{
		{"excelize-12", func() error { return ledgerPlain(ledger) }},
		{"report-12", func() error { _, err := twelve.Lay(ledger); return err }},
		{"report-19", func() error { _, err := all.Lay(ledger); return err }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			peak, used, runs := watchHeap(), time.Duration(0), 0
			for b.Loop() {
				b.StopTimer()
				debug.FreeOSMemory() // as where a process makes one report
				b.StartTimer()
				began := processor(b)
				must(b, c.write())
				used += processor(b) - began
				runs++
			}
			b.ReportMetric(float64(runs)*national/used.Seconds(), "rows/cpu-s")
			b.ReportMetric(peak(), "peak-MiB")
		})
	}
}

// processor is the time of the processor this process has used.
func processor(b *testing.B) time.Duration {
	b.Helper()
	var used syscall.Rusage
	must(b, syscall.Getrusage(syscall.RUSAGE_SELF, &used))
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// watchHeap samples the heap until it is asked for the most that was in use.
func watchHeap() func() float64 {
	done, most := make(chan bool), make(chan uint64)
	go func() {
		var peak uint64
		var m runtime.MemStats
		for {
			select {
			case <-done:
				most <- peak
				return
			case <-time.After(5 * time.Millisecond):
				runtime.ReadMemStats(&m)
				peak = max(peak, m.HeapInuse)
			}
		}
	}()
	return func() float64 {
		done <- true
		return float64(<-most) / (1 << 20)
	}
}

// ledgerPlain writes the twelve columns by the stream writer of excelize.
func ledgerPlain(ledger report.Tasks) error {
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	wrapped, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true}})
	if err != nil {
		return err
	}
	cells := make([]any, 12)
	for i, r := range ledger.Rows {
		value, _ := r.Value.Value()
		share, _ := r.Share.Value()
		fund, _ := r.Fund.Amount.Value()
		for k, v := range []any{i + 1, r.City, r.ID, r.Title, r.Aim, value.InexactFloat64(), share.InexactFloat64(), fund.InexactFloat64(), r.LeadCity, r.LeadDept,
			r.Deadline.String(), string(r.Light)} {
			cells[k] = excelize.Cell{StyleID: wrapped, Value: v}
		}
		if err := w.SetRow(fmt.Sprintf("A%d", i+2), cells); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	var out bytes.Buffer
	return f.Write(&out)
}
