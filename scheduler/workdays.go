package scheduler

import "huishang"

// IsWorkday reports whether the day is worked.
func (c *Calendar) IsWorkday(day huishang.Date) bool {
	n := number(day)
	return c.before[n+1] > c.before[n]
}

// OnOrBefore gives the day itself when it is worked, and else the last working day before it.
func (c *Calendar) OnOrBefore(day huishang.Date) huishang.Date {
	return c.at(int(c.before[number(day)+1]) - 1)
}

// OnOrAfter gives the day itself when it is worked, and else the next working day.
func (c *Calendar) OnOrAfter(day huishang.Date) huishang.Date {
	return c.at(int(c.before[number(day)]))
}

// Add gives the n-th working day after the day, or before it when n is negative; the day itself counts as none, whether it is
// worked or not. With n nought it gives the day itself.
func (c *Calendar) Add(day huishang.Date, n int) huishang.Date {
	switch {
	case n > 0:
		return c.at(int(c.before[number(day)+1]) + n - 1)
	case n < 0:
		return c.at(int(c.before[number(day)]) + n)
	}
	return day
}

// Between counts the working days after the first day up to and including the second, negative when the second is earlier: for a
// working day b, Add(a, Between(a, b)) is b.
func (c *Calendar) Between(a, b huishang.Date) int {
	if b.Before(a) {
		return int(c.before[number(b)] - c.before[number(a)])
	}
	return int(c.before[number(b)+1] - c.before[number(a)+1])
}

// at is the working day of that rank, or the nearest the calendar reaches.
func (c *Calendar) at(rank int) huishang.Date {
	return dayZero.AddDays(int(c.days[max(0, min(rank, len(c.days)-1))]))
}

// number counts the days since dayZero, within what the calendar reaches.
func number(day huishang.Date) int {
	switch {
	case day.Before(dayZero):
		day = dayZero
	case day.After(dayLast):
		day = dayLast
	}
	return dayZero.DaysUntil(day)
}
