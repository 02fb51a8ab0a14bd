package main

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"huishang"
	"huishang/checks"
	"huishang/store"
	"huishang/testdata/need"
	"huishang/testdata/post"
)

// TestServerKilledWhileSending kills the real program at random moments while it sends, again and again, and lets another finish once the leases
// have ended: no reminder is lost, and each that arrived twice is marked and came under one Message-ID.
func TestServerKilledWhileSending(t *testing.T) {
	t.Parallel()
	const offices = 2 // at once
	for i := range offices {
		t.Run(strconv.Itoa(i), func(t *testing.T) {
			t.Parallel()
			s := &sending{db: filepath.Join(t.TempDir(), "huishang.db"), post: post.Open(t)}
			rounds := need.Rounds(3, 1000/offices)
			for n := range rounds {
				s.queue(t, n)
				s.runAndKill(t)
			}
			s.finish(t)
			s.hold(t, rounds)
		})
	}
}

// sending is a database with reminders and a mail server.
type sending struct {
	db   string
	post *post.Server
}

// manyAtOnce is how many reminders are queued between two kills.
const manyAtOnce = 30

func (s *sending) flags() []string {
	return []string{"--db", s.db, "--smtp-host", "127.0.0.1", "--smtp-port", strconv.Itoa(s.post.Port()), "--smtp-security", "plain", "--smtp-from", "huishang@example.gov.cn",
		"--smtp-rate", "12000", "--deliver-every", "20ms"}
}

func (s *sending) open(t *testing.T, now func() time.Time) *store.Store {
	t.Helper()
	kept, err := store.Open(t.Context(), s.db, store.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

// queue queues reminders of one round while no program has the database.
func (s *sending) queue(t *testing.T, round int) {
	t.Helper()
	kept := s.open(t, nil)
	var rows []store.NewReminder
	for i := range manyAtOnce {
		payload, err := json.Marshal(map[string]any{"reminder": map[string]any{"subject": "事项", "city": "唐山市", "urgency": "黄", "due_date": "2027-05-17"}})
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, store.NewReminder{ReminderKey: store.ReminderKey{Duty: fmt.Sprintf("%d/%d", round, i), Recipient: "市科技局 tang", Kind: "试发",
			Base: huishang.NewDate(2027, 5, 17), Step: "当日"}, City: "130200", Address: "tang@example.gov.cn", Due: time.Now(), Payload: payload})
	}
	err := kept.Update(t.Context(), store.System(store.Home), func(tx *store.Tx) error { _, err := tx.PlanReminders("example.gov.cn", rows); return err })
	if err != nil {
		t.Fatal(err)
	}
	if err := kept.Close(); err != nil {
		t.Fatal(err)
	}
}

// runAndKill starts the program, which sends at once, and kills it a moment later.
func (s *sending) runAndKill(t *testing.T) {
	t.Helper()
	server := launch(t, program(t), "huishang", append([]string{"serve", "--listen", "127.0.0.1:0"}, s.flags()...)...)
	time.Sleep(rand.N(200 * time.Millisecond))
	server.kill(t)
}

// finish lets another program send what is left once the leases have ended: one whose clock is ahead.
func (s *sending) finish(t *testing.T) {
	t.Helper()
	ahead := time.Hour
	now := func() time.Time { return time.Now().Add(ahead) }
	kept := s.open(t, now)
	defer kept.Close()
	parsed := &serveCommand{}
	parsed.Host, parsed.Port, parsed.Security, parsed.From, parsed.Every, parsed.Timeout = "127.0.0.1", s.post.Port(), "plain", "huishang@example.gov.cn", time.Minute, time.Minute
	rules, err := checks.Load()
	if err != nil {
		t.Fatal(err)
	}
	c, err := parsed.courier(kept, templatesFlag{}, nil, rules, "http://127.0.0.1", slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	for range 3 { // those in doubt wait a minute
		if err := c.Deliver(t.Context()); err != nil {
			t.Fatal(err)
		}
		ahead += 10 * time.Minute
	}
}

// hold holds what arrived against the rows.
func (s *sending) hold(t *testing.T, rounds int) {
	t.Helper()
	times := map[string]int{}
	for _, l := range s.post.Taken() {
		times[l.ID]++
	}
	kept := s.open(t, nil)
	defer kept.Close()
	rows, lost, doubles, unmarked := 0, 0, 0, 0
	for page := (store.Page{Limit: 500}); ; {
		var some []store.Reminder
		if err := kept.View(t.Context(), store.System(store.Home), func(tx *store.Tx) (err error) {
			some, page.After, err = tx.Reminders(store.ReminderFilter{Kind: "试发"}, page)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		for _, r := range some {
			rows++
			switch n := times[r.MessageID]; {
			case n == 0 || r.State != store.ReminderSent:
				lost++
			case n > 1 && r.Doubtful():
				doubles++
			case n > 1:
				unmarked++
			}
		}
		if page.After == "" {
			break
		}
	}
	if rows != rounds*manyAtOnce || lost != 0 || unmarked != 0 || len(times) != rows {
		t.Errorf("%d rows, %d lost, %d doubles that are not marked, %d different letters", rows, lost, unmarked, len(times))
	}
	t.Logf("%d rounds, %d reminders, %d came twice and are marked", rounds, rows, doubles)
}
