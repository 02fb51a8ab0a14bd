package huishang

import (
	"slices"
	"testing"
)

// TestEveryReachableStateKeepsTheArticles goes everywhere, breadth first: every step in every way it may be recorded, from
// every standing that can be reached, with at most two rounds and two protocols or meetings. Standings that differ only in
// their days are the same.
func TestEveryReachableStateKeepsTheArticles(t *testing.T) {
	for _, c := range []struct {
		name                   string
		first, merged, inForce bool
		only                   Step  // the procedure that moves, or empty for both
		days                   []int // between two steps
		depth                  int
		reaches                []State
	}{
		{"建立", false, false, false, "est.", []int{1, 2000}, 40, States()[:14]},
		{"会议", false, false, true, "mtg.", []int{1, 400}, 50, States()[14:]},
		{"会议，其间期满", false, false, true, "mtg.", []int{2}, 50, []State{E12, M0, M13, M14, M15}},
		{"合并", true, true, false, "", []int{1}, 50, []State{E0, E11, M0, M16}},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := rehearse(t, c.first, c.merged, c.inForce)
			start.facts.AllowWordingOnly = true
			x := &exploration{t: t, only: c.only, days: c.days, depth: c.depth, seen: map[string]bool{}, states: map[State]bool{}, taken: map[Turn]bool{}}
			day := NewDate(2026, 1, 5)
			whole := c.name != "会议，其间期满"
			if !whole {
				day = NewDate(2028, 4, 10)
			}
			x.explore(start, day)
			for _, s := range c.reaches {
				if !x.states[s] {
					t.Errorf("%s is never reached", s)
				}
			}
			for _, row := range turns {
				mine := whole && c.only != "" && row.Step != "" && row.Step[:4] == c.only
				if mine && !x.taken[row] {
					t.Errorf("the row %v is never taken", row)
				}
			}
			t.Logf("%d standings, %d steps tried", len(x.seen), x.tried)
		})
	}
}

// An exploration keeps what was seen on the way.
type exploration struct {
	t      *testing.T
	only   Step // the procedure that moves, or empty for both
	days   []int
	depth  int
	tried  int
	seen   map[string]bool
	states map[State]bool
	taken  map[Turn]bool
}

type stop struct {
	r   *rehearsal
	day Date
}

func (x *exploration) explore(start *rehearsal, day Date) {
	layer := []stop{{start, day}}
	for depth := 0; depth < x.depth && len(layer) > 0; depth++ {
		var next []stop
		for _, at := range layer {
			next = append(next, x.from(at)...)
		}
		layer = next
	}
	if len(layer) > 0 {
		x.t.Logf("%d standings lie beyond %d steps", len(layer), x.depth)
	}
}

// waits are the steps that hang on how long ago something was; the others are tried the next day only.
var waits = []Step{EstRenewAgree, EstTerminate, MtgRemind, MtgHold}

// from tries everything at one standing and gives the new ones it leads to.
func (x *exploration) from(at stop) []stop {
	var found []stop
	for _, days := range x.days {
		day := at.day.AddDays(days)
		for _, known := range stepNames {
			if x.only != "" && known.step[:4] != x.only || days > x.days[0] && !slices.Contains(waits, known.step) {
				continue
			}
			for _, e := range waysToRecord(at.r.event(known.step, day)) {
				x.tried++
				if to, ok := x.try(at.r, e); ok {
					found = append(found, stop{to, day})
				}
			}
		}
	}
	return found
}

// try records an event on a copy and says whether a new standing comes of it.
func (x *exploration) try(r *rehearsal, e Event) (*rehearsal, bool) {
	trial := r.copied()
	before := trial.prepare(e)
	made, err := Apply(trial.d, e, trial.facts)
	if err != nil {
		return nil, false
	}
	trial.d.Procedure = made
	stand := Replay(trial.d, e.At)
	x.note(before, stand, e)
	key := signature(stand)
	if x.seen[key] || max(stand.Founding.Round, stand.Meeting.Round) > 2 || max(stand.Founding.Number, stand.Meeting.Number) > 2 {
		return nil, false
	}
	x.seen[key] = true
	holdArticles(x.t, trial.d)
	if len(stand.Departures) > 0 {
		x.t.Errorf("%s was admitted and is a departure: %v", e.Step, stand.Departures[0])
	}
	return trial, true
}

func (x *exploration) note(before, after Standing, e Event) {
	x.states[before.Founding.State], x.states[before.Meeting.State] = true, true
	x.states[after.Founding.State], x.states[after.Meeting.State] = true, true
	here := before.Meeting
	if e.Step.Founding() {
		here = before.Founding
	}
	if row, ok := turnOf(here, e); ok {
		x.taken[row] = true
	}
}
