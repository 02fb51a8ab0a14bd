package courier

import (
	"strings"
	"testing"
	"time"

	"huishang/store"
	"huishang/testdata/post"
)

// queue queues reminders to one mailbox, due at once.
func (o *office) queue(t testing.TB, duties ...string) {
	t.Helper()
	o.update(t, func(tx *store.Tx) error {
		var rows []store.NewReminder
		for _, duty := range duties {
			rows = append(rows, store.NewReminder{ReminderKey: store.ReminderKey{Duty: duty, Recipient: "市科技局 tang", Kind: "试发", Base: date("2028-05-17"), Step: "前6个月"},
				City: "130200", Address: "tang@example.gov.cn", Due: o.clock.read(),
				Payload: []byte(`{"reminder":{"subject":"商定议定书期满后是否延续","city":"唐山市","urgency":"黄","notice":"2026-12-01","due_date":"2028-05-17"}}`)})
		}
		_, err := tx.PlanReminders("example.gov.cn", rows)
		return err
	})
}

// TestEveryMoodOfAServer holds what becomes of a letter whatever the server does, and that it arrives in the end as often as its row says.
func TestEveryMoodOfAServer(t *testing.T) {
	for _, test := range []struct {
		name     string
		mood     post.Mood
		state    store.ReminderState
		says     string
		arrives  int // in that mood, and again once the server is willing
		again    int
		doubtful bool
	}{
		{"willing", post.Willing, store.ReminderSent, "250", 1, 0, false},
		{"4xx", post.Busy, store.ReminderDelayed, "核对收件人：451 4.2.0 try again later", 0, 1, false},
		{"5xx to the recipient", post.Picky, store.ReminderFailed, "核对收件人：550 5.1.1 no such user", 0, 0, false},
		{"5xx to the letter", post.Sulky, store.ReminderFailed, "递交邮件：554 5.7.1 looks like spam", 0, 0, false},
		{"hangs up after the letter", post.Fickle, store.ReminderDoubtful, "服务器断开了连接", 1, 1, true},
		{"hangs with the letter", post.Stuck, store.ReminderDoubtful, "等了很久没有回答", 1, 1, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			o := newOffice(t, newSQLite(t), "2026-12-01")
			o.courier.Mail.Timeout = 2 * time.Second
			o.courier = o.again(t)
			o.queue(t, "a")
			o.post.Be(test.mood)
			first := o.deliver(t)
			r := o.reminders(t, store.ReminderFilter{})[0]
			if len(first) != test.arrives || r.State != test.state || !strings.Contains(r.Answer, test.says) || r.Doubtful() != test.doubtful {
				t.Errorf("%d arrived, %+v", len(first), r)
			}
			o.post.Be(post.Willing)
			o.clock.set(o.clock.read().Add(2 * time.Hour))
			second := o.deliver(t)
			r = o.reminders(t, store.ReminderFilter{})[0]
			if len(second) != test.again || r.Doubtful() != test.doubtful || r.State != store.ReminderSent && test.state != store.ReminderFailed {
				t.Errorf("then %d arrived, %+v", len(second), r)
			}
			if len(first)+len(second) == 2 && (first[0].ID != second[0].ID || first[0].Data != second[0].Data) {
				t.Error("the second is another letter than the first")
			}
		})
	}
}

// again makes the courier anew with its settings as they are now.
func (o *office) again(t testing.TB) *Courier {
	t.Helper()
	c, err := New(t.Context(), o.courier.Config)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestWithoutAServer keeps everything in the queue for as long as it takes, and sends it once the server is there, or once one is set up.
func TestWithoutAServer(t *testing.T) {
	onBoth(t, "2026-12-01", func(t *testing.T, o *office) {
		o.queue(t, "a", "b")
		o.post.Down()
		for range 5 {
			if got := o.deliver(t); len(got) != 0 {
				t.Fatalf("%d arrived", len(got))
			}
			o.clock.set(o.clock.read().AddDate(0, 0, 1))
		}
		for _, r := range o.reminders(t, store.ReminderFilter{}) {
			if r.State != store.ReminderWaiting || r.Tries != 0 || !strings.Contains(r.Answer, "服务器没有在这个端口等候") {
				t.Errorf("%+v", r)
			}
		}
		settings := o.courier.Mail
		o.courier.Mail = nil
		none := o.again(t)
		if s, err := none.State(t.Context()); err != nil || s.Mail != "邮件未配置" || s.Queue.Length() != 2 || none.Ready() {
			t.Errorf("%+v, %v", s, err)
		}
		if err := none.Deliver(t.Context()); err != nil {
			t.Error(err)
		}
		o.courier.Mail = settings
		o.post.Up(t)
		got := o.deliver(t)
		if len(got) != 2 || !strings.Contains(textOf(t, got[0]), "本应于2026年12月1日提醒，现为补发") {
			t.Errorf("%d arrived", len(got))
		}
	})
}

func textOf(t *testing.T, l post.Letter) string {
	t.Helper()
	_, parts := open(t, l)
	return parts[0].body
}

// TestOneBadLetterKeepsNoOtherBack has a server that refuses one of three, and a row that cannot be read.
func TestOneBadLetterKeepsNoOtherBack(t *testing.T) {
	o := newOffice(t, newSQLite(t), "2026-12-01")
	o.queue(t, "a", "b", "c")
	o.update(t, func(tx *store.Tx) error {
		all, _, err := tx.Reminders(store.ReminderFilter{Duty: "b"}, store.Page{})
		if err != nil {
			return err
		}
		if _, err := tx.RetryReminder(all[0].ID, "nobody@example.gov.cn"); err != nil {
			return err
		}
		_, err = tx.PlanReminders("example.gov.cn", []store.NewReminder{{ReminderKey: store.ReminderKey{Duty: "d", Recipient: "x", Kind: "x", Base: date("2026-12-01"), Step: "x"},
			Address: "tang@example.gov.cn", Due: o.clock.read(), Payload: []byte(`{"reminder": 7}`)}})
		return err
	})
	o.post.Refuse("nobody@example.gov.cn", true)
	if got := o.deliver(t); len(got) != 2 {
		t.Errorf("%d arrived", len(got))
	}
	failed := o.reminders(t, store.ReminderFilter{State: store.ReminderFailed})
	if len(failed) != 2 {
		t.Errorf("%d failed", len(failed))
	}
	for _, r := range failed {
		if r.Duty != "b" && !strings.HasPrefix(r.Answer, "邮件写不出来") {
			t.Errorf("%+v", r)
		}
	}
}
