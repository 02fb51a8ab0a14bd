package huishang

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParseDate(t *testing.T) {
	for in, ok := range map[string]bool{
		"2026-06-12": true, "2024-02-29": true, "1900-01-01": true, "2199-12-31": true,
		"2026-02-29": false, "2026-2-9": false, "2026-13-01": false, "2026-00-10": false, "20260612": false, "": false,
		"2026-06-12T00:00:00Z": false, " 2026-06-12": false, "1899-12-31": false, "2200-01-01": false, "２０２６-06-12": false,
	} {
		d, err := ParseDate(in)
		if (err == nil) != ok || ok && d.String() != in {
			t.Errorf("ParseDate(%q) = %v, %v", in, d, err)
		}
	}
}

func TestDateIsWritten(t *testing.T) {
	d := NewDate(2026, time.June, 2)
	if d.String() != "2026-06-02" || d.Chinese() != "2026年6月2日" || d.Weekday() != time.Tuesday {
		t.Errorf("got %s, %s, %s", d, d.Chinese(), d.Weekday())
	}
	if (Date{}).String() != "" || (Date{}).Chinese() != "" || !(Date{}).IsZero() {
		t.Error("no date is written as something")
	}
	out, err := json.Marshal([]Date{d, {}})
	if err != nil || string(out) != `["2026-06-02",""]` {
		t.Errorf("got %s, %v", out, err)
	}
}

func TestMonthsAndTerms(t *testing.T) {
	for _, c := range []struct{ name, got, want string }{
		{"the month is shorter", day("2026-01-31").AddMonths(1).String(), "2026-02-28"},
		{"over the turn of the year", day("2026-11-30").AddMonths(3).String(), "2027-02-28"},
		{"backwards", day("2026-03-31").AddMonths(-1).String(), "2026-02-28"},
		{"a year from leap day", day("2024-02-29").AddYears(1).String(), "2025-02-28"},
		{"four years from leap day", day("2024-02-29").AddYears(4).String(), "2028-02-29"},
		{"five years", day("2023-05-18").EndOfTerm(5).String(), "2028-05-17"},
		{"five years from New Year", day("2026-01-01").EndOfTerm(5).String(), "2030-12-31"},
		{"five years from leap day", day("2024-02-29").EndOfTerm(5).String(), "2029-02-28"},
		{"five years to leap day", day("2023-03-01").EndOfTerm(5).String(), "2028-02-29"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, c.got, c.want)
		}
	}
}

func TestExpiresOn(t *testing.T) {
	p := Protocol{ValidFrom: day("2023-05-18"), ValidYears: 5}
	if p.ExpiresOn() != day("2028-05-17") || !(&Protocol{ValidYears: 5}).ExpiresOn().IsZero() {
		t.Errorf("got %s", p.ExpiresOn())
	}
}

func TestDateArithmetic(t *testing.T) {
	dates := rapid.Custom(func(t *rapid.T) Date {
		return NewDate(1900, 1, 1).AddDays(rapid.IntRange(0, 109_571).Draw(t, "days after 1900-01-01"))
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := dates.Draw(t, "a"), dates.Draw(t, "b")
		n := rapid.IntRange(-2000, 2000).Draw(t, "n")
		parsed, err := ParseDate(a.String())
		hold(t, "written and read", err == nil && parsed == a)
		hold(t, "days there and back", a.AddDays(n).AddDays(-n) == a && a.DaysUntil(a.AddDays(n)) == n)
		hold(t, "difference", a.AddDays(a.DaysUntil(b)) == b)
		hold(t, "order", a.Before(b) == (a.String() < b.String()) && a.After(b) == b.Before(a) && (a.Compare(b) == 0) == (a == b))
		hold(t, "weekday", a.AddDays(7*n).Weekday() == a.Weekday())
		later := a.AddMonths(n)
		hold(t, "month", later.Year()*12+int(later.Month()) == a.Year()*12+int(a.Month())+n)
		hold(t, "day of month", later.Day() == a.Day() || later.Day() < a.Day() && later.AddDays(1).Day() == 1)
		hold(t, "term", a.EndOfTerm(5).AddDays(1).AddYears(-5).DaysUntil(a) <= 1)
	})
}

func hold(t *rapid.T, what string, ok bool) {
	if !ok {
		t.Fatalf("%s does not hold", what)
	}
}

func day(text string) Date {
	d, err := ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}
