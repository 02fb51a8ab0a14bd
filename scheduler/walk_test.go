package scheduler

import (
	"reflect"
	"testing"

	"huishang"
)

// TestWalkGoesFromDayToDay holds a walk through a span, which takes several cities at a time, to what is due on each of its days in turn.
func TestWalkGoesFromDayToDay(t *testing.T) {
	calendar, notice := ownCalendar(t), ownNotices(t)
	base := append(demo(t), lives()...)
	for _, cities := range []int{0, 1, 3, 50} {
		standings := many(base, cities)
		for _, last := range []huishang.Date{{}, day("2026-08-31")} {
			from, to := day("2026-10-03"), day("2027-01-15")
			before := last
			if before.IsZero() {
				before = from.AddDays(-1)
			}
			sent, want := map[Key]bool{}, []Reminder(nil)
			for _, r := range Due(standings, calendar, notice, calendar.OnOrBefore(before)) {
				sent[r.Key()] = true
			}
			for at := calendar.OnOrAfter(from); !at.After(to); at = calendar.Add(at, 1) {
				for _, r := range Due(standings, calendar, notice, at) {
					if !sent[r.Key()] {
						sent[r.Key()] = true
						want = append(want, r)
					}
				}
			}
			if got := Walk(standings, calendar, notice, last, from, to); !reflect.DeepEqual(got, want) {
				t.Errorf("%d cities, last on %s: %d reminders, not %d", cities, last, len(got), len(want))
			}
		}
	}
}
