package store

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// waitOf is how long a try has to wait, nought when it may be made.
func waitOf(t testing.TB, s *Store, login, place string) time.Duration {
	t.Helper()
	err := s.TakeTry(context.Background(), Home, login, place)
	var soon TooSoon
	if err != nil && !errors.As(err, &soon) {
		t.Fatal(err)
	}
	return soon.Wait
}

func TestGuessingSlowsDown(t *testing.T) {
	onBothAt(t, func(t *testing.T, s *Store, at *clock) {
		for i := range freeTries {
			if wait := waitOf(t, s, "jia", "10.0.0.1"); wait != 0 {
				t.Fatalf("try %d waits %s", i, wait)
			}
		}
		for want := firstWait; want < longestWait; want *= 2 {
			for range 3 { // asking again does not make it longer
				if wait := waitOf(t, s, "jia", "10.0.0.1"); wait != want {
					t.Fatalf("waits %s, want %s", wait, want)
				}
			}
			at.now = at.now.Add(want)
			if wait := waitOf(t, s, "jia", "10.0.0.1"); wait != 0 {
				t.Fatalf("after %s it still waits %s", want, wait)
			}
		}
		if wait := waitOf(t, s, "jia", "10.0.0.1"); wait != longestWait {
			t.Errorf("in the end it waits %s", wait)
		}
		if wait := waitOf(t, s, "jia", "10.0.0.2"); wait != 0 {
			t.Errorf("the owner, who comes from elsewhere, waits %s", wait)
		}
		if wait := waitOf(t, s, "yi", "10.0.0.1"); wait != 0 {
			t.Errorf("somebody else from the same office waits %s", wait)
		}
		at.now = at.now.Add(forgottenAfter + time.Second)
		if wait := waitOf(t, s, "jia", "10.0.0.1"); wait != 0 {
			t.Errorf("a day later it waits %s", wait)
		}
	})
}

// Many names tried from one place slow that place down.
func TestAPlaceThatTriesManyNamesSlowsDown(t *testing.T) {
	onBothAt(t, func(t *testing.T, s *Store, at *clock) {
		for i := range freeFromAPlace {
			if wait := waitOf(t, s, fmt.Sprint("name", i), "10.0.0.1"); wait != 0 {
				t.Fatalf("try %d waits %s", i, wait)
			}
		}
		if wait := waitOf(t, s, "another", "10.0.0.1"); wait != firstWait {
			t.Errorf("waits %s", wait)
		}
		if wait := waitOf(t, s, "another", "10.0.0.2"); wait != 0 {
			t.Errorf("from elsewhere it waits %s", wait)
		}
	})
}

func TestComingInForgivesTries(t *testing.T) {
	onBothAt(t, func(t *testing.T, s *Store, at *clock) {
		for range 30 { // a whole office that signs in behind one address
			for i := range freeTries {
				if wait := waitOf(t, s, "jia", "10.0.0.1"); wait != 0 {
					t.Fatalf("try %d waits %s", i, wait)
				}
				if err := s.ForgiveTries(t.Context(), Home, "jia", "10.0.0.1"); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

// Tries made at once are counted one by one.
func TestTriesAtOnceAreCounted(t *testing.T) {
	onBothAt(t, func(t *testing.T, s *Store, at *clock) {
		var through atomic.Int64
		var all sync.WaitGroup
		for range 20 {
			all.Go(func() {
				if err := s.TakeTry(context.Background(), Home, "jia", "10.0.0.1"); err == nil {
					through.Add(1)
				} else if !errors.As(err, &TooSoon{}) {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if through.Load() != freeTries {
			t.Errorf("%d of 20 came through", through.Load())
		}
	})
}

// Guessing at a user is entered in the audit log, but not each guess, and not what was typed when it is no user's name.
func TestGuessingIsAuditedWithMeasure(t *testing.T) {
	onBothAt(t, func(t *testing.T, s *Store, at *clock) {
		addUser(t, s, chief())
		for range 40 {
			for _, login := range []string{"chief", "my secret password"} {
				at.now = at.now.Add(longestWait)
				if wait := waitOf(t, s, login, "10.0.0."+login[:1]); wait != 0 {
					t.Fatalf("waits %s", wait)
				}
			}
		}
		var entered int
		if err := s.read.QueryRow(`SELECT count(*) FROM audit WHERE action = $1`, string(ActionSlowDown)).Scan(&entered); err != nil {
			t.Fatal(err)
		}
		if entered != 3 { // at 8, 16 and 32
			t.Errorf("%d lines", entered)
		}
	})
}
