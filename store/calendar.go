package store

import (
	"encoding/json"
	"fmt"
	"time"
)

// Calendar is the table of working days of a year as somebody imported it. Who reads it holds it against the calendar.
type Calendar struct {
	Year    int
	Content json.RawMessage
	At      time.Time
	Author  string
}

func scanCalendar(row scanner) (Calendar, error) {
	var c Calendar
	var content string
	err := row.Scan(&c.Year, &content, instant{&c.At}, &c.Author)
	c.Content = json.RawMessage(content)
	return c, absent(err, "年调休表")
}

// SaveCalendar keeps the table of a year, in place of what was imported before. It reports whether there was one.
func (tx *Tx) SaveCalendar(year int, content json.RawMessage) (bool, error) {
	if err := tx.adminOnly(); err != nil {
		return false, Refused{"只有系统管理员可以导入调休表。"}
	}
	var before int
	if err := tx.tenantRow(`SELECT count(*) FROM calendars WHERE tenant = $1 AND year = $2`, year).Scan(&before); err != nil {
		return false, fmt.Errorf("look for the table of %d: %w", year, err)
	}
	if _, err := tx.tenantExec(`INSERT INTO calendars (tenant, year, content, at, author) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (tenant, year) DO UPDATE SET content = excluded.content, at = excluded.at, author = excluded.author`,
		year, string(content), instantText(tx.now), tx.scope.User); err != nil {
		return false, fmt.Errorf("keep the table of %d: %w", year, err)
	}
	return before > 0, tx.enter(ActionSaveCalendar, "", fmt.Sprint(year), map[string]any{"year": year, "replaced": before > 0})
}

// Calendars lists the tables that were imported, by year.
func (tx *Tx) Calendars() ([]Calendar, error) {
	rows, err := tx.tenantQuery(`SELECT year, content, at, author FROM calendars WHERE tenant = $1 ORDER BY year`)
	if err != nil {
		return nil, fmt.Errorf("list the calendars: %w", err)
	}
	return collect(rows, scanCalendar)
}
