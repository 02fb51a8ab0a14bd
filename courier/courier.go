// Package courier sees that reminders leave: once a day it plans who is reminded of what and queues that in the store, and from there it
// hands the letters to a mail server, noting what became of each. It also makes the monthly report for leaders, and watches itself.
//
// Nothing is ever sent that was not queued before, and what was queued leaves once: the keys of the reminders see to that, whoever runs
// beside and however often a plan is made.
package courier

import (
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"huishang"
	"huishang/generator/report"
	"huishang/mail"
	"huishang/scheduler"
	"huishang/store"
)

// Config is what a courier works with.
type Config struct {
	Store    *store.Store
	Notice   *scheduler.Notice
	Calendar *scheduler.Calendar // the tables of the program and of the office's folder; those in the store are laid over them
	Wording  *mail.Wording
	Mail     *mail.Settings    // nil: mail is not set up, and everything stays in the queue
	Reports  *report.Templates // of the monthly report; nil: there is none
	Average  map[int]huishang.Decimal
	Rules    string           // the version of the rules a report names
	Address  string           // where people find the site, such as https://huishang.example.gov.cn
	Watchdog string           // an address that is asked for as long as all is well, or empty
	Faults   []string         // what is wrong with the settings though the service runs, told as [State.Faults]
	Now      func() time.Time // nil: the clock of the store
	Log      *slog.Logger
}

// Courier is safe for concurrent use.
type Courier struct {
	Config
	links  *mail.Links
	writer *mail.Writer
	sender *mail.Sender
	host   string // behind the @ of Message-IDs
	begun  time.Time
	sent   atomic.Int64
	failed atomic.Int64
	looked looked
}

// validFor is how long the links of a mail work.
const validFor = 30 * 24 * time.Hour

// New makes a courier. The key of the links of mails lies in the store and is made when it is missing.
func New(ctx context.Context, config Config) (*Courier, error) {
	c := &Courier{Config: config, host: "huishang.invalid"}
	if c.Now == nil {
		c.Now = c.Store.Now
	}
	c.begun = c.Now()
	secret, err := c.Store.Secret(ctx, store.Home, "mail links")
	if err != nil {
		return nil, fmt.Errorf("read the key of the links: %w", err)
	}
	if c.links, err = mail.NewLinks(c.Address, []byte(secret)); err != nil {
		return nil, err
	}
	if at, err := url.Parse(c.Address); err == nil && at.Hostname() != "" && !strings.Contains(at.Hostname(), ":") {
		c.host = at.Hostname()
	}
	c.writer = &mail.Writer{Links: c.links, Wording: c.Wording, Valid: validFor}
	if c.Mail == nil {
		return c, nil
	}
	c.writer.From = c.Mail.From
	if _, domain, _ := strings.Cut(c.Mail.From.Mailbox, "@"); !strings.HasPrefix(domain, "[") {
		c.host = domain
	}
	c.sender, err = mail.NewSender(*c.Mail)
	return c, err
}

// Ready reports whether mail is set up.
func (c *Courier) Ready() bool { return c.sender != nil }

// shanghai is the time the offices keep. It has had no summer time since 1991.
var shanghai = time.FixedZone("北京时间", 8*60*60)

func (c *Courier) today() huishang.Date { return huishang.DateOf(c.Now().In(shanghai)) }

// WorkingDays is the calendar in force: the tables that were imported into the store laid over those of the program and of the folder. One in
// the store that cannot be read is left out; [Courier.State] tells it.
func (c *Courier) WorkingDays(ctx context.Context) (*scheduler.Calendar, error) {
	var kept []store.Calendar
	if err := c.Store.View(ctx, store.System(store.Home), func(tx *store.Tx) (err error) {
		kept, err = tx.Calendars()
		return err
	}); err != nil {
		return nil, err
	}
	tables, faults := readTables(kept)
	for _, fault := range faults {
		c.Log.Error("calendar", "fault", fault)
	}
	if len(tables) == 0 {
		return c.Calendar, nil
	}
	return c.Calendar.With(tables...), nil
}

// readTables reads tables that were imported, and tells in Chinese what is wrong with those that are left out.
func readTables(kept []store.Calendar) (tables []scheduler.Table, faults []string) {
	for _, one := range kept {
		table, err := scheduler.ReadTable(fmt.Sprintf("%d年调休表", one.Year), one.Content)
		if err != nil {
			faults = append(faults, fmt.Sprintf("导入的%d年调休表有错误，暂不采用，请改正后在工作日历里重新导入。\n%s", one.Year, err))
			continue
		}
		tables = append(tables, table)
	}
	return tables, faults
}

// Default is the courier of a site for which nothing is set up: the moments and tables of the program, its wording, no mail.
func Default(ctx context.Context, kept *store.Store, wording fs.FS, address string, log *slog.Logger) (*Courier, error) {
	calendar, err := scheduler.LoadCalendar()
	if err != nil {
		return nil, err
	}
	notice, err := scheduler.LoadNotice("", nil)
	if err != nil {
		return nil, err
	}
	words, err := mail.ReadWording(wording)
	if err != nil {
		return nil, err
	}
	return New(ctx, Config{Store: kept, Notice: notice, Calendar: calendar, Wording: words, Address: address, Log: log})
}
