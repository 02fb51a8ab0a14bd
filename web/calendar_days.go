package web

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"huishang"
)

// typedDay is a day as people write it: 2027-10-01, 2027年10月1日, 10月1日, 10-1.
var typedDay = regexp.MustCompile(`^(?:(\d{4})[年./-])?(\d{1,2})[月./-](\d{1,2})日?$`)

// mostSpan is the longest span of days that is taken for one.
const mostSpan = 60

// typedDays reads days of a year that were typed one after the other; several in a row as 10月1日至10月7日. It tells every one it cannot read.
func typedDays(what string, year int, typed string) (days []huishang.Date, slips []string) {
	days = []huishang.Date{}
	for _, word := range strings.FieldsFunc(typed, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("，,、；;。", r) }) {
		first, last, span := cutSpan(word)
		from, ok := dayOfYear(year, first)
		until := from
		if span && ok {
			until, ok = dayOfYear(year, last)
		}
		switch {
		case !ok:
			slips = append(slips, fmt.Sprintf("%s里的“%s”不是日期，请写成 10月1日、%d-10-01，或 10月1日至10月7日。", what, word, year))
			continue
		case until.Before(from) || from.DaysUntil(until) > mostSpan:
			slips = append(slips, fmt.Sprintf("%s里的“%s”起止不对，请核对。", what, word))
			continue
		}
		for day := from; !day.After(until); day = day.AddDays(1) {
			days = append(days, day)
		}
	}
	return days, slips
}

// cutSpan parts 10月1日至10月7日 in two; span is false for a single day.
func cutSpan(word string) (first, last string, span bool) {
	for _, between := range []string{"至", "到", "~", "～", "—"} {
		if first, last, span = strings.Cut(word, between); span {
			return first, strings.TrimPrefix(last, "—"), true
		}
	}
	return word, "", false
}

func dayOfYear(year int, word string) (huishang.Date, bool) {
	parts := typedDay.FindStringSubmatch(word)
	if parts == nil {
		return huishang.Date{}, false
	}
	if parts[1] != "" {
		year, _ = strconv.Atoi(parts[1])
	}
	month, _ := strconv.Atoi(parts[2])
	number, _ := strconv.Atoi(parts[3])
	day := huishang.NewDate(year, time.Month(month), number)
	return day, int(day.Month()) == month && day.Day() == number
}
