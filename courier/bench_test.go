package courier

import (
	"fmt"
	"log/slog"
	"testing"
	"time"

	"huishang"
	"huishang/proceeding"
	"huishang/store"
	"huishang/testdata/need"
)

// BenchmarkDeliver hands small letters to a server in the process over one connection, with the queue in a file that is on the disk before
// anything goes on.
func BenchmarkDeliver(b *testing.B) {
	o := newOffice(b, newSQLite(b), "2026-12-01")
	sent := 0
	for b.Loop() {
		b.StopTimer()
		var all []string
		for i := range 2000 {
			all = append(all, fmt.Sprintf("%d/%d", sent, i))
		}
		o.queue(b, all...)
		b.StartTimer()
		if err := o.courier.Deliver(b.Context()); err != nil {
			b.Fatal(err)
		}
		sent += len(all)
	}
	if got := len(o.post.Collect()); got != sent {
		b.Errorf("%d arrived of %d", got, sent)
	}
	b.ReportMetric(float64(sent)/b.Elapsed().Seconds(), "letters/s")
}

// BenchmarkPlan plans a day of many counties from their dossiers in the store to the rows of the queue, and plans it again: 3,000 with HUISHANG_LONG.
func BenchmarkPlan(b *testing.B) {
	counties := need.Rounds(300, 3000)
	d := sample(b, "130200-唐山市")
	for b.Loop() {
		b.StopTimer()
		o := newOffice(b, newSQLite(b), "2026-12-01")
		o.courier.Log, o.courier.Reports = slog.New(slog.DiscardHandler), nil
		o.update(b, func(tx *store.Tx) error {
			for i := range counties {
				one := *d
				one.City.Code, one.Procedure = fmt.Sprint(140000+i), huishang.Procedure{}
				if _, err := proceeding.TakeOver(tx, 2026, &one, ""); err != nil {
					return err
				}
			}
			return nil
		})
		b.StartTimer()
		for _, what := range []string{"first", "again"} {
			begun := time.Now()
			p := o.plan(b)
			b.ReportMetric(time.Since(begun).Seconds(), "s-"+what)
			b.ReportMetric(float64(p.Due), "due")
		}
	}
}
