package main

import (
	"errors"
	"strings"
	"time"

	"huishang"
	"huishang/mail"
	"huishang/scheduler"
)

// ahead lists the days ahead of a city.
func (c calendarCommand) ahead(t terminal) error {
	today := todayInShanghai()
	if c.On != "" {
		var err error
		if today, err = dayIn("on", c.On); err != nil {
			return err
		}
	}
	calendar, err := c.calendarFlag.load()
	if err != nil {
		return err
	}
	notice, err := c.loadNotice()
	if err != nil {
		return err
	}
	standings, unread, err := c.standings()
	if err != nil {
		return err
	}
	city, err := ofCity(standings, c.City)
	if err != nil {
		return errors.Join(unread, err)
	}
	entries := scheduler.Ahead(city, calendar, notice, today)
	text, err := c.writeAhead(city.City, entries, today)
	if err != nil {
		return err
	}
	if c.Out != "" {
		err = c.save(text)
	} else {
		_, err = t.out.Write(text)
	}
	return errors.Join(unread, err)
}

// save writes the file, unless it is one that is read.
func (c calendarCommand) save(text []byte) error {
	names, err := dossierNames(c.Data)
	if err != nil {
		return err
	}
	if err := differ(c.Out, append(names, c.Notice)...); err != nil {
		return err
	}
	return writeFile(c.Out, text)
}

func (c calendarCommand) writeAhead(city string, entries []scheduler.Entry, today huishang.Date) ([]byte, error) {
	if c.Format == "ics" {
		stamp := time.Date(today.Year(), today.Month(), today.Day(), 0, 0, 0, 0, shanghai)
		return mail.Entries(city+"厅市会商", entries, stamp)
	}
	if len(entries) == 0 {
		return []byte(city + "没有要到期的事。\n"), nil
	}
	rows := [][]string{{"日期", "星期", "提醒", "事由", "原因"}}
	for _, e := range entries {
		reason := e.Reason
		if len(e.Assumed) > 0 {
			reason += "（" + scheduler.Unknown(e.Assumed) + "。）"
		}
		rows = append(rows, []string{e.Day.String(), scheduler.Weekday(e.Day), string(e.Kind), e.Subject, reason})
	}
	var out strings.Builder
	err := writeTable(&out, rows)
	return []byte(out.String()), err
}
