package courier

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/jonboulle/clockwork"

	"huishang/store"
	"huishang/testdata/need"
)

// started is a courier that runs on a clock of its own, until it is stopped or cut off.
type started struct {
	courier *Courier
	store   *store.Store
	clock   *clockwork.FakeClock
	stop    func()
}

// start runs a courier of its own on the database of the office, as another program would.
func (o *office) start(t *testing.T, address string, at time.Time) *started {
	t.Helper()
	s := &started{clock: clockwork.NewFakeClockAt(at)}
	var err error
	if s.store, err = store.Open(t.Context(), address, store.Options{Now: s.clock.Now}); err != nil {
		t.Fatal(err)
	}
	if s.courier, err = New(t.Context(), o.config(t, s.store)); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.courier.Run(ctx, time.Minute, s.clock) }()
	s.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		if err := s.store.Close(); err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(s.stop)
	return s
}

// await waits until something is so.
func await(t *testing.T, what string, so func() bool) {
	t.Helper()
	for deadline := time.Now().Add(40 * time.Second); !so(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("never: " + what)
		}
	}
}

// lastScan is the day that was planned last, as text.
func (o *office) lastScan(t *testing.T) (on string) {
	t.Helper()
	o.view(t, func(tx *store.Tx) error {
		last, err := tx.LastScan()
		on = last.On.String()
		return err
	})
	return on
}

// TestTheAlarmClock runs a courier from an evening on: nothing is planned before half past eight, then the plan is made and its letters leave
// within a minute; a plan that was missed is made up for.
func TestTheAlarmClock(t *testing.T) {
	address := need.Schema(t)
	o := newOffice(t, address, "2026-11-30")
	o.hire(t, "chief admin", "tang bureau 130200", "chu liaison")
	o.file(t, 2026, sample(t, "130200-唐山市"))
	s := o.start(t, address, planTime(date("2026-12-01")).Add(-10*time.Minute))
	tick := func() {
		s.clock.Advance(time.Minute)
		time.Sleep(30 * time.Millisecond)
	}
	for range 8 {
		tick()
	}
	if on := o.lastScan(t); on != "" {
		t.Fatalf("planned %s too early", on)
	}
	await(t, "the plan of the day and its letters", func() bool {
		tick()
		return o.lastScan(t) == "2026-12-01" && len(o.post.Taken()) > 0
	})
	s.stop()
	later := o.start(t, address, planTime(date("2026-12-08")).Add(7*time.Hour))
	await(t, "the plan that was missed", func() bool {
		later.clock.Advance(time.Minute)
		time.Sleep(30 * time.Millisecond)
		return o.lastScan(t) == "2026-12-08"
	})
}
