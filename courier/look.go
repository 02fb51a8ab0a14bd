package courier

import (
	"context"
	"regexp"

	"huishang"
	"huishang/mail"
	"huishang/scheduler"
	"huishang/store"
)

// actingLink is a link of a letter that acts for its reader.
var actingLink = regexp.MustCompile(`(https?://[^\s<>"]*/mail/)[^\s<>"]+`)

// Show writes a message as it left, or as it would leave now, for people to look at: the links that act for its reader lead nowhere.
func (c *Courier) Show(ctx context.Context, m store.Message) (mail.Letter, error) {
	if m.Reminders[0].FirstTriedAt.IsZero() {
		m.Reminders[0].FirstTriedAt = c.Now()
	}
	l, err := c.letter(ctx, m)
	l.Text = actingLink.ReplaceAllString(l.Text, "${1}……")
	l.HTML = ""
	return l, err
}

// Rehearse lists what would leave on the working days of a span, if the program ran on each of them and the dossiers in scope stayed as they
// are. Nothing is queued.
func (c *Courier) Rehearse(ctx context.Context, scope store.Scope, from, to huishang.Date) ([]scheduler.Reminder, *scheduler.Calendar, error) {
	calendar, err := c.WorkingDays(ctx)
	if err != nil {
		return nil, nil, err
	}
	_, standings, err := c.standings(ctx, scope, "rehearse")
	if err != nil {
		return nil, nil, err
	}
	return scheduler.Walk(standings, calendar, c.Notice, huishang.Date{}, from, to), calendar, nil
}
