package generator

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"huishang"
)

// BenchmarkReadForm reads a 进展填报表 of 200 rows by thirteen columns, and the 报送表 of 唐山; beside each, what excelize takes to
// open the same workbook and give the texts of its sheets.
func BenchmarkReadForm(b *testing.B) {
	forms := map[string][]byte{"200 rows": manyItems(b, 200), "proposal": formBytes(b, "proposal")}
	for _, name := range []string{"200 rows", "proposal"} {
		b.Run(name+"/excelize", func(b *testing.B) {
			for b.Loop() {
				openWithExcelize(b, forms[name])
			}
		})
		b.Run(name+"/ours", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(forms[name], Expect{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func openWithExcelize(b *testing.B, form []byte) {
	f, err := excelize.OpenReader(bytes.NewReader(form))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	for _, sheet := range f.GetSheetList() {
		if _, err := f.GetRows(sheet); err != nil {
			b.Fatal(err)
		}
	}
}

// manyItems is a form about the progress of an agreement of many items, filled in.
func manyItems(t testing.TB, items int) []byte {
	dossier := tangshan(t)
	one := dossier.Agreement.Items[2]
	dossier.Agreement.Items = nil
	for i := range items {
		one.ID, one.Title = fmt.Sprint("A", i+1), fmt.Sprintf("重大科技项目第%d号示范工程", i)
		dossier.Agreement.Items = append(dossier.Agreement.Items, one)
	}
	kind, _ := FormKindOf("progress")
	made, err := Form(kind, dossier, october)
	if err != nil {
		t.Fatal(err)
	}
	return edited(t, made.Bytes, func(d desk) {
		first := d.cell("进展填报", "状态", 1)
		col, row, err := excelize.CellNameToCoordinates(first)
		d.must(err)
		for i := range items {
			name, err := excelize.CoordinatesToCellName(col, row+i)
			d.must(err)
			d.must(d.SetSheetRow("进展填报", name, &[]any{"推进中", "完成中试线建设", 300, 260, "批复文件", "设备到货晚", "明年三月完成"}))
		}
	})
}

// BenchmarkReadFormLarge reads a 报送表 whose topics have 50,000 targets, a row each, and tells the most the heap held.
func BenchmarkReadFormLarge(b *testing.B) {
	form := manyTargets(b, 50_000)
	b.ReportAllocs()
	peak := peakHeap(func() {
		for b.Loop() {
			filled, err := Read(form, Expect{})
			if err != nil || len(filled.Part.Proposal.Topics) < 5 {
				b.Fatal(err)
			}
		}
	})
	b.ReportMetric(float64(peak)/(1<<20), "peak-MiB")
}

// manyTargets writes rows below the topics, a new topic every 10,000.
func manyTargets(t testing.TB, rows int) []byte {
	return patched(t, formBytes(t, "proposal"), func(part, text string) string {
		if part != "xl/worksheets/sheet4.xml" {
			return text
		}
		head, rest, _ := strings.Cut(text, `<row r="10"`)
		_, tail, _ := strings.Cut(rest, "</sheetData>")
		var out strings.Builder
		for n := range rows {
			fmt.Fprintf(&out, `<row r="%d">`, n+10)
			if n%10_000 == 0 {
				fmt.Fprintf(&out, `<c r="B%d" t="inlineStr"><is><t>M%d</t></is></c>`, n+10, n)
			}
			fmt.Fprintf(&out, `<c r="Z%d" t="inlineStr"><is><t>突破关键技术第%d项</t></is></c><c r="AC%d"><v>%d.5</v></c></row>`, n+10, n, n+10, n)
		}
		return head + out.String() + "</sheetData>" + tail
	})
}

// peakHeap is the most the heap held while work ran.
func peakHeap(work func()) uint64 {
	runtime.GC()
	var peak atomic.Uint64
	done, ended := make(chan struct{}), make(chan struct{})
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

// BenchmarkForm makes the 报送表 of 唐山.
func BenchmarkForm(b *testing.B) {
	kind, _ := FormKindOf("proposal")
	dossier := tangshan(b)
	for b.Loop() {
		if _, err := Form(kind, dossier, FormOptions{Today: huishang.NewDate(2026, 10, 8)}); err != nil {
			b.Fatal(err)
		}
	}
}
