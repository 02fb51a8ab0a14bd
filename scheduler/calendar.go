package scheduler

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"time"

	"huishang"
)

// tables are the years the program knows of itself, each from the notice of the State Council it names.
//
//go:embed workdays/*.json
var tables embed.FS

// Calendar knows which days are worked. A year with a table has the holidays and make-up workdays of the State Council; any other
// is taken to be worked from Monday to Friday, and [Calendar.Known] tells the two apart. A Calendar never changes.
type Calendar struct {
	years  map[int]Table
	before []int32 // working days before each day, counted from dayZero
	days   []int32 // the working days, as days since dayZero
}

// The days a calendar reaches: beyond all a dossier may speak of, so that a term or a warning never leaves it. Dates outside are
// taken for its first or last day.
var (
	dayZero = huishang.NewDate(1880, time.January, 1)
	dayLast = huishang.NewDate(2229, time.December, 31)
)

// LoadCalendar reads the tables of the program and lays those of the given folders over them: a table takes the place of the
// whole year. The error is [Faults] and holds every slip of every file at once.
func LoadCalendar(folders ...fs.FS) (*Calendar, error) {
	own, err := fs.Sub(tables, "workdays")
	if err != nil {
		return nil, fmt.Errorf("open the embedded tables: %w", err)
	}
	c := &Calendar{years: map[int]Table{}}
	var faults Faults
	for _, folder := range append([]fs.FS{own}, folders...) {
		if err := c.layOver(folder, &faults); err != nil {
			return nil, err
		}
	}
	if err := faults.orNil(); err != nil {
		return nil, err
	}
	c.count()
	return c, nil
}

// layOver reads the tables of one folder in the order of their names. Two of one folder for the same year are a fault.
func (c *Calendar) layOver(folder fs.FS, faults *Faults) error {
	names, err := fs.Glob(folder, "*.json")
	if err != nil {
		return fmt.Errorf("list the calendar tables: %w", err)
	}
	from := map[int]string{}
	for _, name := range names {
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return fmt.Errorf("read calendar table %s: %w", name, err)
		}
		table, err := ReadTable(path.Base(name), data)
		var slips Faults
		switch {
		case errors.As(err, &slips):
			*faults = append(*faults, slips...)
			continue
		case err != nil:
			return err
		case from[table.Year] != "":
			*faults = append(*faults, Fault{name, 1, 1, fmt.Sprintf("%d年的调休表在 %s 里已经有了，请只留一份", table.Year, from[table.Year])})
		}
		from[table.Year] = name
		c.years[table.Year] = table
	}
	return nil
}

// With gives a calendar in which tables take the place of those of their years. c stays as it is.
func (c *Calendar) With(tables ...Table) *Calendar {
	made := &Calendar{years: maps.Clone(c.years)}
	for _, table := range tables {
		made.years[table.Year] = table
	}
	made.count()
	return made
}

// What a table says of a day.
const (
	untold byte = iota
	free
	worked
)

// count numbers the working days.
func (c *Calendar) count() {
	total := dayZero.DaysUntil(dayLast) + 1
	told := make([]byte, total)
	for _, table := range c.years {
		for _, day := range table.Holidays {
			told[number(day)] = free
		}
		for _, day := range table.Makeup {
			told[number(day)] = worked
		}
	}
	c.before, c.days = make([]int32, total+1), make([]int32, 0, total)
	weekday := dayZero.Weekday()
	for n, says := range told {
		c.before[n] = int32(len(c.days))
		if says == worked || says == untold && weekday != time.Saturday && weekday != time.Sunday {
			c.days = append(c.days, int32(n))
		}
		weekday = (weekday + 1) % 7
	}
	c.before[total] = int32(len(c.days))
}

// Known reports whether the calendar has a table of the year.
func (c *Calendar) Known(year int) bool {
	_, known := c.years[year]
	return known
}

// Years lists the years with a table, in order.
func (c *Calendar) Years() []int { return slices.Sorted(maps.Keys(c.years)) }

// Table gives the table of a year, and whether there is one.
func (c *Calendar) Table(year int) (Table, bool) {
	table, known := c.years[year]
	return table, known
}
