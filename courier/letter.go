package courier

import (
	"context"
	"errors"
	"fmt"
	"time"

	"huishang"
	"huishang/mail"
	"huishang/scheduler"
	"huishang/store"
)

// letter writes a message of the queue. The same message gives the same letter in every try: it is dated when it was tried first.
func (c *Courier) letter(ctx context.Context, m store.Message) (mail.Letter, error) {
	first := m.Reminders[0].FirstTriedAt
	s := mail.Sheet{ID: m.ID, To: mail.Address{Mailbox: m.Address}, Person: m.Reminders[0].ID, Sent: first, Day: huishang.DateOf(first.In(shanghai))}
	var notice *Notice
	for i := range m.Reminders {
		r := &m.Reminders[i]
		p, err := ReadParcel(r.Payload)
		if err != nil {
			return mail.Letter{}, err
		}
		if notice = p.Notice; notice != nil {
			break
		}
		if err := c.addItem(&s, r, p); err != nil {
			return mail.Letter{}, err
		}
	}
	switch {
	case notice != nil:
		return c.notice(ctx, s, m.Reminders[0], notice)
	case len(s.Items) == 1 && s.Items[0].Reminder.Urgency == scheduler.UrgencyRed:
		return c.writer.Urgent(s)
	}
	return c.writer.Digest(s)
}

// addItem adds a reminder to a letter, with its entry.
func (c *Courier) addItem(s *mail.Sheet, r *store.Reminder, p Parcel) error {
	s.Items = append(s.Items, mail.Item{ID: r.ID, Page: pageOf(r), Instead: p.Instead, Reminder: p.Reminder.Leaving(s.Day)})
	if p.Entry == nil {
		return nil
	}
	invite, err := mail.NewInvite(p.Entry.entry(), p.Entry.Method, c.writer.From, s.To, c.links.Page(pageOf(r)), s.Sent)
	s.Invites = append(s.Invites, invite)
	return err
}

// pageOf is the page about a reminder.
func pageOf(r *store.Reminder) string { return "/reminders/" + r.ID }

const workbookKind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// notice writes a letter of paragraphs with the workbook that belongs to it.
func (c *Courier) notice(ctx context.Context, s mail.Sheet, r store.Reminder, n *Notice) (mail.Letter, error) {
	if r.File != "" {
		var f store.File
		if err := c.Store.View(ctx, store.System(store.Home), func(tx *store.Tx) (err error) {
			f, err = tx.ReminderFile(r.ID)
			return err
		}); err != nil {
			return mail.Letter{}, err
		}
		data, err := f.Bytes(ctx)
		if err != nil {
			return mail.Letter{}, fmt.Errorf("read the file of a letter: %w", err)
		}
		s.Files = []mail.File{{Name: n.File, Kind: workbookKind, Data: data}}
	}
	return c.writer.Notice(s, n.Title, n.Paragraphs, n.Page)
}

// outcome says what became of a message, in the words of the store.
func outcome(m store.Message, r mail.Result) store.Outcome {
	o := store.Outcome{MessageID: m.ID, Answer: said(r)}
	switch {
	case r.Outcome == mail.Accepted:
		o.Result = store.ResultSent
	case r.Outcome == mail.Permanent:
		o.Result = store.ResultRefused
	case r.Outcome == mail.Doubtful:
		o.Result = store.ResultUnknown
	case noServer(r):
		o.Result = store.ResultUntried
	default:
		o.Result = store.ResultLater
	}
	return o
}

// noServer reports whether nothing is wrong with the recipient: the server is not there, or does not let the program in. Such letters wait
// without counting as tried, and the others of the batch need not be tried.
func noServer(r mail.Result) bool {
	return r.Outcome == mail.Temporary &&
		(r.Step == mail.Connecting || r.Step == mail.Securing || r.Step == mail.SigningIn || r.Step == mail.Starting)
}

// said is what the list shows of an answer.
func said(r mail.Result) string {
	switch {
	case r.Code != 0 && r.Outcome == mail.Accepted:
		return fmt.Sprintf("%d %s", r.Code, r.Said)
	case r.Code != 0:
		return fmt.Sprintf("%s：%d %s", r.Step, r.Code, r.Said)
	case r.Err == nil:
		return ""
	case errors.Is(r.Err, context.Canceled):
		return "程序停止，没有发送。"
	}
	return fmt.Sprintf("%s：%s。", r.Step, r.Cause())
}

// unwritten is what becomes of a message that cannot be written.
func unwritten(m store.Message, err error) store.Outcome {
	return store.Outcome{MessageID: m.ID, Result: store.ResultRefused, Answer: "邮件写不出来：" + err.Error()}
}

// leftFor is how long before the end of its lease a sender stops, so that clocks that differ do no harm.
const leftFor = 10 * time.Minute
