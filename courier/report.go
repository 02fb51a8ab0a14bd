package courier

import (
	"fmt"
	"strings"

	"huishang"
	"huishang/generator/report"
	"huishang/scheduler"
	"huishang/store"
)

// The kinds of rows that are no reminders.
const (
	KindReport = "领导一页纸"
	KindAlarm  = "系统告警"
)

// stepMonthly is the moment of the monthly report.
const stepMonthly = "每月第一个工作日"

// report queues the report for leaders on the first working day of a month; when the program was off then, on the next, and it says that it is
// late. A program that has never looked before does not make up for months before its time.
func (d *day) report(tx *store.Tx) error {
	first := huishang.NewDate(d.on.Year(), d.on.Month(), 1)
	should := d.calendar.OnOrAfter(first)
	last, err := tx.LastScan()
	if err != nil || d.courier.Reports == nil || len(d.cores) == 0 || !d.calendar.IsWorkday(d.on) || d.on != should && last.At.IsZero() {
		return err
	}
	duty := fmt.Sprintf("全省/%s/%04d-%02d", KindReport, first.Year(), first.Month())
	planned, err := tx.PlannedKeys([]string{duty})
	if err != nil || len(planned) > 0 {
		return err
	}
	return d.queueReport(tx, duty, first, should)
}

// queueReport makes the workbook once and queues it for each leader, or for the 区域创新处 where no leader has a mailbox.
func (d *day) queueReport(tx *store.Tx, duty string, first, should huishang.Date) error {
	c := d.courier
	source, err := d.source(tx)
	if err != nil {
		return err
	}
	book, err := report.Write("one-page", source, c.Reports)
	if err != nil {
		c.Log.Error("report", "cause", err.Error())
		return nil // a template that does not fit keeps no reminder back
	}
	file, err := tx.PutReminderFile(book.Bytes)
	if err != nil {
		return err
	}
	page := report.NewOnePage(source)
	notice := &Notice{Title: fmt.Sprintf("厅市会商领导一页纸（%d年%d月）", first.Year(), first.Month()), Paragraphs: summary(page), File: book.Name}
	if should.Before(d.on) {
		notice.Paragraphs = append([]string{"本应于" + should.Chinese() + "送出，现为补发。"}, notice.Paragraphs...)
	}
	r := scheduler.Reminder{To: scheduler.ToCommittee}
	for _, s := range d.people.at(&r) {
		payload, err := Parcel{Notice: notice}.payload()
		if err != nil {
			return err
		}
		key := store.ReminderKey{Duty: duty, Recipient: strings.TrimSpace("领导 " + s.person), Kind: KindReport, Base: first, Step: stepMonthly}
		d.rows = append(d.rows, store.NewReminder{ReminderKey: key, Address: s.address, Due: d.now, Payload: payload, File: file})
	}
	return nil
}

// source is what the report is made from: the outlines of the dossiers, and what was reported of their items.
func (d *day) source(tx *store.Tx) (report.Source, error) {
	source := report.Source{Today: d.on, Average: d.courier.Average, Rules: d.courier.Rules, Progress: map[string]report.Reported{}}
	err := tx.Outlines(store.OutlineFilter{All: true}, func(o store.Outline) error {
		if !o.Record.TrashedAt.IsZero() {
			return nil
		}
		source.Dossiers = append(source.Dossiers, o.Content)
		GatherReported(source.Progress, o.Content, o.Progress)
		return nil
	})
	return source, err
}

// summary says in a few lines what the page shows.
func summary(page report.OnePage) []string {
	lines := []string{page.Headline}
	var lit []string
	for _, city := range page.Cities {
		lit = append(lit, city.City+" "+string(city.Light))
	}
	lines = append(lines, strings.Join(lit, "；")+"。")
	for _, a := range page.Alerts {
		lines = append(lines, fmt.Sprintf("%s %s：%s%s", a.Light, a.City, a.What, dueText(a.Due)))
	}
	if page.More > 0 {
		lines = append(lines, fmt.Sprintf("另有 %d 件，见台账。", page.More))
	}
	return lines
}

func dueText(day huishang.Date) string {
	if day.IsZero() {
		return ""
	}
	return "（" + day.Chinese() + "）"
}

// alarm queues a letter to the administrators, once for each occasion; where none has a mailbox, to the 区域创新处.
func (c *Courier) alarm(tx *store.Tx, duty string, base huishang.Date, step string, notice *Notice) (int, error) {
	users, err := tx.Staff()
	if err != nil {
		return 0, err
	}
	p := bring(users, nil, nil, c.today())
	seats := p.at(&scheduler.Reminder{To: scheduler.ToAdmin})
	if seats[0].person == "" {
		seats = p.at(&scheduler.Reminder{To: scheduler.ToLiaison})
	}
	payload, err := Parcel{Notice: notice}.payload()
	if err != nil {
		return 0, err
	}
	var rows []store.NewReminder
	for _, s := range seats {
		key := store.ReminderKey{Duty: duty, Recipient: strings.TrimSpace(string(scheduler.ToAdmin) + " " + s.person), Kind: KindAlarm, Base: base, Step: step}
		rows = append(rows, store.NewReminder{ReminderKey: key, Address: s.address, Due: c.Now(), Payload: payload})
	}
	planned, err := tx.PlanReminders(c.host, rows)
	return planned.Added, err
}
