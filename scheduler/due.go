package scheduler

import (
	"cmp"
	"fmt"
	"slices"

	"huishang"
)

// usual is how many reminders a city has in a common year.
const usual = 16

// Due lists who is to be reminded of what on a day: of every duty that is open the last moment that has come, and of no duty any
// earlier one. What has left before is listed again, with the same [Reminder.Key]; whoever keeps the keys sends each once, and
// after days off sends the nearest moment missed of each duty, which says that it is late. On a day that is not worked nothing is
// due: it is on the next that is. Red comes first, then the earlier due day.
func Due(standings []Standing, c *Calendar, n *Notice, today huishang.Date) []Reminder {
	if !c.IsWorkday(today) {
		return nil
	}
	p := plan{calendar: c, notice: n, today: today, due: make([]Reminder, 0, usual*len(standings))}
	p.cities(standings)
	p.general()
	return sorted(p.due)
}

// cities adds what is due of some cities.
func (p *plan) cities(standings []Standing) {
	for i := range standings {
		v := standings[i].on(p.today)
		for _, d := range p.duties(&v) {
			p.remind(&d, &standings[i])
		}
	}
}

// general adds what is due and concerns no city.
func (p *plan) general() {
	for _, d := range p.tables() {
		p.remind(&d, &Standing{})
	}
}

// sorted gives reminders in the order of a digest. They are large, so that it is pointers that are moved about.
func sorted(due []Reminder) []Reminder {
	pointers := make([]*Reminder, len(due))
	for i := range due {
		pointers[i] = &due[i]
	}
	slices.SortFunc(pointers, inOrder)
	inPlace := make([]Reminder, len(due))
	for i, r := range pointers {
		inPlace[i] = *r
	}
	return inPlace
}

// inOrder is the order of a digest.
func inOrder(a, b *Reminder) int {
	if most := cmp.Or(cmp.Compare(a.Urgency.order(), b.Urgency.order()), a.Due.Compare(b.Due), cmp.Compare(a.Code, b.Code)); most != 0 {
		return most
	}
	return cmp.Or(
		cmp.Compare(a.Kind.order(), b.Kind.order()), cmp.Compare(a.Duty, b.Duty), cmp.Compare(order(a.Copy), order(b.Copy)),
		cmp.Compare(a.To.order(), b.To.order()), cmp.Compare(a.Unit, b.Unit),
	)
}

func order(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// plan is the work of one day.
type plan struct {
	calendar *Calendar
	notice   *Notice
	today    huishang.Date
	found    []duty // of the city at hand
	due      []Reminder
}

// tables: the calendar of the next year, and of this one while it is missing.
func (p *plan) tables() []duty {
	var missing []duty
	for year := p.today.Year(); year <= p.today.Year()+1; year++ {
		if p.calendar.Known(year) {
			continue
		}
		missing = append(missing, duty{
			matter: matter{KindCalendar, BaseYear}, id: object("调休表", fmt.Sprint(year)), base: huishang.NewDate(year-1, 1, 1),
			subject: fmt.Sprintf("导入%d年放假和调休安排", year), because: fmt.Sprintf("程序里没有%d年的调休表", year),
			article: articles[KindCalendar],
		})
	}
	return missing
}

// remind adds the reminders of a duty at the last of its moments that has come.
func (p *plan) remind(d *duty, s *Standing) {
	r := p.notice.rule(d.matter, s.City)
	span := p.calendar.spanFrom(d.base, r.due)
	at, round, day := p.lastMoment(d, &r, span)
	if at < 0 || r.keep > 0 && day.AddDays(r.keep).Before(p.today) {
		return
	}
	chosen := &r.steps[at]
	made := Reminder{
		Duty: object(s.Code, d.id), Kind: d.kind, Base: d.base, Subject: d.subject, Code: s.Code, City: s.City, Due: span.due,
		Step: chosen.at.label(round), Notice: day, On: p.today, Urgency: chosen.urgency, Say: chosen.say,
		Reason: d.because + "。" + d.article.String() + "。", Basis: r.basis, Revision: d.revision,
		Assumed: p.assumed(span, r.due, day),
	}
	if s.Code == "" {
		made.Duty = object(cmp.Or(s.City, "全省"), d.id)
	}
	p.tell(d, s, made, r.to, false)
	p.tell(d, s, made, chosen.cc, true)
}

// tell adds a reminder for every desk and unit. Who is asked to act is not told once more by way of a copy.
func (p *plan) tell(d *duty, s *Standing, made Reminder, desks []Recipient, copied bool) {
	for _, to := range desks {
		if slices.Contains(d.others, to) {
			continue
		}
		for _, name := range d.units(to, s) {
			made.To, made.Unit, made.Copy = to, name, copied
			p.due = append(p.due, made)
		}
	}
}

// lastMoment finds the last moment up to today; the place is -1 when none has come yet.
func (p *plan) lastMoment(d *duty, r *rule, s span) (place, round int, day huishang.Date) {
	place = -1
	for i := range r.steps {
		step := &r.steps[i]
		on, again := step.at.notice(p.calendar, s, p.today)
		if on.After(p.today) || on.Before(day) || on.Before(d.opened) || walked(d.run, step.unless) {
			continue
		}
		place, round, day = i, again, on
	}
	return place, round, day
}

// assumed lists the years without a table that the days of a reminder rest on.
func (p *plan) assumed(s span, due Moment, notice huishang.Date) []int {
	rest := []int{s.nominal.Year(), s.due.Year(), notice.Year()}
	if due.unit == workdays {
		rest = append(rest, s.base.Year())
	}
	slices.Sort(rest)
	var years []int
	for _, year := range slices.Compact(rest) {
		if !p.calendar.Known(year) {
			years = append(years, year)
		}
	}
	return years
}
