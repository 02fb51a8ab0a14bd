package scheduler

import (
	"runtime"
	"slices"
	"sync"

	"huishang"
)

// Walk lists what leaves on each working day of a span, from its first day to its last, when the program ran on every working day
// of it and before it, or last on the day given by last: each key once. With last it is what is sent after days off.
func Walk(standings []Standing, c *Calendar, n *Notice, last, from, to huishang.Date) []Reminder {
	if last.IsZero() {
		last = from.AddDays(-1)
	}
	w := walk{calendar: c, notice: n, last: c.OnOrBefore(last)}
	for day := c.OnOrAfter(from); !day.After(to); day = c.Add(day, 1) {
		w.days = append(w.days, day)
		if !day.Before(dayLast.AddDays(-7)) {
			break // the calendar ends
		}
	}
	return w.all(standings)
}

// walk is the days of a span. No reminder of one city hangs on those of another, so that several walk at a time, each with some of the cities.
type walk struct {
	calendar *Calendar
	notice   *Notice
	last     huishang.Date // the day before the first on which the program ran
	days     []huishang.Date
}

// all lists what leaves, by day, and within one in the order of a digest.
func (w *walk) all(standings []Standing) []Reminder {
	walkers := runtime.GOMAXPROCS(0)
	found := make([][][]Reminder, walkers+1)
	var under sync.WaitGroup
	some := (len(standings) + walkers - 1) / walkers
	for i := range walkers {
		own := standings[min(i*some, len(standings)):min((i+1)*some, len(standings))]
		under.Go(func() { found[i] = w.each(func(p *plan) { p.cities(own) }) })
	}
	found[walkers] = w.each((*plan).general)
	under.Wait()
	var leaving []Reminder
	for day := range w.days {
		var due []Reminder
		for _, byDay := range found {
			due = append(due, byDay[day]...)
		}
		leaving = append(leaving, sorted(due)...)
	}
	return leaving
}

// each lists what leaves on each day, once.
func (w *walk) each(find func(*plan)) [][]Reminder {
	p := plan{calendar: w.calendar, notice: w.notice, today: w.last}
	find(&p)
	sent := map[Key]bool{}
	for i := range p.due {
		sent[p.due[i].Key()] = true
	}
	byDay := make([][]Reminder, len(w.days))
	for day := range w.days {
		p.today, p.due = w.days[day], p.due[:0]
		find(&p)
		fresh := slices.DeleteFunc(p.due, func(r Reminder) bool { return sent[r.Key()] })
		for _, r := range sorted(fresh) {
			if key := r.Key(); !sent[key] {
				sent[key] = true
				byDay[day] = append(byDay[day], r)
			}
		}
	}
	return byDay
}
