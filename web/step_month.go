package web

import (
	"fmt"
	"strings"
	"time"

	"huishang"
)

// monthsPage helps to find a day for a meeting: some months with the days that are worked, and what speaks for and against the day.
type monthsPage struct {
	Path   string // of the page
	Months []monthTable
	Before string // the month to turn back to, as 2026-09
	After  string
	Field  string // the pointer of the field a day is chosen for
	Advice []string
}

// A monthTable is a month in weeks from Monday.
type monthTable struct {
	Name  string
	Known bool // whether the notice of the State Council for its year is known
	Weeks [][]dayCell
}

// A dayCell is a day of a month; it is empty outside the month.
type dayCell struct {
	Day    int
	Date   string
	Worked bool
	Told   string // 休 or 班 where the notice says otherwise than the week does
	Chosen bool
	Fit    bool // within the term and one to two years after the last meeting
}

// monthsShown is how many months are shown at once.
const monthsShown = 3

// dayField is the field a step asks a day of a meeting for, or empty.
func (w *stepWork) dayField() string {
	switch w.act.Step {
	case huishang.MtgArrange:
		return "/meeting/date"
	case huishang.MtgCityLetter:
		return "/letters/meeting/proposed_date"
	}
	return ""
}

// months are those from the one somebody turned to, or from that of the day that is written.
func (w *stepWork) months(filled filledStep, turned string) *monthsPage {
	field := w.dayField()
	if field == "" || filled.parts == nil {
		return nil
	}
	chosen, first := huishang.Date{}, w.today
	if node := filled.parts.Find(field); node != nil {
		chosen, _ = dayTyped("", node.Text) // what is no day is told beside the field
	}
	if !chosen.IsZero() {
		first = chosen
	}
	if day, err := huishang.ParseDate(turned + "-01"); err == nil {
		first = day
	}
	first = huishang.NewDate(first.Year(), first.Month(), 1)
	page := &monthsPage{Path: w.path(), Field: field, Before: monthName(first, -1), After: monthName(first, 1)}
	for i := range monthsShown {
		page.Months = append(page.Months, w.monthTable(huishang.NewDate(first.Year(), first.Month()+time.Month(i), 1), chosen))
	}
	if !chosen.IsZero() {
		page.Advice = w.meetingAdvice(chosen)
	}
	return page
}

func monthName(first huishang.Date, further int) string {
	return huishang.NewDate(first.Year(), first.Month()+time.Month(further), 1).String()[:len("2026-01")]
}

func (w *stepWork) monthTable(first, chosen huishang.Date) monthTable {
	m := monthTable{Name: fmt.Sprintf("%d年%d月", first.Year(), first.Month()), Known: w.calendar.Known(first.Year())}
	week := make([]dayCell, (int(first.Weekday())+6)%7)
	for day := first; day.Month() == first.Month(); day = huishang.NewDate(day.Year(), day.Month(), day.Day()+1) {
		week = append(week, w.dayCell(day, chosen))
		if len(week) == 7 {
			m.Weeks, week = append(m.Weeks, week), nil
		}
	}
	if len(week) > 0 {
		m.Weeks = append(m.Weeks, append(week, make([]dayCell, 7-len(week))...))
	}
	return m
}

func (w *stepWork) dayCell(day, chosen huishang.Date) dayCell {
	cell := dayCell{Day: day.Day(), Date: day.String(), Worked: w.calendar.IsWorkday(day), Chosen: day == chosen, Fit: len(w.unfit(day)) == 0}
	weekend := day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
	switch {
	case cell.Worked && weekend:
		cell.Told = "班"
	case !cell.Worked && !weekend:
		cell.Told = "休"
	}
	return cell
}

// meetingAdvice is what speaks against a day, or that nothing does.
func (w *stepWork) meetingAdvice(day huishang.Date) []string {
	advice := w.unfit(day)
	if !w.calendar.IsWorkday(day) {
		advice = append([]string{day.Chinese() + "不是工作日（" + dayWord(day) + "），请确认。"}, advice...)
	}
	if !w.calendar.Known(day.Year()) {
		advice = append(advice, fmt.Sprintf("%d年的放假安排还没有导入，工作日只按星期推算。", day.Year()))
	}
	return advice
}

func dayWord(day huishang.Date) string {
	if day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
		return "周末"
	}
	return "法定节假日"
}

// unfit is how a day departs from the term of the protocol and from 一至二年 (articles 15 and 17).
func (w *stepWork) unfit(day huishang.Date) (told []string) {
	if from, until := w.term(); !until.IsZero() && (day.Before(from) || day.After(until)) {
		told = append(told, fmt.Sprintf("不在议定书有效期（%s至%s）内（第十五条）。", from.Chinese(), until.Chinese()))
	}
	last := w.lastMeeting()
	if last.IsZero() {
		return told
	}
	const least, most = 365, 731
	if days := last.DaysUntil(day); days < least || days > most {
		told = append(told, fmt.Sprintf("距上次会议（%s）%d天，不在“1－2年”内（第十七条），请在说明中写明原因。", last.Chinese(), days))
	}
	return told
}

// term is the term of the protocol in force, or of the one that is to be signed.
func (w *stepWork) term() (from, until huishang.Date) {
	if w.stand.Founding.State == huishang.E11 {
		return w.stand.Founding.SignedOn, w.stand.Founding.ValidUntil
	}
	if p := w.d.Protocol; p != nil {
		return p.ValidFrom, p.ValidUntil
	}
	return from, until
}

// lastMeeting is the last meeting the register knows, or the zero date.
func (w *stepWork) lastMeeting() (last huishang.Date) {
	for _, held := range w.d.History.Meetings {
		if held.HeldOn.After(last) {
			last = held.HeldOn
		}
	}
	return last
}

// turnOf reads what a button of the months asks: to show others, or to take a day.
func turnOf(order string) (month, day string, ok bool) {
	word, what, _ := strings.Cut(order, " ")
	switch word {
	case "month":
		_, err := huishang.ParseDate(what + "-01")
		return what, "", err == nil
	case "day":
		_, err := huishang.ParseDate(what)
		return "", what, err == nil
	}
	return "", "", false
}
