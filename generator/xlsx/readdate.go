package xlsx

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// Time is the date of a cell, without a zone; ok is false for a cell that is
// no date, and for the day that only Excel knows, 1900-02-29.
func (c Cell) Time() (t time.Time, ok bool) {
	if c.Kind != KindDate {
		return t, false
	}
	days, err := strconv.ParseFloat(c.Raw, 64)
	if err != nil {
		for _, layout := range dateLayouts {
			if t, err := time.Parse(layout, strings.TrimSpace(c.Raw)); err == nil {
				return t, true
			}
		}
		return t, false
	}
	return fromSerial(days, c.sheet.book.Date1904)
}

// SerialDate is the date of a number that stands for days in this workbook,
// as in a cell whose format was lost.
func (w *Workbook) SerialDate(days float64) (time.Time, bool) { return fromSerial(days, w.Date1904) }

func fromSerial(days float64, date1904 bool) (t time.Time, ok bool) {
	if days < 0 || days >= 2958466 || math.IsNaN(days) { // 9999-12-31
		return t, false
	}
	zero := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch whole := math.Floor(days); {
	case date1904:
		zero = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case whole == 60:
		return t, false
	case whole < 60:
		zero = time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC) // Excel takes 1900 for a leap year
	}
	whole, part := math.Modf(days)
	return zero.AddDate(0, 0, int(whole)).Add(time.Duration(math.Round(part*86400)) * time.Second), true
}

func (c Cell) dateText() string {
	t, ok := c.Time()
	if !ok {
		return c.Raw
	}
	h, m, s := t.Clock()
	switch days, err := strconv.ParseFloat(c.Raw, 64); {
	case err == nil && days < 1 && !c.sheet.book.Date1904:
		return t.Format("15:04:05") // only an hour
	case s > 0:
		return t.Format("2006-01-02 15:04:05")
	case h+m > 0:
		return t.Format("2006-01-02 15:04")
	}
	return t.Format("2006-01-02")
}
