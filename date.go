package huishang

import (
	"errors"
	"fmt"
	"strconv"
	"time"
)

// ErrDate is returned for text that is no date in the form 2006-01-02, or names a day that does not exist.
var ErrDate = errors.New("not a date")

// The years a dossier may speak of. A year outside them is a slip of the pen.
const (
	firstYear = 1900
	lastYear  = 2199
)

// Date is a civil date without a zone. Its zero value is no date.
type Date struct {
	year       int32
	month, day uint8
}

// NewDate gives the date of a year, month and day, carrying over as [time.Date] does: day 0 is the last of the month before.
func NewDate(year int, month time.Month, day int) Date {
	return dateOf(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// DateOf gives the date a clock shows in its own zone.
func DateOf(t time.Time) Date { return dateOf(t) }

func dateOf(t time.Time) Date {
	year, month, day := t.Date()
	return Date{int32(year), uint8(month), uint8(day)}
}

// ParseDate reads 2006-01-02 and nothing else. The error is [ErrDate].
func ParseDate(text string) (Date, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil || t.Year() < firstYear || t.Year() > lastYear {
		return Date{}, fmt.Errorf("parse %q: %w", text, ErrDate)
	}
	return dateOf(t), nil
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Year gives the year, 0 when d is no date.
func (d Date) Year() int { return int(d.year) }

// Month gives the month, 0 when d is no date.
func (d Date) Month() time.Month { return time.Month(d.month) }

// Day gives the day of the month, 0 when d is no date.
func (d Date) Day() int { return int(d.day) }

// Weekday gives the day of the week.
func (d Date) Weekday() time.Weekday { return d.midnight().Weekday() }

func (d Date) midnight() time.Time {
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC)
}

// Compare is negative when d is earlier than other, 0 when they are the same day, positive when d is later. No date is
// earlier than every date.
func (d Date) Compare(other Date) int {
	switch {
	case d.year != other.year:
		return d.Year() - other.Year()
	case d.month != other.month:
		return int(d.month) - int(other.month)
	}
	return d.Day() - other.Day()
}

// Before reports whether d is earlier than other.
func (d Date) Before(other Date) bool { return d.Compare(other) < 0 }

// After reports whether d is later than other.
func (d Date) After(other Date) bool { return d.Compare(other) > 0 }

// DaysUntil counts the days from d to other, negative when other is earlier.
func (d Date) DaysUntil(other Date) int {
	const secondsADay = 24 * 60 * 60 // every day of UTC has as many
	return int((other.midnight().Unix() - d.midnight().Unix()) / secondsADay)
}

// String writes 2006-01-02, or nothing when d is no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	if d.year < 1000 || d.year > 9999 {
		return d.midnight().Format(time.DateOnly)
	}
	text := strconv.AppendInt(make([]byte, 0, len(time.DateOnly)), int64(d.year), 10)
	return string(append(text, '-', '0'+d.month/10, '0'+d.month%10, '-', '0'+d.day/10, '0'+d.day%10))
}

// Chinese writes 2006年1月2日 as official documents do (GB/T 9704), or nothing when d is no date.
func (d Date) Chinese() string {
	if d.IsZero() {
		return ""
	}
	written := make([]byte, 0, len("2006年12月31日"))
	written = append(strconv.AppendInt(written, int64(d.year), 10), "年"...)
	written = append(strconv.AppendInt(written, int64(d.month), 10), "月"...)
	written = append(strconv.AppendInt(written, int64(d.day), 10), "日"...)
	return string(written)
}

// MarshalText writes what [Date.String] does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what [Date.MarshalText] writes; empty text is no date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}
