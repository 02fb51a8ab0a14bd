package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"huishang"
)

var planned = time.Date(2026, 6, 12, 0, 30, 0, 0, time.UTC)

// reminderOf is the n-th reminder of a city, due when the clocks of the tests begin.
func reminderOf(city string, n int) NewReminder {
	return NewReminder{
		ReminderKey: ReminderKey{Duty: fmt.Sprintf("%s/议定书/%d", city, n), Recipient: "市科技局", Kind: "议定书到期",
			Base: huishang.NewDate(2026, 12, 31), Step: "前6个月"},
		City: city, Address: fmt.Sprintf("desk%d@example.gov.cn", n), Due: planned, Payload: json.RawMessage(`{"say":"请提请延续"}`),
	}
}

func planReminders(t testing.TB, s *Store, all ...NewReminder) (p Planned) {
	t.Helper()
	update(t, s, admin, func(tx *Tx) (err error) {
		p, err = tx.PlanReminders("example.gov.cn", all)
		return err
	})
	return p
}

// claim takes what is due and holds that there is so much.
func claim(t testing.TB, s *Store, want int) Batch {
	t.Helper()
	b, err := s.Claim(t.Context(), Home, 100, 5*time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Messages) != want {
		t.Fatalf("claimed %d messages, want %d", len(b.Messages), want)
	}
	return b
}

// record tells what became of all messages of a batch, and holds of how many reminders it was noted.
func record(t testing.TB, s *Store, b Batch, result Result, answer string, want int) {
	t.Helper()
	var outcomes []Outcome
	for _, m := range b.Messages {
		outcomes = append(outcomes, Outcome{m.ID, result, answer})
	}
	noted, err := s.Record(t.Context(), Home, b.Token, outcomes)
	if err != nil {
		t.Fatal(err)
	}
	if noted != want {
		t.Errorf("noted %d, want %d", noted, want)
	}
}

// only gives the one reminder there is.
func only(t testing.TB, s *Store) (r Reminder) {
	t.Helper()
	view(t, s, admin, func(tx *Tx) error {
		all, _, err := tx.Reminders(ReminderFilter{}, Page{})
		if err == nil && len(all) != 1 {
			t.Fatalf("there are %d reminders", len(all))
		} else if err == nil {
			r = all[0]
		}
		return err
	})
	return r
}

func TestAReminderIsPlannedOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		var all []NewReminder
		for n := range serverRows*2 + 7 {
			all = append(all, reminderOf("130200", n))
		}
		if p := planReminders(t, s, append(all, all[0])...); p != (Planned{Added: len(all)}) {
			t.Errorf("first: %+v", p)
		}
		moved := all[0]
		moved.Address, moved.Payload = "other@example.gov.cn", json.RawMessage(`{}`)
		if p := planReminders(t, s, append(all[1:], moved)...); p != (Planned{}) {
			t.Errorf("again: %+v", p)
		}
		for _, change := range []func(*NewReminder){
			func(r *NewReminder) { r.Duty = "x" }, func(r *NewReminder) { r.Recipient = "x" }, func(r *NewReminder) { r.Kind = "x" },
			func(r *NewReminder) { r.Base = huishang.NewDate(2027, 1, 1) }, func(r *NewReminder) { r.Step = "x" },
		} {
			other := all[0]
			change(&other)
			if p := planReminders(t, s, other); p.Added != 1 {
				t.Errorf("%+v: %+v", other, p)
			}
		}
		var lines int
		if err := s.read.QueryRow(`SELECT count(*) FROM audit WHERE action = $1`, string(ActionPlanReminders)).Scan(&lines); err != nil {
			t.Fatal(err)
		}
		if lines != 6 { // one for each plan that added something
			t.Errorf("%d lines in the audit log", lines)
		}
	})
}

func TestABadAddressKeepsNoOtherBack(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		all := []NewReminder{reminderOf("130200", 0)}
		for i, bad := range []string{"", "a@b@c.cn", "a\r\nBcc: x@b.cn", "a\x00@b.cn", "nobody", "@b.cn", "a@", "a b@c.cn", "\xff@b.cn"} {
			r := reminderOf("130200", i+1)
			r.Address = bad
			all = append(all, r)
		}
		if p := planReminders(t, s, all...); p.Added != len(all) || p.Bad != len(all)-1 {
			t.Fatalf("%+v", p)
		}
		claim(t, s, 1)
		view(t, s, tangshan, func(tx *Tx) error {
			failed, _, err := tx.Reminders(ReminderFilter{State: ReminderFailed}, Page{})
			if len(failed) != len(all)-1 {
				t.Errorf("%d failed", len(failed))
			}
			for _, r := range failed {
				if !strings.HasSuffix(r.Answer, "重发。") || r.EndedAt.IsZero() || !r.DueAt.IsZero() {
					t.Errorf("%+v", r)
				}
			}
			return err
		})
	})
}

func TestPlansThatAreNotWholeAreRefused(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		for name, change := range map[string]func(*NewReminder){
			"duty": func(r *NewReminder) { r.Duty = "" }, "recipient": func(r *NewReminder) { r.Recipient = "" },
			"kind": func(r *NewReminder) { r.Kind = "" }, "time": func(r *NewReminder) { r.Due = time.Time{} },
			"city": func(r *NewReminder) { r.City = "唐山" }, "payload": func(r *NewReminder) { r.Payload = nil },
		} {
			r := reminderOf("130200", 1)
			change(&r)
			if err := s.Update(t.Context(), admin, func(tx *Tx) error {
				_, err := tx.PlanReminders("example.gov.cn", []NewReminder{reminderOf("130200", 2), r})
				return err
			}); err == nil {
				t.Errorf("a reminder without %s is taken", name)
			}
		}
		err := s.Update(t.Context(), admin, func(tx *Tx) error { _, err := tx.PlanReminders("a\r\nb", nil); return err })
		if !errors.As(err, &Refused{}) {
			t.Errorf("a host that is none: %v", err)
		}
		err = s.Update(t.Context(), tangshan, func(tx *Tx) error {
			_, err := tx.PlanReminders("example.gov.cn", []NewReminder{reminderOf("", 1)})
			return err
		})
		if !errors.As(err, &NotFound{}) {
			t.Errorf("a city plans for all: %v", err)
		}
		claim(t, s, 0)
	})
}

func TestADigestLeavesAsOneMessage(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		var all []NewReminder
		for n := range 9 {
			r := reminderOf("130200", n)
			r.Digest, r.Address = n < 8, fmt.Sprintf("desk%d@example.gov.cn", n%2)
			all = append(all, r)
		}
		planReminders(t, s, all...)
		sizes := map[string]int{}
		for range 3 {
			b, err := s.Claim(t.Context(), Home, 1, time.Hour) // one is due: all of its message come along
			if err != nil || len(b.Messages) != 1 {
				t.Fatalf("%+v, %v", b, err)
			}
			m := b.Messages[0]
			sizes[m.Address] += len(m.Reminders) * len(m.Reminders)
			record(t, s, b, ResultSent, "", len(m.Reminders))
		}
		if sizes["desk0@example.gov.cn"] != 4*4+1 || sizes["desk1@example.gov.cn"] != 4*4 {
			t.Errorf("%v", sizes)
		}
	})
}

func TestTheListOfRemindersIsNarrowed(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		planReminders(t, s, reminderOf("130200", 1), reminderOf("130200", 2), reminderOf("130900", 3), reminderOf("", 4))
		record(t, s, claim(t, s, 4), ResultSent, "", 4)
		planReminders(t, s, reminderOf("130200", 5))
		for _, test := range []struct {
			filter ReminderFilter
			scope  Scope
			want   int
		}{
			{ReminderFilter{}, admin, 5}, {ReminderFilter{}, tangshan, 3}, {ReminderFilter{}, cangzhou, 1},
			{ReminderFilter{City: "130900"}, tangshan, 0}, {ReminderFilter{City: "130900"}, leader, 1},
			{ReminderFilter{State: ReminderSent}, admin, 4}, {ReminderFilter{State: ReminderWaiting}, tangshan, 1},
			{ReminderFilter{Address: "desk3@example.gov.cn"}, admin, 1}, {ReminderFilter{Duty: "/议定书/4"}, admin, 1},
			{ReminderFilter{Kind: "其他"}, admin, 0}, {ReminderFilter{Recipient: "市科技局", State: ReminderSent}, tangshan, 2},
			{ReminderFilter{Doubtful: true}, admin, 0},
		} {
			view(t, s, test.scope, func(tx *Tx) error {
				found, _, err := tx.Reminders(test.filter, Page{})
				if len(found) != test.want {
					t.Errorf("%+v for %s: %d, want %d", test.filter, test.scope.User, len(found), test.want)
				}
				return err
			})
		}
	})
}

func TestTheLastScanIsKnown(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		view(t, s, leader, func(tx *Tx) error {
			last, err := tx.LastScan()
			if !last.At.IsZero() || !last.On.IsZero() {
				t.Errorf("before the first: %+v", last)
			}
			return err
		})
		for day := 12; day < 14; day++ {
			var at time.Time
			update(t, s, System(Home), func(tx *Tx) error {
				at = tx.Now()
				return tx.NoteScan(huishang.NewDate(2026, 6, day))
			})
			view(t, s, leader, func(tx *Tx) error {
				last, err := tx.LastScan()
				if last != (Scan{at, huishang.NewDate(2026, 6, day)}) {
					t.Errorf("the last scan is %+v", last)
				}
				return err
			})
		}
	})
}
