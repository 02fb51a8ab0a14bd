package scheduler

import (
	"cmp"
	"slices"

	"huishang"
)

// An Entry is a day ahead in the calendar of a city.
type Entry struct {
	Duty     string // as in [Reminder.Duty]; it stays when the day moves
	Kind     Kind
	City     string
	Subject  string
	Day      huishang.Date // of the event itself, or by which the thing is to be done: a working day
	Reason   string
	Assumed  []int // years without a table that the day rests on
	Revision int   // grows when the day moves
}

// Ahead lists the days ahead of one city, from today on: of every duty that is open the day it is due. The day of a meeting and the
// last day of a term stay what they are on a holiday too.
func Ahead(s *Standing, c *Calendar, n *Notice, today huishang.Date) []Entry {
	p := plan{calendar: c, notice: n, today: today}
	v := s.on(today)
	var entries []Entry
	for _, d := range p.duties(&v) {
		r := n.rule(d.matter, s.City)
		span := c.spanFrom(d.base, r.due)
		made := Entry{
			Duty: object(s.Code, d.id, string(d.kind)), Kind: d.kind, City: s.City, Subject: d.subject, Day: span.due,
			Reason: d.because + "。" + d.article.String() + "。", Assumed: p.assumed(span, r.due, span.due), Revision: d.revision,
		}
		if d.base == span.nominal && (d.kind == KindPreparation || d.kind == KindExpiry) {
			made.Day = span.nominal
		}
		if d.division != "" {
			made.Subject += "：" + d.division
		}
		if !made.Day.Before(today) && len(r.steps) > 0 {
			entries = append(entries, made)
		}
	}
	slices.SortStableFunc(entries, func(a, b Entry) int {
		return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Kind.order(), b.Kind.order()), cmp.Compare(a.Duty, b.Duty))
	})
	return entries
}
