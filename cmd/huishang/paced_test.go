package main

import (
	"bufio"
	"context"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/kong"
	"github.com/jonboulle/clockwork"

	"huishang"
	"huishang/checks"
	"huishang/store"
	"huishang/testdata/need"
	"huishang/testdata/post"
)

// pacedClock is the environment variable that says what the clock of a paced program shows at its start (RFC 3339).
const pacedClock = "HUISHANG_PACED_CLOCK"

// paced is the part of the program that sends, on a clock that is put forward from outside: it reads by how much, line by line, and answers each with
// whether it leads and what the clock shows.
func paced() {
	if err := pacedRun(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "level=ERROR", err)
		os.Exit(1)
	}
}

func pacedRun(ctx context.Context) error {
	var all commands
	if _, err := kong.Must(&all, kong.Name("huishang")).Parse(os.Args[1:]); err != nil {
		return err
	}
	at, err := time.Parse(time.RFC3339, os.Getenv(pacedClock))
	if err != nil {
		return err
	}
	clock := clockwork.NewFakeClockAt(at)
	kept, err := store.Open(ctx, all.Serve.DB, store.Options{Now: clock.Now})
	if err != nil {
		return err
	}
	rules, err := checks.Load()
	if err != nil {
		return err
	}
	sender, err := all.Serve.courier(kept, templatesFlag{}, nil, rules, "http://127.0.0.1", slog.New(slog.NewTextHandler(os.Stderr, nil)))
	if err != nil {
		return err
	}
	go sender.Run(ctx, all.Serve.Every, clock)
	fmt.Println("已启动")
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		by, err := time.ParseDuration(lines.Text())
		if err != nil {
			return err
		}
		clock.Advance(by)
		leads, err := kept.Lead(ctx)
		if err != nil {
			return err
		}
		fmt.Println(leads, clock.Now().Format(time.RFC3339))
	}
	return nil
}

// advance puts the clock of a paced program forward and tells whether it leads, and what the clock shows.
func (r *running) advance(t *testing.T, by time.Duration) (leads bool, now time.Time) {
	t.Helper()
	time.Sleep(10 * time.Millisecond) // what the clock set going goes on meanwhile
	if _, err := fmt.Fprintln(r.in, by); err != nil || !r.out.Scan() {
		t.Fatalf("the program does not answer: %v %s", err, &r.failed)
	}
	yes, shown, _ := strings.Cut(r.out.Text(), " ")
	now, err := time.Parse(time.RFC3339, shown)
	if err != nil {
		t.Fatal(err)
	}
	return yes == "true", now
}

// TestLeaderKilledWhileSending has two programs on one PostgreSQL, five minutes apart by their clocks, and kills the one that leads in the middle of
// its letters. No reminder is lost, each that arrived twice is marked, and the other program plans on.
func TestLeaderKilledWhileSending(t *testing.T) {
	const rounds = 10
	s := &sending{db: need.Schema(t), post: post.Open(t)}
	kept := s.open(t, nil)
	defer kept.Close()
	tomorrow := huishang.DateOf(time.Now().In(shanghai)).AddDays(1)
	morning := time.Date(tomorrow.Year(), tomorrow.Month(), tomorrow.Day(), 8, 28, 0, 0, shanghai)
	start := func(at time.Time) *running {
		t.Setenv(pacedClock, at.Format(time.RFC3339))
		return launch(t, os.Args[0], "huishang-paced", append([]string{"serve", "--listen", "127.0.0.1:0"}, s.flags()...)...)
	}
	ahead, behind := start(morning), start(morning.Add(-5*time.Minute))
	leader, other := ahead, behind
	minute := func() {
		if leads, _ := behind.advance(t, time.Minute); leads {
			leader, other = behind, ahead
		}
		if leads, _ := ahead.advance(t, time.Minute); leads {
			leader, other = ahead, behind
		}
	}
	await(t, "the plan of the first day", func() bool { minute(); return planned(t, kept) == tomorrow })
	for n := range rounds {
		s.queue(t, n)
	}
	await(t, "the first letters", func() bool { minute(); return len(s.post.Taken()) > 50 })
	leader.kill(t)
	await(t, "the end of the queue", func() bool { other.advance(t, time.Minute); return left(t, kept) == 0 })
	_, now := other.advance(t, time.Minute)
	other.advance(t, morning.AddDate(0, 0, 1).Add(3*time.Minute).Sub(now))
	await(t, "the plan of the next day", func() bool { other.advance(t, 0); return planned(t, kept) == tomorrow.AddDays(1) })
	other.kill(t)
	s.hold(t, rounds)
}

// await waits until something is so.
func await(t *testing.T, what string, so func() bool) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); !so(); {
		if time.Now().After(deadline) {
			t.Fatal("never: " + what)
		}
	}
}

// planned is the day that was planned last.
func planned(t *testing.T, kept *store.Store) (on huishang.Date) {
	t.Helper()
	read(t, kept, func(tx *store.Tx) error {
		last, err := tx.LastScan()
		on = last.On
		return err
	})
	return on
}

// left counts the reminders that are still to leave.
func left(t *testing.T, kept *store.Store) (count int) {
	t.Helper()
	read(t, kept, func(tx *store.Tx) error {
		q, err := tx.Queue()
		count = q.Length()
		return err
	})
	return count
}

func read(t *testing.T, kept *store.Store, look func(*store.Tx) error) {
	t.Helper()
	if err := kept.View(t.Context(), store.System(store.Home), look); err != nil {
		t.Fatal(err)
	}
}
