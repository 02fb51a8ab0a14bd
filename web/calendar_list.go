package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/scheduler"
	"huishang/store"
)

// toldCalendar is the working days of a year as the API tells them.
type toldCalendar struct {
	Year     int             `json:"year"`
	Known    bool            `json:"known"` // false: there is no table, and Monday to Friday are taken to be worked
	Source   string          `json:"source,omitempty"`
	Workdays int             `json:"workdays"`
	Holidays []huishang.Date `json:"holidays"`
	Makeup   []huishang.Date `json:"makeup_workdays"`
}

func tellCalendar(c *scheduler.Calendar, year int) toldCalendar {
	table, known := c.Table(year)
	last := huishang.NewDate(year, time.December, 31)
	return toldCalendar{year, known, table.Source, c.Between(huishang.NewDate(year-1, time.December, 31), last), append([]huishang.Date{}, table.Holidays...),
		append([]huishang.Date{}, table.Makeup...)}
}

// calendarList tells the years with a table of working days, and this year and the next: GET /api/v1/calendars.
func (s *site) calendarList(c *gin.Context) error {
	calendar, err := s.Courier.WorkingDays(c.Request.Context())
	if err != nil {
		return err
	}
	years := calendar.Years()
	for year := s.Today().Year(); year <= s.Today().Year()+1; year++ {
		if !calendar.Known(year) {
			years = append(years, year)
		}
	}
	sendList(c, "calendars", toldEach(years, func(year int) toldCalendar { return tellCalendar(calendar, year) }), "")
	return nil
}

// yearOfPath reads the year of the address.
func yearOfPath(c *gin.Context) (int, error) {
	year, err := strconv.Atoi(c.Param("year"))
	if err != nil || year < 1900 || year > 2199 {
		return 0, errQuery{"网址里的年份应在1900到2199之间，现为“" + c.Param("year") + "”。"}
	}
	return year, nil
}

// calendarShow tells the working days of a year: GET /api/v1/calendars/{year}.
func (s *site) calendarShow(c *gin.Context) error {
	year, err := yearOfPath(c)
	if err != nil {
		return err
	}
	calendar, err := s.Courier.WorkingDays(c.Request.Context())
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, tellCalendar(calendar, year))
	return nil
}

// calendarSave imports the table of a year, whole or not at all: PUT /api/v1/calendars/{year}. All slips are told at once.
func (s *site) calendarSave(c *gin.Context) error {
	year, err := yearOfPath(c)
	if err != nil {
		return err
	}
	body, err := readSmall(c)
	if err != nil {
		return err
	}
	if err := s.update(c, func(tx *store.Tx) error { return saveCalendar(tx, year, body) }); err != nil {
		return err
	}
	s.board.forget()
	return s.calendarShow(c)
}

// saveCalendar reads a table and keeps it. The error is [scheduler.Faults] when the table has slips.
func saveCalendar(tx *store.Tx, year int, content []byte) error {
	table, err := scheduler.ReadTable(fmt.Sprintf("%d年调休表", year), content)
	if err != nil {
		return err
	}
	if table.Year != year {
		return errQuery{fmt.Sprintf("网址写的是%d年，表里是%d年，请核对。", year, table.Year)}
	}
	written, err := table.Write()
	if err != nil {
		return err
	}
	_, err = tx.SaveCalendar(year, json.RawMessage(written))
	return err
}

// toldDay is a day ahead of a city as the API tells it.
type toldDay struct {
	City    string        `json:"city"`
	Code    string        `json:"city_code"`
	Kind    string        `json:"kind"`
	Subject string        `json:"subject"`
	Day     huishang.Date `json:"day"`
	Reason  string        `json:"reason"`
	Remark  string        `json:"remark,omitempty"`
}

// dayList tells the days ahead, of one city or of all in scope: GET /api/v1/days.
func (s *site) dayList(c *gin.Context) error {
	days, err := s.daysAhead(c.Request.Context(), asker(c).scope(), c.Query("city"))
	if err != nil {
		return err
	}
	sendList(c, "days", toldEach(days, func(e scheduler.Entry) toldDay {
		told := toldDay{City: e.City, Code: cityOfDuty(e.Duty), Kind: string(e.Kind), Subject: e.Subject, Day: e.Day, Reason: e.Reason}
		if len(e.Assumed) > 0 {
			told.Remark = scheduler.Unknown(e.Assumed)
		}
		return told
	}), "")
	return nil
}

// cityOfDuty is the code of the city a duty is of: what stands before its first slash.
func cityOfDuty(duty string) string {
	for i, r := range duty {
		if r == '/' {
			return duty[:i]
		}
	}
	return ""
}

// tableFaults are the slips of a table, as the API tells faults.
func tableFaults(err error) (list []fault) {
	var slips scheduler.Faults
	if errors.As(err, &slips) {
		for _, f := range slips {
			list = append(list, fault{Line: f.Line, Column: f.Column, Message: f.Message})
		}
	}
	return list
}
