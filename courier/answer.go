package courier

import (
	"context"
	"errors"
	"fmt"
	"time"

	"huishang"
	"huishang/mail"
	"huishang/store"
)

// Link is what a link of a mail is about.
type Link struct {
	Token    mail.Token
	Reminder store.Reminder
	Parcel   Parcel
	Used     bool
}

// ErrUsed is a link that was used before.
var ErrUsed = errors.New("这个链接已经用过。需要再改的，请登录系统办理")

// postponeAtMost is how many days a reminder may be put off.
const postponeAtMost = 60

// reader is who acts by a link.
func reader() store.Scope {
	scope := store.System(store.Home)
	scope.User = "邮件链接"
	return scope
}

// ReadLink tells what a link is about. It changes nothing: a filter of mails may fetch the page. The errors for people are [mail.ErrForged],
// [mail.ErrExpired] and [store.NotFound].
func (c *Courier) ReadLink(ctx context.Context, token string) (Link, error) {
	var l Link
	var err error
	if l.Token, err = c.links.Read(token, c.Now()); err != nil {
		return l, err
	}
	if err := c.Store.View(ctx, reader(), func(tx *store.Tx) (err error) {
		if l.Reminder, err = tx.Reminder(l.Token.ID); err != nil {
			return err
		}
		l.Used, err = tx.LinkUsed(token)
		return err
	}); err != nil {
		return l, err
	}
	l.Parcel, err = ReadParcel(l.Reminder.Payload)
	return l, err
}

// UseLink does what a link is for, once: 已知悉, 推迟到 a day, or no more digests. Used again it is [ErrUsed] and changes nothing.
func (c *Courier) UseLink(ctx context.Context, token string, until huishang.Date) (Link, error) {
	l, err := c.ReadLink(ctx, token)
	switch {
	case err != nil:
		return l, err
	case l.Used:
		return l, ErrUsed
	}
	if l.Token.Action == mail.Postpone {
		if err := c.mayPostpone(until); err != nil {
			return l, err
		}
	}
	return l, c.Store.Update(ctx, reader(), func(tx *store.Tx) error {
		first, err := tx.UseLink(token, l.Token.Until)
		switch {
		case err != nil:
			return err
		case !first:
			return ErrUsed
		}
		return c.act(tx, l, until)
	})
}

func (c *Courier) act(tx *store.Tx, l Link, until huishang.Date) (err error) {
	switch l.Token.Action {
	case mail.Acknowledge:
		_, err = tx.AcknowledgeReminder(l.Reminder.ID)
	case mail.Postpone:
		_, err = tx.DeferReminder(l.Reminder.ID, planTime(until))
	case mail.Unsubscribe:
		err = tx.Mute(l.Reminder.Address)
	default:
		err = mail.ErrForged
	}
	return err
}

// mayPostpone holds that a day lies ahead and not too far.
func (c *Courier) mayPostpone(until huishang.Date) error {
	first, last := c.PostponeSpan()
	if until.Before(first) || until.After(last) {
		return store.Refused{Reason: fmt.Sprintf("请选%s到%s之间的一天。", first.Chinese(), last.Chinese())}
	}
	return nil
}

// PostponeDays suggests days a reminder may be put off to: the next working day, and those after three, five and ten.
func (c *Courier) PostponeDays(ctx context.Context) ([]huishang.Date, error) {
	calendar, err := c.WorkingDays(ctx)
	if err != nil {
		return nil, err
	}
	var days []huishang.Date
	for _, n := range []int{1, 3, 5, 10} {
		days = append(days, calendar.Add(c.today(), n))
	}
	return days, nil
}

// PostponeSpan is the first and the last day a reminder may be put off to.
func (c *Courier) PostponeSpan() (first, last huishang.Date) {
	today := c.today()
	return today.AddDays(1), today.AddDays(postponeAtMost)
}

// planTime is when the plan of a day is made.
func planTime(day huishang.Date) time.Time {
	return time.Date(day.Year(), day.Month(), day.Day(), planHour, planMinute, 0, 0, shanghai)
}
