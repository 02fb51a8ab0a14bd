package courier

import (
	"database/sql"
	"strings"
	"testing"

	"huishang"
	"huishang/store"
)

// TestWhatIsSettledIsWithdrawnAtOnce lets reminders of two cities wait while one of them moves on: each change takes its own reminders back with the
// next delivery, without another plan, and no other.
func TestWhatIsSettledIsWithdrawnAtOnce(t *testing.T) {
	onBoth(t, "2026-12-01", func(t *testing.T, o *office) {
		o.hire(t, "tang bureau 130200", "cang bureau 130900")
		ids := map[string]string{}
		var items []huishang.Item
		var moved *huishang.Dossier
		for city, name := range map[string]string{"130200": "130200-唐山市", "130900": "130900-沧州市"} {
			d := sample(t, name)
			d.Agreement.SignDate, d.Procedure = date("2026-06-01"), huishang.Procedure{}
			for i := range d.Agreement.Items {
				d.Agreement.Items[i].Deadline = date("2026-12-21")
			}
			if ids[city] = o.file(t, 2026, d); city == "130200" {
				items, moved = d.Agreement.Items, d.Clone()
				moved.Agreement.Items[1].Deadline = date("2027-06-30")
			}
		}
		o.plan(t)
		waiting := func(part string) (open int) {
			for _, r := range o.reminders(t, store.ReminderFilter{State: store.ReminderWaiting}) {
				if strings.Contains(r.Duty, part) {
					open++
				}
			}
			return open
		}
		settle := func() {
			t.Helper()
			if err := o.courier.WithdrawSettled(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		ofItem := func(i int) string { return "130200/AG-130200-2026/" + items[i].ID }
		settle()
		for _, duty := range []string{ofItem(0), ofItem(1), ofItem(2), "130200/实施方案/", "130900/"} {
			if waiting(duty) == 0 {
				t.Fatalf("nothing of %s waits", duty)
			}
		}
		tang := ids["130200"]
		for _, c := range []struct {
			name        string
			change      func(tx *store.Tx) error
			gone, stays string
		}{
			{"a report that says done", func(tx *store.Tx) error {
				_, err := tx.AddProgress(tang, date("2026-12-01"), huishang.SummaryItem{ItemID: items[0].ID, Status: huishang.ItemDone})
				return err
			}, ofItem(0), ofItem(1)},
			{"another deadline", func(tx *store.Tx) error {
				_, err := tx.SaveVersion(tang, 1, moved, "")
				return err
			}, ofItem(1), ofItem(2)},
			{"a step", func(tx *store.Tx) error {
				_, err := tx.AppendEvent(tang, huishang.Event{Step: huishang.MtgPlanCity, At: date("2026-12-01"), Actor: "唐山市科技局"})
				return err
			}, "130200/实施方案/", "130900/实施方案/"},
			{"a dossier thrown away", func(tx *store.Tx) error { return tx.TrashDossier(ids["130900"]) }, "130900/", ofItem(2)},
		} {
			o.update(t, c.change)
			settle()
			if waiting(c.gone) != 0 || waiting(c.stays) == 0 {
				t.Errorf("%s: %d of %s wait, %d of %s", c.name, waiting(c.gone), c.gone, waiting(c.stays), c.stays)
			}
		}
	})
}

// TestWhatCannotBeReadIsNotSettled damages what is kept of a dossier: its reminders stay in the queue, since nobody knows what is settled.
func TestWhatCannotBeReadIsNotSettled(t *testing.T) {
	place := newSQLite(t)
	o := newOffice(t, place, "2026-12-01")
	o.hire(t, "tang bureau 130200", "cang bureau 130900")
	var last string
	for _, name := range []string{"130200-唐山市", "130900-沧州市"} {
		d := sample(t, name)
		d.Agreement.SignDate, d.Procedure = date("2026-06-01"), huishang.Procedure{}
		last = o.file(t, 2026, d)
	}
	o.plan(t)
	waiting := o.reminders(t, store.ReminderFilter{State: store.ReminderWaiting, City: "130200"})
	db, err := sql.Open("sqlite", place)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`UPDATE outlines SET format = 0, content = '', core = '' WHERE city = '130200'`); err != nil {
		t.Fatal(err)
	}
	o.update(t, func(tx *store.Tx) error { return tx.TrashDossier(last) })
	o.clock.morning(date("2026-12-02"))
	p := o.plan(t)
	if after := o.reminders(t, store.ReminderFilter{State: store.ReminderWaiting, City: "130200"}); len(waiting) == 0 || len(after) != len(waiting) {
		t.Errorf("%d wait, before %d", len(after), len(waiting))
	}
	if left := o.reminders(t, store.ReminderFilter{State: store.ReminderWaiting, City: "130900"}); len(left) != 0 || p.Withdrawn == 0 {
		t.Errorf("of the city without a dossier %d wait; %+v", len(left), p)
	}
}
