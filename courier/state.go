package courier

import (
	"context"
	"fmt"
	"slices"
	"time"

	"huishang/store"
)

// State is how the sending of reminders stands.
type State struct {
	Mail     string    // 已配置, or 邮件未配置
	Server   string    // host and port; empty when mail is not set up
	From     string    // the sender's mailbox
	Begun    time.Time // when this program began
	LastScan store.Scan
	Queue    store.Queue
	Late     bool     // nobody has looked for too long: /healthz is red
	Faults   []string // what is wrong with moments and tables that are left out: that and how to mend it, then a line for each slip with its place
}

// How the state says whether mail is set up.
const (
	MailReady   = "已配置"
	MailMissing = "邮件未配置"
)

// lateAfter is how old the last look may be: a day and two hours.
const lateAfter = 26 * time.Hour

// State tells how the sending stands.
func (c *Courier) State(ctx context.Context) (State, error) {
	s := State{Mail: MailMissing, Begun: c.begun}
	if c.Mail != nil {
		s.Mail, s.Server, s.From = MailReady, c.Mail.Address(), c.Mail.From.Mailbox
	}
	err := c.Store.View(ctx, store.System(store.Home), func(tx *store.Tx) (err error) {
		if s.LastScan, err = tx.LastScan(); err != nil {
			return err
		}
		if s.Queue, err = tx.Queue(); err != nil {
			return err
		}
		kept, err := tx.Calendars()
		_, faults := readTables(kept)
		s.Faults = slices.Concat(c.Faults, faults)
		return err
	})
	s.Late = c.late(s.LastScan)
	return s, err
}

// late reports whether the last look is too old. A program that has just begun has a day and two hours to look first.
func (c *Courier) late(last store.Scan) bool {
	since := last.At
	if since.Before(c.begun) {
		since = c.begun
	}
	return c.Now().Sub(since) > lateAfter
}

// Sent and Failed count the letters this program handed over, and the tries that came to nothing, since it began.
func (c *Courier) Sent() int64 { return c.sent.Load() }

// Failed is told with [Courier.Sent].
func (c *Courier) Failed() int64 { return c.failed.Load() }

// overdue is why the state is red, in Chinese.
func (s State) overdue() string {
	if s.LastScan.At.IsZero() {
		return "还没有排定过提醒。"
	}
	return fmt.Sprintf("上一次排定提醒是在%s，已超过26小时。", s.LastScan.At.In(shanghai).Format("2006年1月2日 15:04"))
}
