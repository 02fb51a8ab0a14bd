package courier

import (
	"context"
	"fmt"
	"slices"
	"strings"
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
	Faults   []string // what is wrong with what is left out, moments, tables and dossiers: that and how to mend it, then a line for each with its place
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
		if err != nil {
			return err
		}
		_, faults := readTables(kept)
		unread, err := tx.UnreadDossiers()
		s.Faults = slices.Concat(c.Faults, faults, tellUnread(unread))
		return err
	})
	s.Late = c.late(s.LastScan)
	return s, err
}

// toldUnread is how many dossiers that cannot be read are named.
const toldUnread = 20

// tellUnread says of which dossiers nobody is reminded because they cannot be read, and what to do.
func tellUnread(unread []store.Dossier) []string {
	if len(unread) == 0 {
		return nil
	}
	lines := []string{fmt.Sprintf("有 %d 份卷宗读不出来，提醒、总览和清单里没有它们，别的卷宗不受影响。请查看程序的日志，"+
		"检查磁盘，按运行维护文档从备份恢复；刚换过程序的，请换回原来的程序。", len(unread))}
	for _, d := range unread[:min(len(unread), toldUnread)] {
		lines = append(lines, fmt.Sprintf("%s（%d年）", d.Name, d.Year))
	}
	if more := len(unread) - toldUnread; more > 0 {
		lines = append(lines, fmt.Sprintf("另有 %d 份。", more))
	}
	return []string{strings.Join(lines, "\n")}
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
