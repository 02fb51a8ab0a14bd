package xlsx

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

var isoDate = regexp.MustCompile(`^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$`)

// dateLayouts are how dates are spelled in data.
var dateLayouts = []string{"2006-01-02", "2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05.999999999Z07:00", "2006-01-02 15:04:05", "2006-01-02T15:04:05", "2006-01-02 15:04", "2006-01-02T15:04", "2006-1-2", "2006.1.2", "2006/1/2", "2006年1月2日"}

// date decides whether a value is written as a date: a date by its type, or text
// where the format of the cell is that of a date.
func (f *filler) date(style int, v any) (t time.Time, clock, ok bool) {
	format := f.r.tpl.styles.kind(style)
	if format == formatText {
		return t, false, false
	}
	s := ""
	switch x := v.(type) {
	case time.Time:
		h, m, sec := x.Clock()
		return x, h+m+sec > 0, true
	case interface { // a civil date
		Year() int
		Month() time.Month
		Day() int
	}:
		return time.Date(x.Year(), x.Month(), x.Day(), 0, 0, 0, 0, time.UTC), false, x.Month() > 0
	case string:
		if s = x; format != formatDate {
			return t, false, false
		}
	case fmt.Stringer:
		if s = x.String(); !isoDate.MatchString(s) {
			return t, false, false
		}
	default:
		return t, false, false
	}
	i := slices.IndexFunc(dateLayouts, func(layout string) bool {
		var err error
		t, err = time.Parse(layout, strings.TrimSpace(s))
		return err == nil
	})
	return t, len(s) > 11 && strings.Contains(s, ":"), i >= 0
}

// serial is the number a date is in a workbook, by the wall clock. Excel has no
// day before 1900.
func (f *filler) serial(t time.Time) ([]byte, bool) {
	wall := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	zero := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if f.r.tpl.book.date1904 {
		zero = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	seconds := wall.Unix() - zero.Unix()
	days := float64(seconds) / 86400
	if !f.r.tpl.book.date1904 && days < 61 {
		if days--; days < 1 { // Excel takes 1900 for a leap year
			return nil, false
		}
	}
	if wall.Year() > 9999 || days < 0 {
		return nil, false
	}
	if seconds%86400 == 0 && days > 61 {
		f.digits = strconv.AppendInt(f.digits[:0], int64(days), 10)
		return f.digits, true
	}
	if back, err := excelize.ExcelDateToTime(days, f.r.tpl.book.date1904); err != nil || back.Year() != wall.Year() {
		return nil, false
	}
	f.digits = strconv.AppendFloat(f.digits[:0], days, 'f', -1, 64)
	return f.digits, true
}
