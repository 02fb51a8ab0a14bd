package courier

import (
	"cmp"
	"slices"

	"huishang/mail"
	"huishang/scheduler"
	"huishang/store"
)

// The steps under which a change of a meeting is told at once, without waiting for the next moment.
const (
	stepMoved     = "改期"
	stepCancelled = "取消"
)

// entriesKept is how many days back entries are looked up: one that moves counts on from the last there was.
const entriesKept = 400

// An invited is what the calendar of one recipient holds about a meeting.
type invited struct {
	row   store.Reminder
	entry Entry
}

// invitations reads what calendars hold about meetings, by duty and recipient: the entry sent last.
func (d *day) invitations(tx *store.Tx) error {
	rows, err := tx.MeetingReminders(d.on.AddDays(-entriesKept))
	if err != nil {
		return err
	}
	d.invited = map[[2]string]invited{}
	for _, row := range rows {
		p, err := ReadParcel(row.Payload)
		if err != nil {
			return err
		}
		if p.Entry != nil && row.State != store.ReminderCancelled && row.Address != "" {
			d.invited[[2]string{row.Duty, row.Recipient}] = invited{row, *p.Entry}
		}
	}
	return nil
}

// entryOf is the entry that goes along with a reminder of a meeting or of the end of a term, or nil.
func (d *day) entryOf(r *scheduler.Reminder, recipient string) *Entry {
	method := mail.Publish
	switch r.Kind {
	case scheduler.KindPreparation:
		method = mail.Request
	case scheduler.KindExpiry:
	default:
		return nil
	}
	ahead := d.entryAhead(r.Code, r.Duty, r.Kind)
	if ahead == nil {
		return nil
	}
	return &Entry{method, ahead.Duty, ahead.Kind, ahead.City, ahead.Subject, ahead.Day, d.sequence(ahead, r.Duty, recipient)}
}

// entryAhead finds the day ahead of a duty, or nil when it is not ahead any more.
func (d *day) entryAhead(code, duty string, kind scheduler.Kind) *scheduler.Entry {
	entries, known := d.ahead[code]
	if !known {
		if at, there := slices.BinarySearchFunc(d.standings, code, func(s scheduler.Standing, code string) int { return cmp.Compare(s.Code, code) }); there {
			entries = scheduler.Ahead(&d.standings[at], d.calendar, d.courier.Notice, d.on)
		}
		d.ahead[code] = entries
	}
	for i := range entries {
		if entries[i].Duty == duty+"/"+string(kind) {
			return &entries[i]
		}
	}
	return nil
}

// sequence counts on from the entry the recipient has when the day is another.
func (d *day) sequence(ahead *scheduler.Entry, duty, recipient string) int {
	last, known := d.invited[[2]string{duty, recipient}]
	switch {
	case !known:
		return ahead.Revision
	case last.entry.Day == ahead.Day && last.entry.Method != mail.Cancel:
		return last.entry.Sequence
	}
	return max(last.entry.Sequence+1, ahead.Revision)
}

// moveMeetings tells everybody whose calendar has a meeting that was moved or is not held: at once, unless they are told today anyhow.
func (d *day) moveMeetings(tx *store.Tx) error {
	today := map[[2]string]bool{}
	for _, row := range d.rows {
		today[[2]string{row.Duty, row.Recipient}] = true
	}
	for key, had := range d.invited {
		if today[key] || had.entry.Method == mail.Cancel || !had.entry.Day.After(d.on) {
			continue
		}
		ahead := d.entryAhead(had.row.City, had.row.Duty, scheduler.KindPreparation)
		if ahead != nil && ahead.Day == had.entry.Day {
			continue
		}
		if err := d.tellMove(had, ahead); err != nil {
			return err
		}
	}
	return nil
}

// tellMove queues the letter that moves an entry, or takes it out where the meeting is not ahead any more.
func (d *day) tellMove(had invited, ahead *scheduler.Entry) error {
	p, err := ReadParcel(had.row.Payload)
	if err != nil {
		return err
	}
	r, entry := p.Reminder, had.entry
	r.Step, r.Subject, r.Copy, r.Urgency = stepCancelled, "厅市会商工作会议不在原定日期召开", false, scheduler.UrgencyRed
	r.Say, r.On, r.Notice = "请从日程中去掉，另行安排后再通知", d.on, d.on
	entry.Method, entry.Sequence = mail.Cancel, entry.Sequence+1
	if ahead != nil {
		r.Step, r.Subject = stepMoved, "厅市会商工作会议改期"
		r.Say, r.Base, r.Due = "会议改到"+ahead.Day.Chinese()+"，请更新日程", ahead.Day, d.calendar.OnOrBefore(ahead.Day)
		entry.Method, entry.Day, entry.Sequence = mail.Request, ahead.Day, max(entry.Sequence, ahead.Revision)
	}
	row := store.NewReminder{ReminderKey: had.row.ReminderKey, City: had.row.City, Address: d.people.address(had.row), Due: d.now, Digest: true}
	row.Step, row.Base = r.Step, r.Base
	row.Payload, err = Parcel{Reminder: r, Entry: &entry}.payload()
	d.rows = append(d.rows, row)
	return err
}

// address is where whom a row was sent to is reached now.
func (p *people) address(row store.Reminder) string {
	if u, there := p.byLogin[row.Person()]; there && u.Email != "" {
		return p.seat(&u).address
	}
	return cmp.Or(row.Address, p.contacts[row.City])
}
