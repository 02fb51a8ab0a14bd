package scheduler

import "huishang"

// Walk lists what leaves on each working day of a span, from its first day to its last, when the program ran on every working day
// of it and before it, or last on the day given by last: each key once. With last it is what is sent after days off.
func Walk(standings []Standing, c *Calendar, n *Notice, last, from, to huishang.Date) []Reminder {
	if last.IsZero() {
		last = from.AddDays(-1)
	}
	sent := map[Key]bool{}
	for _, r := range Due(standings, c, n, c.OnOrBefore(last)) {
		sent[r.Key()] = true
	}
	var leaving []Reminder
	for day := c.OnOrAfter(from); !day.After(to); day = c.Add(day, 1) {
		for _, r := range Due(standings, c, n, day) {
			if key := r.Key(); !sent[key] {
				sent[key] = true
				leaving = append(leaving, r)
			}
		}
		if !day.Before(dayLast.AddDays(-7)) {
			break // the calendar ends
		}
	}
	return leaving
}
