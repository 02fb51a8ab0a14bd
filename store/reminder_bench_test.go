package store

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"huishang/testdata/need"
)

// manyReminders is how many reminders the benchmarks have in the table, a million with HUISHANG_LONG=1. 1 in 10 is still to leave, later.
func manyReminders() int { return need.Rounds(100_000, 1_000_000) }

// fillReminders writes so many reminders as one statement.
func fillReminders(b *testing.B, s *Store, many int) {
	b.Helper()
	if _, err := s.write.db.Exec(`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < `+strconv.Itoa(many)+`)
		INSERT INTO reminders SELECT $1, 'id' || i, CAST(130000 + i % 3000 AS TEXT), 'duty' || i, '市科技局', '议定书到期', '2026-12-31', '前6个月',
			'desk' || (i % 3000) || '@example.gov.cn', 'message' || i || '@example.gov.cn', '{"say":"请提请延续"}',
			CASE WHEN i % 10 = 0 THEN 'waiting' ELSE 'sent' END, $2, CASE WHEN i % 10 = 0 THEN $3 ELSE '' END, 0, '', '', '', '', '', '', '', ''
		FROM n`, Home, instantText(planned), instantText(planned.AddDate(0, 1, 0))); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkTick has many reminders in a table of SQLite: a tick that finds nothing, one that finds a hundred, one that claims and
// records them on the disk, and the pages of the delivery list.
func BenchmarkTick(b *testing.B) {
	place := newSQLite(b)
	at := &clock{planned}
	filled, err := Open(b.Context(), place, Options{})
	if err != nil {
		b.Fatal(err)
	}
	fillReminders(b, filled, manyReminders())
	if err := filled.Close(); err != nil {
		b.Fatal(err)
	}
	s := open(b, place)
	s.now = at.read
	b.Run("idle", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			claim(b, s, 0)
		}
	})
	n := 0
	b.Run("finds100", func(b *testing.B) {
		n += queueDue(b, s, n, 100)
		b.ReportAllocs()
		for b.Loop() {
			found, err := collectText(s.read.Query(dueMessages, Home, instantText(at.now), 100))
			if err != nil || len(found) != 100 {
				b.Fatalf("%d, %v", len(found), err)
			}
		}
	})
	b.Run("claims100", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			n += queueDue(b, s, n, 100)
			b.StartTimer()
			batch := claim(b, s, 100)
			record(b, s, batch, ResultSent, "250 OK", 100)
		}
		b.ReportMetric(100*float64(b.N)/b.Elapsed().Seconds(), "reminders/s")
		debug.FreeOSMemory() // what filling the table took is no part of a tick
		b.ReportMetric(residentMiB(), "MiB-resident")
	})
	for name, filter := range map[string]ReminderFilter{
		"all": {}, "city": {City: "130200"}, "failed": {State: ReminderFailed}, "doubtful": {Doubtful: true},
	} {
		b.Run("list/"+name, func(b *testing.B) {
			for b.Loop() {
				view(b, s, admin, func(tx *Tx) error { _, _, err := tx.Reminders(filter, Page{}); return err })
			}
		})
	}
	b.Run("queue", func(b *testing.B) {
		for b.Loop() {
			view(b, s, admin, func(tx *Tx) error { _, err := tx.Queue(); return err })
		}
	})
}

// queueDue queues reminders that are due and says how many.
func queueDue(b *testing.B, s *Store, from, many int) int {
	b.Helper()
	all := make([]NewReminder, many)
	for i := range all {
		all[i] = reminderOf("130200", from+i)
	}
	if p := planReminders(b, s, all...); p.Added != many {
		b.Fatalf("%+v", p)
	}
	return many
}

// BenchmarkPlan queues the reminders of 3,000 counties, ten each, in one transaction on the disk, and plans them again.
func BenchmarkPlan(b *testing.B) {
	for name, place := range map[string]func(testing.TB) string{"sqlite": newSQLite, "postgres": newPostgres} {
		b.Run(name, func(b *testing.B) {
			s := open(b, place(b))
			all, round := make([]NewReminder, 30_000), 0
			for b.Loop() {
				for i := range all {
					all[i] = reminderOf(fmt.Sprint(130000+i%3000), i)
					all[i].Step, all[i].Payload = strconv.Itoa(round), json.RawMessage(`{"say":"`+strings.Repeat("请提请延续", 20)+`"}`)
				}
				round++
				for _, want := range []int{len(all), 0} {
					if p := planReminders(b, s, all...); p.Added != want {
						b.Fatalf("%+v", p)
					}
				}
			}
			b.ReportMetric(2*float64(len(all)*b.N)/b.Elapsed().Seconds(), "reminders/s")
		})
	}
}

// BenchmarkDeliver claims and records batches of a hundred as fast as a server that answers at once would let it.
func BenchmarkDeliver(b *testing.B) {
	for name, place := range map[string]func(testing.TB) string{"sqlite": newSQLite, "postgres": newPostgres} {
		b.Run(name, func(b *testing.B) {
			s, n := open(b, place(b)), 0
			for b.Loop() {
				b.StopTimer()
				n += queueDue(b, s, n, 1000)
				b.StartTimer()
				for left := 1000; left > 0; {
					batch, err := s.Claim(context.Background(), Home, 100, time.Hour)
					if err != nil {
						b.Fatal(err)
					}
					record(b, s, batch, ResultSent, "250 OK", len(batch.Messages))
					left -= len(batch.Messages)
				}
			}
			b.ReportMetric(1000*float64(b.N)/b.Elapsed().Seconds(), "reminders/s")
		})
	}
}

// residentMiB is the memory of this program that is in use, 0 where the system does not say.
func residentMiB() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if fields := strings.Fields(line); len(fields) == 3 && fields[0] == "VmRSS:" {
			kib, err := strconv.ParseFloat(fields[1], 64)
			if err == nil {
				return kib / 1024
			}
		}
	}
	return 0
}
