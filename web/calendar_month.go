package web

import (
	"fmt"
	"slices"
	"time"

	"huishang"
	"huishang/scheduler"
)

// A calendarMonth is a month drawn as weeks from Monday to Sunday.
type calendarMonth struct {
	Name  string
	Weeks [][]calendarDay
}

// A calendarDay is a day of a month, or a gap before its first and after its last.
type calendarDay struct {
	Number int    // 0 for a gap
	Class  string // of how it is drawn
	Sign   string // 休 or 班, where the day is not what its weekday says
	Today  bool
}

// monthOf draws a month. Where the year has no table, the days are worked from Monday to Friday and no day has a sign.
func monthOf(calendar *scheduler.Calendar, year int, month time.Month, today huishang.Date) calendarMonth {
	drawn := calendarMonth{Name: fmt.Sprintf("%d月", month)}
	table, _ := calendar.Table(year)
	week := make([]calendarDay, weekdayFromMonday(huishang.NewDate(year, month, 1)))
	for day := huishang.NewDate(year, month, 1); day.Month() == month; day = day.AddDays(1) {
		week = append(week, dayOfMonth(calendar, table, day, today))
		if len(week) == 7 {
			drawn.Weeks, week = append(drawn.Weeks, week), nil
		}
	}
	if len(week) > 0 {
		drawn.Weeks = append(drawn.Weeks, append(week, make([]calendarDay, 7-len(week))...))
	}
	return drawn
}

func dayOfMonth(calendar *scheduler.Calendar, table scheduler.Table, day, today huishang.Date) calendarDay {
	drawn := calendarDay{Number: day.Day(), Class: "worked", Today: day == today}
	switch {
	case slices.Contains(table.Makeup, day):
		drawn.Class, drawn.Sign = "makeup", "班"
	case slices.Contains(table.Holidays, day):
		drawn.Class, drawn.Sign = "holiday", "休"
	case !calendar.IsWorkday(day):
		drawn.Class = "weekend"
	}
	return drawn
}

// weekdayFromMonday counts the days since Monday.
func weekdayFromMonday(day huishang.Date) int { return (int(day.Weekday()) + 6) % 7 }
