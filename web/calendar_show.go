package web

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"time"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/scheduler"
	"huishang/store"
)

// calendarPage shows the working days of a year and the days ahead of a city.
type calendarPage struct {
	frame
	Years   []int // to choose from
	Year    int
	Known   bool // the year has a table
	Source  string
	Worked  int // working days of the year
	Months  []calendarMonth
	City    string // as it was asked for
	Ahead   []scheduler.Entry
	More    int  // days ahead that are not shown
	Import  bool // who looks may import a table
	Form    calendarForm
	Faults  []string
	Missing []int // of this year and the next those without a table
}

// shownDays is how many days ahead a page shows.
const shownDays = 60

// calendarShowPage shows a year: GET /calendar. Parameters: year, city.
func (s *site) calendarShowPage(c *gin.Context) error {
	return s.showCalendar(c, http.StatusOK, calendarForm{}, nil)
}

func (s *site) showCalendar(c *gin.Context, status int, form calendarForm, faults []string) error {
	year, err := numberOf(c, "year", 1900, 2199)
	if err != nil {
		return err
	}
	year = cmp.Or(year, s.Today().Year())
	calendar, err := s.Courier.WorkingDays(c.Request.Context())
	if err != nil {
		return err
	}
	page := calendarPage{frame: s.frame(c, "工作日历"), Year: year, Known: calendar.Known(year), Import: asker(c).Role == huishang.RoleAdmin,
		City: cmp.Or(asker(c).City, c.Query("city")), Form: form, Faults: faults}
	told := tellCalendar(calendar, year)
	page.Source, page.Worked = told.Source, told.Workdays
	page.Years = yearsOf(calendar, year, s.Today().Year(), s.Today().Year()+1)
	for _, y := range []int{s.Today().Year(), s.Today().Year() + 1} {
		if !calendar.Known(y) {
			page.Missing = append(page.Missing, y)
		}
	}
	for month := time.January; month <= time.December; month++ {
		page.Months = append(page.Months, monthOf(calendar, year, month, s.Today()))
	}
	if page.City != "" {
		days, err := s.daysAhead(c.Request.Context(), asker(c).scope(), page.City)
		if err != nil {
			return err
		}
		page.Ahead = days[:min(len(days), shownDays)]
		page.More = len(days) - len(page.Ahead)
	}
	s.show(c, status, "calendar_show", page)
	return nil
}

// daysAhead lists the days ahead of the cities in scope, or of the one with a code or a name, by day. A city that is not in scope has none.
func (s *site) daysAhead(ctx context.Context, scope store.Scope, city string) ([]scheduler.Entry, error) {
	cards, err := s.board.up(ctx, s.Today())
	if err != nil {
		return nil, err
	}
	var days []scheduler.Entry
	for _, one := range seenBy(cards, scope) {
		if city == "" || one.Code == city || one.Name == city {
			days = append(days, one.Ahead...)
		}
	}
	slices.SortStableFunc(days, func(a, b scheduler.Entry) int { return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Duty, b.Duty)) })
	return days, nil
}

// yearsOf are the years with a table, and others, each once and in order.
func yearsOf(calendar *scheduler.Calendar, others ...int) []int {
	years := append(calendar.Years(), others...)
	slices.Sort(years)
	return slices.Compact(years)
}
