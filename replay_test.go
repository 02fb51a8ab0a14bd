package huishang

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestWhereTheDossiersStand replays the logs of every dossier: they are signed, and their terms run.
func TestWhereTheDossiersStand(t *testing.T) {
	for name, data := range fixtures(t) {
		d, err := Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		stand := Replay(d, NewDate(2026, 11, 23))
		if stand.Founding.State != E11 || stand.Founding.ValidUntil != d.Protocol.ValidUntil || stand.Meeting.State != M15 || len(stand.Departures) > 0 {
			t.Errorf("%s: %s %s %v", filepath.Base(name), stand.Founding.State, stand.Meeting.State, stand.Departures)
		}
		if late := Replay(d, d.Protocol.ValidUntil.AddDays(1)); late.Founding.State != E12 || late.Meeting.State != M15 {
			t.Errorf("%s: after the term at %s %s", filepath.Base(name), late.Founding.State, late.Meeting.State)
		}
	}
}

// TestReplayTellsDepartures reads logs that depart from the Measures: every departure is told, nothing fails.
func TestReplayTellsDepartures(t *testing.T) {
	var got strings.Builder
	for _, c := range []struct {
		name  string
		spoil func(*Dossier)
	}{
		{"没有厅长办公会", func(d *Dossier) { d.Procedure.Establishment = slices.Delete(d.Procedure.Establishment, 4, 5) }},
		{"异议后直接批准", func(d *Dossier) { d.Procedure.Establishment[7].Step = EstCityObjection }},
		{"先反馈后上会", func(d *Dossier) {
			log := d.Procedure.Meeting
			log[6].Step, log[7].Step = log[7].Step, log[6].Step
			log[6].Actor, log[7].Actor = log[7].Actor, log[6].Actor
		}},
		{"只有市方批准", func(d *Dossier) { d.Procedure.Establishment = slices.Delete(d.Procedure.Establishment, 9, 10) }},
		{"日期倒退", func(d *Dossier) { d.Procedure.Meeting[3].At = NewDate(2026, 6, 1) }},
		{"期满以后开会", func(d *Dossier) { d.Protocol.ValidUntil = NewDate(2026, 10, 19) }},
		{"结论是退回却往下走", func(d *Dossier) { d.Procedure.Meeting[6].Result = DirectorsReturned }},
		{"签署的不是审定的文本", func(d *Dossier) {
			d.Procedure.Meeting[6].FileSHA256, d.Procedure.Meeting[13].FileSHA256 = texts[0], texts[1]
		}},
		{"放错了程序，写错了代码", func(d *Dossier) {
			d.Procedure.Establishment[3].Step, d.Procedure.Meeting[2].Step = MtgConsult, "mtg.consultation"
		}},
		{"登记合并履行却分开办理", func(d *Dossier) { d.Procedure.Merged = true }},
		{"没有记录建立程序", func(d *Dossier) { d.Procedure.Establishment = nil }},
		{"什么也没有", func(d *Dossier) { *d = Dossier{} }},
	} {
		d := tangshan(t)
		c.spoil(d)
		stand := Replay(d, NewDate(2026, 11, 23))
		fmt.Fprintf(&got, "-- %s：%s%s，%s%s --\n", c.name, stand.Founding.State, stand.Founding.State.Name(), stand.Meeting.State, stand.Meeting.State.Name())
		for _, departure := range stand.Departures {
			fmt.Fprintf(&got, "%s %v\n", departure.At, departure)
		}
	}
	golden(t, "testdata/golden/departures.txt", got.String())
}

func TestRenewalIsNeverAutomatic(t *testing.T) {
	r := rehearse(t, false, false, true)
	end := r.d.Protocol.ValidUntil
	if stand := Replay(r.d, end.AddYears(3)); stand.Founding.State != E12 {
		t.Fatalf("three years after the term: %s", stand.Founding.State)
	}
	if err := Admit(r.d, r.event(EstRenewAgree, end), r.facts); err == nil {
		t.Error("renewed within the term")
	}
	r.take(t, r.event(EstRenewAgree, end.AddDays(1)))
	if stand := Replay(r.d, end.AddDays(1)); stand.Founding.State != E0 || stand.Founding.Number != 2 {
		t.Errorf("renewed: %+v", stand.Founding)
	}
	r.play(t, end.AddDays(2), foundingWay...)
	if stand := Replay(r.d, end.AddYears(1)); stand.Founding.State != E11 || len(stand.Departures) > 0 {
		t.Errorf("signed again: %+v", stand)
	}
}

// TestTheNextMeeting goes from one meeting to the one of the next year in the same log.
func TestTheNextMeeting(t *testing.T) {
	r := rehearse(t, false, false, true)
	end := r.play(t, NewDate(2026, 1, 5), meetingWay...)
	r.play(t, end, MtgProgress, MtgEvaluate, MtgProgress)
	held := Replay(r.d, end).Meeting.HeldOn
	if err := Admit(r.d, r.event(MtgRemind, held.AddMonths(12).AddDays(-1)), r.facts); err == nil {
		t.Error("the next meeting begins before twelve months are over")
	}
	r.take(t, r.event(MtgRemind, held.AddMonths(12)))
	if stand := Replay(r.d, held.AddMonths(12)).Meeting; stand.State != M1 || stand.Number != 2 || stand.Round != 1 || stand.HeldOn != held {
		t.Errorf("got %+v", stand)
	}
}
