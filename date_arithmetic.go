package huishang

import "time"

// AddDays gives the date that many days later, or earlier when days is negative.
func (d Date) AddDays(days int) Date { return NewDate(d.Year(), d.Month(), d.Day()+days) }

// AddMonths gives the same day that many months later, or the last of the month when it has no such day: one month after
// 31 January is the last of February.
func (d Date) AddMonths(months int) Date {
	last := NewDate(d.Year(), d.Month()+time.Month(months)+1, 0)
	if d.day >= last.day {
		return last
	}
	return Date{last.year, last.month, d.day}
}

// AddYears gives the same day that many years later; 29 February becomes 28 February in a common year.
func (d Date) AddYears(years int) Date { return d.AddMonths(12 * years) }

// EndOfTerm is the last day of a term of so many years that begins on d (article 15): five years from 2023-05-18 end on
// 2028-05-17. A term that begins on 29 February ends on 28 February of a common year.
func (d Date) EndOfTerm(years int) Date {
	return NewDate(d.Year()+years, d.Month(), d.Day()).AddDays(-1)
}
