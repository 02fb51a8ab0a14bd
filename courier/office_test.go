package courier

import (
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"huishang"
	"huishang/generator/report"
	"huishang/mail"
	"huishang/proceeding"
	"huishang/scheduler"
	"huishang/store"
	"huishang/templates"
	"huishang/testdata"
	"huishang/testdata/need"
	"huishang/testdata/post"
)

// A clock of a test shows what it was set to.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) read() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) set(now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = now
}

// morning is when the plan of a day is made.
func (c *clock) morning(day huishang.Date) { c.set(planTime(day)) }

// An office is a store with people, a courier and a mail server.
type office struct {
	store   *store.Store
	courier *Courier
	post    *post.Server
	clock   *clock
}

// onBoth runs one test body in an office on SQLite and in one on PostgreSQL.
func onBoth(t *testing.T, first string, body func(t *testing.T, o *office)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { body(t, newOffice(t, newSQLite(t), first)) })
	t.Run("postgres", func(t *testing.T) { body(t, newOffice(t, need.Schema(t), first)) })
}

func newSQLite(t testing.TB) string { return filepath.Join(t.TempDir(), "huishang.db") }

func newOffice(t testing.TB, address, first string) *office {
	t.Helper()
	o := &office{clock: &clock{}, post: post.Open(t)}
	o.clock.morning(date(first))
	var err error
	if o.store, err = store.Open(t.Context(), address, store.Options{Now: o.clock.read}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := o.store.Close(); err != nil {
			t.Error(err)
		}
	})
	if o.courier, err = New(t.Context(), o.config(t, o.store)); err != nil {
		t.Fatal(err)
	}
	return o
}

func (o *office) config(t testing.TB, kept *store.Store) Config {
	t.Helper()
	calendar, err := scheduler.LoadCalendar()
	if err != nil {
		t.Fatal(err)
	}
	notice, err := scheduler.LoadNotice("", nil)
	if err != nil {
		t.Fatal(err)
	}
	wording, err := mail.ReadWording(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	reports, err := report.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	from := mail.Address{Name: "厅市会商", Mailbox: "huishang@example.gov.cn"}
	return Config{Store: kept, Notice: notice, Calendar: calendar, Wording: wording, Reports: reports, Address: "https://huishang.example.gov.cn",
		Mail: &mail.Settings{Host: "127.0.0.1", Port: o.post.Port(), Security: mail.Plain, From: from, Timeout: 5 * time.Second},
		Log:  slog.New(slog.DiscardHandler)}
}

func date(text string) huishang.Date {
	d, err := huishang.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

var chief = store.Scope{Tenant: store.Home, Role: huishang.RoleAdmin, User: "chief"}

func (o *office) update(t testing.TB, change func(*store.Tx) error) {
	t.Helper()
	if err := o.store.Update(t.Context(), chief, change); err != nil {
		t.Fatal(err)
	}
}

func (o *office) view(t testing.TB, read func(*store.Tx) error) {
	t.Helper()
	if err := o.store.View(t.Context(), chief, read); err != nil {
		t.Fatal(err)
	}
}

// hire adds users from lines such as "zhang bureau 130200", each with a mailbox of their login name.
func (o *office) hire(t testing.TB, lines ...string) {
	t.Helper()
	o.update(t, func(tx *store.Tx) error {
		for _, line := range lines {
			words := strings.Fields(line)
			u := store.User{Login: words[0], Name: words[0], Role: huishang.Role(words[1]), Mailbox: store.Mailbox{Email: words[0] + "@example.gov.cn"}}
			switch {
			case len(words) > 2 && u.Role == huishang.RoleBureau:
				u.City = words[2]
			case len(words) > 2 && u.Role == huishang.RoleDivision:
				u.Division = words[2]
			case len(words) > 2:
				u.Desks = words[2]
			}
			if _, err := tx.AddUser(u, ""); err != nil {
				return err
			}
		}
		return nil
	})
}

// file takes a dossier over into the store.
func (o *office) file(t testing.TB, year int, d *huishang.Dossier) (id string) {
	t.Helper()
	o.update(t, func(tx *store.Tx) error {
		v, err := proceeding.TakeOver(tx, year, d, "")
		id = v.Dossier
		return err
	})
	return id
}

func sample(t testing.TB, name string) *huishang.Dossier {
	t.Helper()
	data, err := testdata.Dossiers.ReadFile("dossiers/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	d, err := huishang.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func (o *office) plan(t testing.TB) Planned {
	t.Helper()
	p, err := o.courier.Plan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// deliver sends what is due and gives what the server took.
func (o *office) deliver(t testing.TB) []post.Letter {
	t.Helper()
	if err := o.courier.Deliver(t.Context()); err != nil {
		t.Fatal(err)
	}
	return o.post.Collect()
}

// reminders lists the queue, the latest planned first.
func (o *office) reminders(t testing.TB, filter store.ReminderFilter) (all []store.Reminder) {
	t.Helper()
	o.view(t, func(tx *store.Tx) (err error) {
		all, _, err = tx.Reminders(filter, store.Page{Limit: 500})
		return err
	})
	return all
}
