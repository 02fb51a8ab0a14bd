package store

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestASentReminderIsDone(t *testing.T) {
	onBothAt(t, func(t *testing.T, s *Store, at *clock) {
		planReminders(t, s, reminderOf("130200", 1))
		b := claim(t, s, 1)
		claim(t, s, 0) // somebody has it
		if r := only(t, s); r.State != ReminderSending || r.Tries != 1 || r.DueAt != b.Until || r.MessageID != b.Messages[0].ID {
			t.Errorf("while it is sent: %+v", r)
		}
		record(t, s, b, ResultSent, "250 OK\r\n\xff", 1)
		record(t, s, b, ResultRefused, "550", 0) // it is told twice
		if r := only(t, s); r.State != ReminderSent || r.EndedAt != at.now || !r.DueAt.IsZero() || r.Answer != "250 OK  ?" || r.Doubtful() {
			t.Errorf("when it was sent: %+v", r)
		}
		at.now = at.now.AddDate(1, 0, 0)
		claim(t, s, 0)
	})
}

func TestAReminderWaitsForItsTime(t *testing.T) {
	onBothAt(t, func(t *testing.T, s *Store, at *clock) {
		r := reminderOf("130200", 1)
		r.Due = at.now.Add(time.Microsecond)
		planReminders(t, s, r)
		claim(t, s, 0)
		if next, err := s.NextDue(t.Context(), Home); err != nil || next != r.Due {
			t.Errorf("the next is due at %s, %v", next, err)
		}
		at.now = r.Due
		claim(t, s, 1)
	})
}

// A server that asks to try again later is asked ever less often, for 72 hours.
func TestTriesGrowRarerAndEnd(t *testing.T) {
	onBothAt(t, func(t *testing.T, s *Store, at *clock) {
		planReminders(t, s, reminderOf("130200", 1))
		began, message := at.now, ""
		var waits []time.Duration
		for {
			b := claim(t, s, 1)
			if message != "" && b.Messages[0].ID != message {
				t.Errorf("the Message-ID became %s", b.Messages[0].ID)
			}
			message = b.Messages[0].ID
			record(t, s, b, ResultLater, "451 稍后再试", 1)
			r := only(t, s)
			if r.State == ReminderFailed {
				if at.now != began.Add(72*time.Hour) || !strings.Contains(r.Answer, "451 稍后再试") || r.Doubtful() {
					t.Errorf("given up at %s: %+v", at.now, r)
				}
				break
			}
			if r.State != ReminderDelayed || r.Answer != "451 稍后再试" {
				t.Fatalf("%+v", r)
			}
			waits = append(waits, r.DueAt.Sub(at.now))
			at.now = r.DueAt.Add(-time.Microsecond)
			claim(t, s, 0)
			at.now = r.DueAt
		}
		for i, wait := range waits[1 : len(waits)-1] {
			if wait != min(2*waits[i], 6*time.Hour) {
				t.Errorf("the waits are %v", waits)
			}
		}
		if waits[0] != time.Minute || len(waits) < 15 {
			t.Errorf("the waits are %v", waits)
		}
		at.now = at.now.AddDate(1, 0, 0)
		claim(t, s, 0)
	})
}

func TestARefusedReminderIsNotTriedAgain(t *testing.T) {
	onBothAt(t, func(t *testing.T, s *Store, at *clock) {
		planReminders(t, s, reminderOf("130200", 1))
		b := claim(t, s, 1)
		record(t, s, b, ResultRefused, "550 no such user", 1)
		at.now = at.now.AddDate(0, 1, 0)
		claim(t, s, 0)
		r := only(t, s)
		if r.State != ReminderFailed || r.Answer != "550 no such user" {
			t.Errorf("%+v", r)
		}
		for _, wrong := range []string{"a@b@c", "x"} {
			if err := s.Update(t.Context(), tangshan, func(tx *Tx) error { _, err := tx.RetryReminder(r.ID, wrong); return err }); !errors.As(err, &Refused{}) {
				t.Errorf("to %s: %v", wrong, err)
			}
		}
		update(t, s, tangshan, func(tx *Tx) error { _, err := tx.RetryReminder(r.ID, "new@example.gov.cn"); return err })
		b = claim(t, s, 1)
		if m := b.Messages[0]; m.Address != "new@example.gov.cn" || m.ID == r.MessageID || m.Try != 1 || m.Doubtful {
			t.Errorf("tried again: %+v", m)
		}
	})
}

// Without a server nothing is tried, and no time runs out.
func TestWhatIsNotTriedStays(t *testing.T) {
	onBothAt(t, func(t *testing.T, s *Store, at *clock) {
		planReminders(t, s, reminderOf("130200", 1))
		for range 5 {
			record(t, s, claim(t, s, 1), ResultUntried, "邮件服务器连不上", 1)
			if r := only(t, s); r.State != ReminderWaiting || r.Tries != 0 || !r.FirstTriedAt.IsZero() {
				t.Errorf("%+v", r)
			}
			at.now = at.now.AddDate(0, 0, 1)
		}
		record(t, s, claim(t, s, 1), ResultLater, "451", 1)
		if r := only(t, s); r.State != ReminderDelayed {
			t.Errorf("%+v", r)
		}
	})
}

// What was being sent when its sender died may have arrived: it is sent again under the same Message-ID, and marked.
func TestASenderThatDies(t *testing.T) {
	onBothAt(t, func(t *testing.T, s *Store, at *clock) {
		planReminders(t, s, reminderOf("130200", 1))
		dead := claim(t, s, 1)
		at.now = dead.Until
		claim(t, s, 0)
		if r := only(t, s); r.State != ReminderDoubtful || r.DoubtedAt != at.now || r.DueAt != at.now.Add(time.Minute) {
			t.Errorf("after the lease: %+v", r)
		}
		record(t, s, dead, ResultSent, "250", 0) // it was not dead, but too late
		at.now = at.now.Add(time.Minute)
		b := claim(t, s, 1)
		if m := b.Messages[0]; m.ID != dead.Messages[0].ID || !m.Doubtful || m.Try != 2 {
			t.Errorf("again: %+v", m)
		}
		record(t, s, dead, ResultSent, "250", 0)
		record(t, s, b, ResultSent, "250", 1)
		r := only(t, s)
		if r.State != ReminderSent || !r.Doubtful() {
			t.Errorf("in the end: %+v", r)
		}
		update(t, s, tangshan, func(tx *Tx) error { _, err := tx.SettleReminder(r.ID, true); return err })
		if r = only(t, s); r.State != ReminderSent || r.Doubtful() || r.DoubtedAt.IsZero() {
			t.Errorf("settled: %+v", r)
		}
	})
}

// A reminder on which every sender dies does not kill them for ever.
func TestAReminderThatKillsItsSender(t *testing.T) {
	onBothAt(t, func(t *testing.T, s *Store, at *clock) {
		planReminders(t, s, reminderOf("130200", 1))
		for tries := 0; ; tries++ {
			if tries > 40 {
				t.Fatal("it is tried without end")
			}
			at.now = claim(t, s, 1).Until
			claim(t, s, 0)
			r := only(t, s)
			if r.State == ReminderFailed {
				if !r.Doubtful() {
					t.Errorf("%+v", r)
				}
				return
			}
			at.now = r.DueAt
		}
	})
}

func TestADoubtIsSettledByHand(t *testing.T) {
	for arrived, state := range map[bool]ReminderState{true: ReminderSent, false: ReminderWaiting} {
		onBothAt(t, func(t *testing.T, s *Store, at *clock) {
			planReminders(t, s, reminderOf("130200", 1))
			record(t, s, claim(t, s, 1), ResultUnknown, "发完后连接断了", 1)
			r := only(t, s)
			if r.State != ReminderDoubtful || !r.Doubtful() || r.DueAt.IsZero() {
				t.Fatalf("%+v", r)
			}
			err := s.Update(t.Context(), tangshan, func(tx *Tx) error { _, err := tx.RetryReminder(r.ID, ""); return err })
			if !errors.As(err, &Refused{}) {
				t.Errorf("sent again in doubt: %v", err)
			}
			update(t, s, tangshan, func(tx *Tx) error { _, err := tx.SettleReminder(r.ID, arrived); return err })
			if r = only(t, s); r.State != state || r.Doubtful() || r.DueAt.IsZero() != arrived {
				t.Errorf("arrived %v: %+v", arrived, r)
			}
			at.now = at.now.Add(time.Hour)
			if !arrived {
				if m := claim(t, s, 1).Messages[0]; m.Doubtful || m.Try != 1 {
					t.Errorf("sent again: %+v", m)
				}
			}
			claim(t, s, 0)
		})
	}
}

func TestReadersAnswer(t *testing.T) {
	onBothAt(t, func(t *testing.T, s *Store, at *clock) {
		planReminders(t, s, reminderOf("130200", 1))
		b := claim(t, s, 1)
		id := b.Messages[0].Reminders[0].ID
		asked := func(change func(tx *Tx) error) error { return s.Update(t.Context(), System(Home), change) }
		deferred := func(until time.Time) error {
			return asked(func(tx *Tx) error { _, err := tx.DeferReminder(id, until); return err })
		}
		if err := deferred(at.now.Add(time.Hour)); !errors.As(err, &Refused{}) {
			t.Errorf("deferred while it is sent: %v", err)
		}
		record(t, s, b, ResultSent, "", 1)
		if err := deferred(at.now); !errors.As(err, &Refused{}) {
			t.Errorf("deferred to now: %v", err)
		}
		later := at.now.AddDate(0, 0, 7)
		if err := deferred(later); err != nil {
			t.Fatal(err)
		}
		claim(t, s, 0)
		if r := only(t, s); r.State != ReminderDeferred || r.DueAt != later {
			t.Errorf("deferred: %+v", r)
		}
		at.now = later
		again := claim(t, s, 1)
		if again.Messages[0].ID == b.Messages[0].ID {
			t.Error("another message has the Message-ID of the first")
		}
		record(t, s, again, ResultSent, "", 1)
		for range 2 {
			if err := asked(func(tx *Tx) error { _, err := tx.AcknowledgeReminder(id); return err }); err != nil {
				t.Fatal(err)
			}
		}
		if r := only(t, s); r.State != ReminderSent || r.AcknowledgedAt != at.now {
			t.Errorf("acknowledged: %+v", r)
		}
		if err := deferred(at.now.AddDate(0, 0, 7)); !errors.As(err, &Refused{}) {
			t.Errorf("deferred though it is known: %v", err)
		}
	})
}

func TestACancelledReminderDoesNotLeave(t *testing.T) {
	onBothAt(t, func(t *testing.T, s *Store, at *clock) {
		planReminders(t, s, reminderOf("130200", 1))
		id := only(t, s).ID
		update(t, s, tangshan, func(tx *Tx) error { _, err := tx.CancelReminder(id, "已办结"); return err })
		claim(t, s, 0)
		if err := s.Update(t.Context(), tangshan, func(tx *Tx) error { _, err := tx.CancelReminder(id, ""); return err }); !errors.As(err, &Refused{}) {
			t.Errorf("cancelled twice: %v", err)
		}
		if p := planReminders(t, s, reminderOf("130200", 1)); p.Added != 0 {
			t.Error("what was cancelled was planned again")
		}
		update(t, s, tangshan, func(tx *Tx) error { _, err := tx.RetryReminder(id, ""); return err })
		update(t, s, tangshan, func(tx *Tx) error { _, err := tx.AcknowledgeReminder(id); return err })
		claim(t, s, 0)
		if r := only(t, s); r.State != ReminderCancelled || r.AcknowledgedAt != at.now {
			t.Errorf("acknowledged before it left: %+v", r)
		}
	})
}

// Senders at once, on two connected programs where the database allows it, share the work: nothing is sent twice.
func TestSendersShareTheWork(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		programs := []*Store{s, s}
		if s.address.dialect == postgres {
			programs[1] = open(t, s.address.url)
		}
		var all []NewReminder
		for n := range 300 {
			all = append(all, reminderOf("130200", n))
		}
		planReminders(t, s, all...)
		var mu sync.Mutex
		sent := map[string]int{}
		var working sync.WaitGroup
		for i := range 6 {
			working.Go(func() {
				for {
					b, err := programs[i%2].Claim(context.Background(), Home, 7, 24*time.Hour)
					if err != nil {
						t.Error(err)
						return
					}
					if len(b.Messages) == 0 {
						return
					}
					mu.Lock()
					for _, m := range b.Messages {
						sent[m.ID]++
					}
					mu.Unlock()
					record(t, programs[i%2], b, ResultSent, "", len(b.Messages))
				}
			})
		}
		working.Wait()
		for id, times := range sent {
			if times != 1 {
				t.Errorf("%s was sent %d times", id, times)
			}
		}
		view(t, s, admin, func(tx *Tx) error {
			q, err := tx.Queue()
			if len(sent) != len(all) || q.Length() != 0 || q.Failed != 0 {
				t.Errorf("%d sent, left %+v", len(sent), q)
			}
			return err
		})
	})
}

func TestTheQueueIsCounted(t *testing.T) {
	onBothAt(t, func(t *testing.T, s *Store, at *clock) {
		planReminders(t, s, reminderOf("130200", 1))
		record(t, s, claim(t, s, 1), ResultLater, "451", 1)
		planReminders(t, s, reminderOf("130200", 2))
		record(t, s, claim(t, s, 1), ResultRefused, "550", 1)
		future := reminderOf("130200", 3)
		future.Due = at.now.AddDate(0, 0, 1)
		planReminders(t, s, future, reminderOf("130200", 4))
		view(t, s, tangshan, func(tx *Tx) error {
			q, err := tx.Queue()
			if q.Length() != 3 || q.Failed != 1 || q.Open[ReminderWaiting] != 2 || q.Open[ReminderDelayed] != 1 || q.Oldest != planned {
				t.Errorf("%+v", q)
			}
			return err
		})
	})
}
