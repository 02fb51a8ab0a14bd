package xlsx

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"huishang/generator/tags"
)

// value writes a cell that is one tag, by the type of what the tag gives.
func (f *filler) value(p place, c *cell, k filled) {
	o := k.tag
	if o.tag.Kind == tags.Merge {
		f.vertical(p, o, k)
	}
	switch {
	case k.v == nil:
		f.emptyCell(p, c)
		return
	case o.tag.Kind == tags.Image && !k.mark && f.r.missingText(k) == "":
		f.picture(p, c, k)
		return
	case k.mark:
		f.strings(p, c, []filled{k})
		return
	}
	if b, ok := k.v.(bool); ok {
		f.boolean(p, c, b)
		return
	}
	if s, format, ok := f.number(c.style, o, k.v); ok {
		f.figure(p, c, f.r.styled(c.style, format), s)
		return
	}
	if t, clock, ok := f.date(c.style, k.v); ok {
		if serial, ok := f.serial(t); ok {
			f.figure(p, c, f.r.styled(c.style, look{kind: lookDate, clock: clock}), serial)
			return
		}
	}
	f.strings(p, c, []filled{k})
}

// missingText is the tag itself where the policy keeps it in place of an image.
func (r *renderer) missingText(k filled) string {
	if s, ok := k.v.(string); ok && s == k.tag.written {
		return s
	}
	return ""
}

func (f *filler) boolean(p place, c *cell, b bool) {
	v := val{kind: valBool}
	if b {
		v.num = 1
	}
	f.keep(p, v)
	f.start(p, c.style, c.extra)
	f.out = append(f.out, ` t="b"><`+f.prefix+`v>`...)
	f.out = append(appendInt(f.out, int(v.num)), `</`+f.prefix+`v></`+f.prefix+`c>`...)
}

// figure writes a number as it is spelled.
func (f *filler) figure(p place, c *cell, style int, s string) {
	if n, err := strconv.ParseFloat(s, 64); err == nil {
		f.keep(p, val{kind: valNumber, num: n})
	}
	f.start(p, style, c.extra)
	f.out = append(append(append(f.out, `><`...), f.prefix...), `v>`...)
	f.out = append(append(append(append(f.out, s...), `</`...), f.prefix...), `v></`...)
	f.out = append(append(f.out, f.prefix...), `c>`...)
}

// number decides whether a value is written as a number. Text is one only where
// the format of the cell is that of a number, so that 0012 and an identity
// number stay what they are; so does a number of more digits than Excel keeps.
func (f *filler) number(style int, o *occurrence, v any) (string, look, bool) {
	if f.r.tpl.styles.kind(style) == formatText {
		return "", look{}, false
	}
	if o.fixed {
		return f.fixed(v, o.places)
	}
	switch x := v.(type) {
	case string:
		if f.r.tpl.styles.kind(style) != formatNumber || !plainNumber.MatchString(x) {
			return "", look{}, false
		}
		return shortNumber(x)
	case int:
		return shortNumber(strconv.Itoa(x))
	case float64:
		return strconv.FormatFloat(x, 'g', -1, 64), look{}, !math.IsNaN(x) && !math.IsInf(x, 0)
	case json.Number:
	case fmt.Stringer:
		if _, ok := tags.Number(v); !ok {
			return "", look{}, false
		}
	default:
		if _, ok := tags.Number(v); !ok {
			v, ok = basicNumber(v)
			if !ok {
				return "", look{}, false
			}
		}
	}
	if x, ok := v.(float64); ok {
		return strconv.FormatFloat(x, 'g', -1, 64), look{}, true
	}
	d, ok := tags.Number(v)
	if !ok {
		return "", look{}, false
	}
	return shortNumber(d.String())
}

var plainNumber = regexp.MustCompile(`^-?(0|[1-9]\d*)(\.\d+)?$`)

// fixed keeps a rounded figure a figure, shown with its places.
func (f *filler) fixed(v any, places int) (string, look, bool) {
	s, ok := v.(string)
	if !ok || !plainNumber.MatchString(s) {
		return "", look{}, false
	}
	out, _, ok := shortNumber(s)
	return out, look{kind: lookPlaces, places: places}, ok
}

// shortNumber refuses whole parts of more than fifteen digits, which Excel would
// round, and what lies beyond its range.
func shortNumber(s string) (string, look, bool) {
	whole, _, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	return s, look{}, len(whole) <= 15
}

// basicNumber reads numbers of any basic kind, also of a named type.
func basicNumber(v any) (any, bool) {
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return r.Int(), true
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return json.Number(strconv.FormatUint(r.Uint(), 10)), true
	case reflect.Float32:
		return json.Number(strconv.FormatFloat(r.Float(), 'f', -1, 32)), true
	case reflect.Float64:
		return r.Float(), true
	}
	return nil, false
}

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
func (f *filler) serial(t time.Time) (string, bool) {
	wall := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	zero := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if f.r.tpl.book.date1904 {
		zero = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	seconds := wall.Unix() - zero.Unix()
	days := float64(seconds) / 86400
	if !f.r.tpl.book.date1904 && days < 61 {
		if days--; days < 1 { // Excel takes 1900 for a leap year
			return "", false
		}
	}
	if wall.Year() > 9999 || days < 0 {
		return "", false
	}
	if back, err := excelize.ExcelDateToTime(days, f.r.tpl.book.date1904); err != nil || back.Year() != wall.Year() {
		return "", false
	}
	return strconv.FormatFloat(days, 'f', -1, 64), true
}
