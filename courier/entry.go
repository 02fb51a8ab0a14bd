package courier

import (
	"cmp"
	"fmt"
	"slices"

	"huishang"
	"huishang/mail"
	"huishang/scheduler"
	"huishang/store"
)

// The steps under which a change of an entry is told at once, without waiting for the next moment.
const (
	stepMoved     = "改期"
	stepCancelled = "取消"
)

// entriesKept is how many days back entries are looked up: one that moves counts on from the last there was.
const entriesKept = 400

// An invited is what the calendar of one recipient holds about a meeting or the end of a term.
type invited struct {
	row   store.Reminder
	entry Entry
}

// invitations reads what calendars hold about meetings and terms, by duty and recipient: the entry sent last.
func (d *day) invitations(tx *store.Tx) error {
	rows, err := tx.EntryReminders(d.on.AddDays(-entriesKept))
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
	if s := d.standing(code); !known && s != nil {
		entries = scheduler.Ahead(s, d.calendar, d.courier.Notice, d.on)
		d.ahead[code] = entries
	}
	for i := range entries {
		if entries[i].Duty == duty+"/"+string(kind) {
			return &entries[i]
		}
	}
	return nil
}

// standing is the standing of a city, or nil.
func (d *day) standing(code string) *scheduler.Standing {
	at, there := slices.BinarySearchFunc(d.standings, code, func(s scheduler.Standing, code string) int { return cmp.Compare(s.Code, code) })
	if !there {
		return nil
	}
	return &d.standings[at]
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

// moveEntries tells everybody whose calendar has a day that is another by now, or none: at once, unless they are told today anyhow.
func (d *day) moveEntries() error {
	today := map[[2]string]bool{}
	for _, row := range d.rows {
		today[[2]string{row.Duty, row.Recipient}] = true
	}
	for key, had := range d.invited {
		if today[key] || had.entry.Method == mail.Cancel || !had.entry.Day.After(d.on) {
			continue
		}
		now, revision := d.dayNow(had.row)
		if now == had.entry.Day {
			continue
		}
		if err := d.tellMove(had, now, revision); err != nil {
			return err
		}
	}
	return nil
}

// dayNow is the day an entry should stand on, with its revision, or none. A term stands on its last day, whether its renewal was agreed on or not,
// until another ends later or it was ended.
func (d *day) dayNow(row store.Reminder) (huishang.Date, int) {
	if row.Kind == string(scheduler.KindExpiry) {
		if s := d.standing(row.City); s != nil {
			if term := s.TermEnding(d.on); term != nil && scheduler.DutyOfTerm(row.City, term.Signed) == row.Duty {
				return term.Until, term.Revision
			}
		}
		return huishang.Date{}, 0
	}
	if ahead := d.entryAhead(row.City, row.Duty, scheduler.KindPreparation); ahead != nil {
		return ahead.Day, ahead.Revision
	}
	return huishang.Date{}, 0
}

// tellMove queues the letter that moves an entry to a day, or takes it out where there is none.
func (d *day) tellMove(had invited, to huishang.Date, revision int) error {
	p, err := ReadParcel(had.row.Payload)
	if err != nil {
		return err
	}
	r, entry := p.Reminder, had.entry
	r.Copy, r.On, r.Notice = false, d.on, d.on
	entry.Sequence++
	words := wordsOf(r.Kind)
	if to.IsZero() {
		r.Step, r.Subject, r.Say, r.Urgency = stepCancelled, words.cancelled, words.cancel, words.urgency
		entry.Method = mail.Cancel
	} else {
		r.Step, r.Subject, r.Say, r.Urgency = stepMoved, words.moved, fmt.Sprintf(words.move, to.Chinese()), words.urgency
		r.Base, r.Due = to, d.calendar.OnOrBefore(to)
		entry.Method, entry.Day, entry.Sequence = words.method, to, max(entry.Sequence, revision)
	}
	row := store.NewReminder{ReminderKey: had.row.ReminderKey, City: had.row.City, Address: d.people.address(had.row), Due: d.now, Digest: true}
	row.Step, row.Base = r.Step, r.Base
	row.Payload, err = Parcel{Reminder: r, Entry: &entry}.payload()
	d.rows = append(d.rows, row)
	return err
}

// moveWords say that an entry moves or goes.
type moveWords struct {
	method            mail.Method
	urgency           scheduler.Urgency
	moved, move       string // what, and with the new day what to do
	cancelled, cancel string
}

func wordsOf(kind scheduler.Kind) moveWords {
	if kind == scheduler.KindExpiry {
		return moveWords{mail.Publish, scheduler.UrgencyYellow, "议定书期满日有变", "期满日改为%s，请更新日程", "议定书原定的期满日不再算数",
			"议定书已经续签或者终止，请从日程中去掉原来的期满日"}
	}
	return moveWords{mail.Request, scheduler.UrgencyRed, "厅市会商工作会议改期", "会议改到%s，请更新日程", "厅市会商工作会议不在原定日期召开",
		"请从日程中去掉，另行安排后再通知"}
}

// address is where whom a row was sent to is reached now.
func (p *people) address(row store.Reminder) string {
	if u, there := p.byLogin[row.Person()]; there && u.Email != "" {
		return p.seat(&u).address
	}
	return cmp.Or(row.Address, p.contacts[row.City])
}
