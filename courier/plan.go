package courier

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"huishang"
	"huishang/scheduler"
	"huishang/store"
)

// Planned is what a plan came to.
type Planned struct {
	On        huishang.Date
	Due       int // reminders that were due on the day, whether planned before or not
	Added     int // rows of the queue
	Bad       int // of them those without an address anybody can write to
	Withdrawn int // rows that had not left yet and have no reason to any more
}

// Plan queues what is due today and notes that it has looked. Whatever was queued before stays as it is, so that it may be made as often as one
// likes. A dossier that cannot be read keeps no other back; it is logged, and [Courier.State] tells it.
func (c *Courier) Plan(ctx context.Context) (Planned, error) {
	d := day{courier: c, on: c.today(), now: c.Now()}
	if err := d.look(ctx); err != nil {
		return Planned{}, err
	}
	err := c.Store.Update(ctx, store.System(store.Home), func(tx *store.Tx) error {
		d.rows, d.result = nil, Planned{On: d.on, Due: len(d.due)}
		return d.queue(tx)
	})
	if err != nil {
		return Planned{}, fmt.Errorf("plan %s: %w", d.on, err)
	}
	c.Log.Info("planned", "on", d.on.String(), "due", d.result.Due, "added", d.result.Added, "bad", d.result.Bad, "withdrawn", d.result.Withdrawn)
	return d.result, nil
}

// day is the planning of one day.
type day struct {
	courier   *Courier
	on        huishang.Date
	now       time.Time
	calendar  *scheduler.Calendar
	cores     []store.Core // by city, within one the latest first
	standings []scheduler.Standing
	due       []scheduler.Reminder
	people    people
	planned   map[string][]store.ReminderKey // by duty
	invited   map[[2]string]invited          // by duty and recipient
	ahead     map[string][]scheduler.Entry   // by the code of the city
	rows      []store.NewReminder
	result    Planned
}

// look reads all a day is planned from.
func (d *day) look(ctx context.Context) (err error) {
	c := d.courier
	if d.calendar, err = c.WorkingDays(ctx); err != nil {
		return err
	}
	if d.cores, d.standings, err = c.standings(ctx, store.System(store.Home), "plan"); err != nil {
		return err
	}
	d.due = scheduler.Due(d.standings, d.calendar, c.Notice, d.on)
	return nil
}

// queue writes the plan into the store.
func (d *day) queue(tx *store.Tx) error {
	users, err := tx.Staff()
	if err != nil {
		return err
	}
	muted, err := tx.Muted()
	if err != nil {
		return err
	}
	d.ahead = map[string][]scheduler.Entry{}
	if err := d.invitations(tx); err != nil {
		return err
	}
	d.people = bring(users, muted, d.cores, d.on)
	duties := make([]string, len(d.due))
	for i := range d.due {
		duties[i] = d.due[i].Duty
	}
	if d.planned, err = tx.PlannedKeys(duties); err != nil {
		return err
	}
	if err := d.remind(tx); err != nil {
		return err
	}
	if err := errors.Join(d.moveEntries(), d.withdraw(tx), d.report(tx)); err != nil {
		return err
	}
	planned, err := tx.PlanReminders(d.courier.host, d.rows)
	if err != nil {
		return err
	}
	d.result.Added, d.result.Bad = planned.Added, planned.Bad
	return errors.Join(tx.NoteScan(d.on), tx.ForgetLinks())
}

// A moment of a duty, whoever is reminded.
type moment struct {
	duty, kind, step string
	base             huishang.Date
}

func momentOf(r *scheduler.Reminder) moment { return moment{r.Duty, string(r.Kind), r.Step, r.Base} }

// remind adds a row for everybody who sits at the desk of a reminder. A desk is reminded of a moment once, with whoever sits there then: who
// comes to it later is told with the next. Nobody is told of the same moment twice because they sit at several desks.
func (d *day) remind(tx *store.Tx) error {
	d.rows = make([]store.NewReminder, 0, len(d.due))
	told := map[moment]map[string]bool{} // desks, persons and addresses
	for _, keys := range d.planned {
		for _, k := range keys {
			m := moment{k.Duty, k.Kind, k.Step, k.Base}
			if told[m] == nil {
				told[m] = map[string]bool{}
			}
			if k.Person() != "" {
				told[m][k.Desk()], told[m][" "+k.Person()] = true, true
			} else {
				told[m]["nobody at "+k.Desk()] = true
			}
		}
	}
	for i := range d.due {
		r := &d.due[i]
		m := momentOf(r)
		if told[m] == nil {
			told[m] = map[string]bool{}
		}
		if err := d.remindDesk(tx, r, told[m]); err != nil {
			return err
		}
	}
	return nil
}

func (d *day) remindDesk(tx *store.Tx, r *scheduler.Reminder, told map[string]bool) error {
	desk := strings.ReplaceAll(r.Key().Recipient, " ", "")
	if told[desk] {
		return nil
	}
	seats := d.people.at(r)
	if told["nobody at "+desk] && seats[0].person != "" {
		if err := tx.AddressedSince(store.ReminderKey{Duty: r.Duty, Recipient: desk, Kind: string(r.Kind), Base: r.Base, Step: r.Step}); err != nil {
			return err
		}
	}
	for _, s := range seats {
		homeless := s.person == ""
		switch {
		case homeless && told["nobody at "+desk]:
			continue
		case !homeless && (told[" "+s.person] || told[s.address]):
			continue
		}
		told[" "+s.person], told[s.address] = !homeless, !homeless
		row, err := d.row(r, desk, s)
		if err != nil {
			return err
		}
		d.rows = append(d.rows, row)
	}
	return nil
}

// row is the row of the queue that reminds one person.
func (d *day) row(r *scheduler.Reminder, desk string, s seat) (store.NewReminder, error) {
	row := store.NewReminder{
		ReminderKey: store.ReminderKey{Duty: r.Duty, Recipient: strings.TrimSpace(desk + " " + s.person), Kind: string(r.Kind), Base: r.Base, Step: r.Step},
		City:        r.Code, Address: s.address, Due: d.now, Digest: true,
	}
	urgent := r.Urgency == scheduler.UrgencyRed
	if store.IsMuted(d.people.muted, s.address) {
		row.Digest = false
		if !urgent {
			row.Unsent = "收件人不收每日汇总，可在提醒列表里查看。"
		}
	}
	var err error
	row.Payload, err = Parcel{Reminder: *r, Instead: s.instead, Entry: d.entryOf(r, row.Recipient)}.payload()
	return row, err
}
