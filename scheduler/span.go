package scheduler

import (
	"fmt"
	"time"

	"huishang"
)

// span is a stretch of time the moments of one duty are counted in.
type span struct {
	base    huishang.Date // the base day
	nominal huishang.Date // the due day before holidays move it
	due     huishang.Date // a working day
}

// spanFrom gives the span of a duty whose due day is written as a moment counted from its base day.
func (c *Calendar) spanFrom(base huishang.Date, due Moment) span {
	s := span{base: base, nominal: base}
	switch due.from {
	case sinceBase:
		s.nominal = c.later(base, due.n, due.unit)
	case ofYear:
		s.nominal = huishang.NewDate(base.Year(), time.Month(due.n), due.day)
	}
	s.due = c.OnOrBefore(s.nominal)
	return s
}

// later counts n units on from a day.
func (c *Calendar) later(day huishang.Date, n int, u measure) huishang.Date {
	switch u {
	case months:
		return day.AddMonths(n)
	case days:
		return day.AddDays(n)
	}
	return c.Add(day, n)
}

// notice is the working day a moment falls on: one that falls on a holiday moves to the next working day, yet never over the due
// day it announces. Of a moment that comes again and again it is the last up to today, and round says which, from 1; with none
// yet the day is later than today.
func (m Moment) notice(c *Calendar, s span, today huishang.Date) (day huishang.Date, round int) {
	switch m.from {
	case onDue:
		return s.due, 0
	case beforeDue:
		if m.unit == workdays {
			return c.Add(s.due, -m.n), 0
		}
		return notOver(c.OnOrAfter(c.later(s.nominal, -m.n, m.unit)), s.due), 0
	case afterDue:
		if m.unit == workdays {
			return c.Add(s.due, m.n), 0
		}
		return c.OnOrAfter(c.later(s.nominal, m.n, m.unit)), 0
	case everyDue:
		return m.again(c, s.nominal, today)
	case sinceBase:
		day = c.later(s.base, m.n, m.unit)
	case ofYear:
		day = huishang.NewDate(s.base.Year(), time.Month(m.n), m.day)
	}
	announces := !day.After(s.nominal)
	if day = c.OnOrAfter(day); announces {
		day = notOver(day, s.due)
	}
	return day, 0
}

// again finds the last time up to today that a moment has come again, or the first when none has.
func (m Moment) again(c *Calendar, nominal, today huishang.Date) (day huishang.Date, round int) {
	passed := (today.Year()-nominal.Year())*12 + int(today.Month()) - int(nominal.Month())
	for round = max(1, passed/m.n); round > 1; round-- {
		if day = c.OnOrAfter(nominal.AddMonths(round * m.n)); !day.After(today) {
			return day, round
		}
	}
	return c.OnOrAfter(nominal.AddMonths(m.n)), 1
}

func notOver(day, limit huishang.Date) huishang.Date {
	if day.After(limit) {
		return limit
	}
	return day
}

// label names the moment of a reminder: 后每1个月 becomes 后3个月 the third time.
func (m Moment) label(round int) string {
	if m.from == everyDue {
		return fmt.Sprintf("后%d个月", round*m.n)
	}
	return m.words
}
