package web

import (
	"fmt"
	"strings"

	"huishang"
)

// A timeline draws the terms of protocols and the meetings of cities over the years.
type timeline struct {
	Width, Height int
	Years         []tick
	Today         int // where today is
	Rows          []timelineRow
}

// A tick is a year and where it begins.
type tick struct {
	X    int
	Year int
}

// A timelineRow is one city: its term as a bar, its meetings as marks.
type timelineRow struct {
	Name, Code  string
	Y           int // the middle of the row
	Term, Width int // where the bar begins, and its width; 0 when no term is known
	Open        bool
	Marks       []timelineMark
	Words       string // the same in words
}

// A timelineMark is a meeting: one that was held, one that is planned, or the day by which one has to be held.
type timelineMark struct {
	X     int
	Class string // held, planned, latest
}

// What a timeline is drawn with, in units of its drawing.
const (
	timelineNames = 110
	timelineYear  = 100
	timelineRowH  = 26
	timelineTop   = 28
	timelinePast  = 4 // years before this one
	timelineAhead = 5 // and after
)

// timelineOf draws the cities of some cards.
func timelineOf(cards []*card, today huishang.Date) timeline {
	first := today.Year() - timelinePast
	years := timelinePast + timelineAhead + 1
	t := timeline{Width: timelineNames + years*timelineYear, Height: timelineTop + len(cards)*timelineRowH + 6}
	at := func(d huishang.Date) int {
		x := timelineNames + huishang.NewDate(first, 1, 1).DaysUntil(d)*timelineYear*100/36525
		return min(max(x, timelineNames), t.Width)
	}
	for y := range years {
		t.Years = append(t.Years, tick{at(huishang.NewDate(first+y, 1, 1)), first + y})
	}
	t.Today = at(today)
	for i, c := range cards {
		row := timelineRow{Name: c.Name, Code: c.Code, Y: timelineTop + i*timelineRowH + timelineRowH/2}
		from, until := c.Schedule.From, c.Stand.Until
		if from.IsZero() {
			from = c.Schedule.Signed
		}
		if !from.IsZero() && !until.IsZero() {
			row.Term, row.Width = at(from), max(1, at(until)-at(from))
		}
		row.mark(c, at)
		row.Words = timelineWords(c, from)
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (r *timelineRow) mark(c *card, at func(huishang.Date) int) {
	add := func(class string, days ...huishang.Date) {
		for _, day := range days {
			if x := at(day); !day.IsZero() && x > timelineNames {
				r.Marks = append(r.Marks, timelineMark{x, class})
			}
		}
	}
	for _, held := range c.Held {
		add("held", held.On)
	}
	add("planned", c.Schedule.Planned)
	add("latest", c.Schedule.Latest)
}

// timelineWords say what the row shows.
func timelineWords(c *card, from huishang.Date) string {
	words := []string{c.Name}
	if c.Stand.Until.IsZero() {
		words = append(words, "没有有效期")
	} else {
		words = append(words, fmt.Sprintf("议定书%s至%s", from.Chinese(), c.Stand.Until.Chinese()))
	}
	for _, held := range c.Held {
		words = append(words, held.On.Chinese()+"召开会议")
	}
	if !c.Schedule.Planned.IsZero() {
		words = append(words, c.Schedule.Planned.Chinese()+"拟召开会议")
	}
	if !c.Schedule.Latest.IsZero() {
		words = append(words, "下次会议期限"+c.Schedule.Latest.Chinese())
	}
	return strings.Join(words, "，")
}
