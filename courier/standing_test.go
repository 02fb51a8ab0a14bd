package courier

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"huishang"
	"huishang/generator/report"
	"huishang/proceeding"
	"huishang/scheduler"
	"huishang/store"
)

// TestCoresPlanWhatDossiersDo lets the logs of the sample dossiers grow by any steps and answers: on every day the cores the store keeps lead to the
// reminders and contacts the whole dossiers do.
func TestCoresPlanWhatDossiersDo(t *testing.T) {
	onBoth(t, "2026-12-01", func(t *testing.T, o *office) {
		from := rand.New(rand.NewPCG(7, 0))
		var ids []string
		for _, name := range []string{"130100-石家庄市", "130200-唐山市", "130900-沧州市"} {
			d := sample(t, name)
			ids = append(ids, o.file(t, 2026, d))
			d.City.RDExplanation, d.Proposal.Contact.Email = "另一份", ""
			ids = append(ids, o.file(t, 2025, d))
		}
		for range 20 {
			o.holdCores(t, ids, from)
			o.update(t, func(tx *store.Tx) error { return anything(tx, ids[from.IntN(len(ids))], from) })
		}
	})
}

// holdCores compares what cores and whole dossiers lead to on some day.
func (o *office) holdCores(t *testing.T, ids []string, from *rand.Rand) {
	t.Helper()
	var whole []*huishang.Dossier
	contacts := map[string]string{}
	for _, id := range ids {
		g, err := (&proceeding.Proceedings{Store: o.store}).Read(t.Context(), store.System(store.Home), id)
		if err != nil {
			t.Fatal(err)
		}
		whole = append(whole, g.Content)
		if contacts[g.Record.City] == "" {
			contacts[g.Record.City] = contactOf(g.Content)
		}
	}
	cores, standings, err := o.courier.standings(t.Context(), store.System(store.Home), "test")
	if err != nil {
		t.Fatal(err)
	}
	if got := bring(nil, nil, cores, date("2026-12-01")).contacts; !reflect.DeepEqual(got, contacts) {
		t.Errorf("the contacts are %v, not %v", got, contacts)
	}
	today := o.courier.Calendar.OnOrAfter(date("2026-01-05").AddDays(from.IntN(1500)))
	due := func(standings []scheduler.Standing) []scheduler.Reminder {
		return scheduler.Due(standings, o.courier.Calendar, o.courier.Notice, today)
	}
	if one, other := due(scheduler.Standings(whole)), due(standings); !reflect.DeepEqual(one, other) {
		t.Errorf("on %s: from the cores\n%+v\nnot\n%+v", today, other, one)
	}
}

// anything adds a step or the answer of a division to a dossier.
func anything(tx *store.Tx, dossier string, from *rand.Rand) error {
	on := date("2025-06-01").AddDays(from.IntN(600))
	if from.IntN(3) == 0 {
		_, err := tx.SaveOpinion(dossier, store.OnAgreement, huishang.Opinion{Division: "高新技术处", Round: 1, TopicID: fmt.Sprint("TP", from.Int()),
			Verdict: huishang.VerdictAgree, ReturnedOn: on}, 0)
		return err
	}
	steps := []huishang.Step{huishang.EstConsult, huishang.EstSign, huishang.EstRenewAgree, huishang.EstTerminate, huishang.MtgRemind, huishang.MtgSubmit,
		huishang.MtgConsult, huishang.MtgDirectorMeeting, huishang.MtgCityLetter, huishang.MtgHold, huishang.MtgSign, huishang.MtgPlanCity, huishang.MtgProgress}
	_, err := tx.AppendEvent(dossier, huishang.Event{Step: steps[from.IntN(len(steps))], At: on, Actor: "双方", Round: from.IntN(3),
		Divisions: []string{"高新技术处"}, Note: "说明", Due: on.AddDays(10)})
	return err
}

// TestWhatIsReportedDoneIsNotRemindedOf reports an item as done while its reminder waits: that is withdrawn with the next plan, and those of the other
// items stay.
func TestWhatIsReportedDoneIsNotRemindedOf(t *testing.T) {
	onBoth(t, "2026-12-01", func(t *testing.T, o *office) {
		o.hire(t, "tang bureau 130200")
		d := sample(t, "130200-唐山市")
		d.Agreement.SignDate, d.Procedure = date("2026-06-01"), huishang.Procedure{}
		for i := range d.Agreement.Items {
			d.Agreement.Items[i].Deadline = date("2026-12-21")
		}
		id, done := o.file(t, 2026, d), d.Agreement.Items[0].ID
		o.plan(t)
		waiting := func(item string) int {
			return len(o.reminders(t, store.ReminderFilter{State: store.ReminderWaiting, Duty: "130200/" + d.Agreement.ID + "/" + item}))
		}
		other := d.Agreement.Items[1].ID
		if waiting(done) == 0 || waiting(other) == 0 {
			t.Fatalf("%d and %d wait", waiting(done), waiting(other))
		}
		o.update(t, func(tx *store.Tx) error {
			_, err := tx.AddProgress(id, date("2026-12-01"), huishang.SummaryItem{ItemID: done, Status: huishang.ItemDone})
			return err
		})
		o.clock.morning(date("2026-12-02"))
		if p := o.plan(t); p.Withdrawn == 0 || waiting(done) != 0 || waiting(other) == 0 {
			t.Errorf("%+v, %d and %d wait", p, waiting(done), waiting(other))
		}
	})
}

// TestReportsAreGatheredFromTheLatestYear holds that what a later dossier was told of an agreement stays, whatever an earlier one was.
func TestReportsAreGatheredFromTheLatestYear(t *testing.T) {
	earlier := &huishang.Agreement{ID: "AG-1", Items: []huishang.Item{{ID: "1"}}}
	later := &huishang.Dossier{PreviousAgreement: earlier}
	before := &huishang.Dossier{Agreement: &huishang.Agreement{ID: "AG-1", SignDate: date("2024-06-01"), Items: earlier.Items}}
	told := func(on string, status huishang.ItemStatus) []store.Progress {
		return []store.Progress{{On: date(on), SummaryItem: huishang.SummaryItem{ItemID: "1", Status: status}}}
	}
	all := map[string]report.Reported{}
	GatherReported(all, later, told("2026-03-01", huishang.ItemDone))
	GatherReported(all, before, told("2025-03-01", huishang.ItemAdjusted))
	if got := all["AG-1"]; len(all) != 1 || got.On != date("2026-03-01") || got.Items[0].Status != huishang.ItemDone {
		t.Errorf("gathered %+v", all)
	}
}
