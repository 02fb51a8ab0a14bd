package proceeding

import (
	"errors"
	"strings"
	"testing"

	"huishang"
	"huishang/store"
)

// carriedOut is a stage whose dossier of 2024 has its agreement and both plans.
func carriedOut(t *testing.T, s *store.Store) *player {
	t.Helper()
	p := &player{T: t, stage: newStageOn(t, s)}
	p.today = huishang.NewDate(2026, 4, 20) // within the term of the protocol
	whole := earlier(t)
	p.begin(t, liaison, whole)
	p.do(liaison, `{"event":"mtg.plan_dept","at":"2024-12-10","dossier":{"plans":[%s]}}`, whole.Plans[0])
	p.do(bureau, `{"event":"mtg.plan_city","at":"2024-12-10","dossier":{"plans":[%s]}}`, whole.Plans[1])
	return p
}

// TestANoticeOpensTheNextYear holds that the notice for the next meeting opens the dossier of its year from what the last one leaves, and
// that each dossier takes what belongs to it from then on.
func TestANoticeOpensTheNextYear(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		p := carriedOut(t, s)
		old := p.dossier
		scope, _ := p.who(liaison)
		taken := p.do(liaison, `{"event":"mtg.remind","at":"2026-03-18"}`)
		if !taken.Opened || taken.Version.Dossier == old || taken.Version.N != 1 || len(taken.Events) != 1 || taken.Events[0].Seq != 1 {
			t.Fatalf("the notice left %+v", taken)
		}
		next, err := p.Read(t.Context(), scope, taken.Version.Dossier)
		if err != nil {
			t.Fatal(err)
		}
		stand := next.Standing(p.today)
		if next.Record.Year != 2026 || next.Superseded() || stand.Meeting.State != huishang.M1 || stand.Founding.State != huishang.E11 || len(stand.Departures) > 0 {
			t.Errorf("%d stands at %+v", next.Record.Year, stand)
		}
		if d := next.Content; d.PreviousAgreement == nil || d.PreviousAgreement.Year != 2024 || d.Proposal != nil || d.Agreement != nil || len(d.Procedure.Establishment) == 0 {
			t.Errorf("it begins with what is not left to it: %+v", d.Procedure)
		}
		before, err := p.Read(t.Context(), scope, old)
		if err != nil || !before.Superseded() || before.Standing(p.today).Meeting.State != huishang.M16 {
			t.Fatalf("the dossier before stands at %v, %v", before.Standing(p.today).Meeting.State, err)
		}
		choices, err := p.Next(before, p.today)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range choices {
			if !c.Step.CarriesOut() {
				t.Errorf("%s may be taken in the dossier before", c.Step)
			}
		}
		p.do(bureau, `{"event":"mtg.progress","at":"2026-03-31","note":"更新A1"}`)
		for _, step := range []string{`{"event":"mtg.remind","at":"2026-04-19"}`, `{"event":"est.terminate","at":"2026-04-19","note":"不再延续"}`} {
			if _, err := p.take(t, liaison, step); !errors.As(err, new(store.Refused)) || !strings.Contains(err.Error(), "2026年的卷宗") {
				t.Errorf("%s: got %v", step, err)
			}
		}
		p.dossier = taken.Version.Dossier
		again := p.do(bureau, `{"event":"mtg.submit","at":"2026-04-12","dossier":%s}`, materialOf(t, 2026))
		if again.Opened || again.Standing.Meeting.State != huishang.M2 {
			t.Errorf("handed in: %+v", again.Standing.Meeting)
		}
	})
}

// materialOf is what a city hands in for a year's meeting.
func materialOf(t *testing.T, year int) *huishang.Dossier {
	d := afresh(t, earlier(t))
	d.Proposal.Year, d.Proposal.Date = year, huishang.NewDate(year, 4, 12)
	return &huishang.Dossier{City: d.City, Needs: d.Needs, Proposal: d.Proposal, Summary: d.Summary}
}

// TestTheYearOfANotice holds which years a notice may be for.
func TestTheYearOfANotice(t *testing.T) {
	p := carriedOut(t, openSQLite(t))
	for given, says := range map[string]string{
		`{"event":"mtg.remind","at":"2025-11-01","year":2024}`: "应在2025年到2026年之间",
		`{"event":"mtg.remind","at":"2025-11-01","year":2027}`: "应在2025年到2026年之间",
		`{"event":"mtg.remind","at":"2025-03-01"}`:             "不满12个月",
	} {
		if _, err := p.take(t, liaison, given); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: got %v, want %q", given, err, says)
		}
	}
	if taken := p.do(liaison, `{"event":"mtg.remind","at":"2025-11-01","year":2026}`); taken.Standing.Meeting.State != huishang.M1 {
		t.Errorf("got %+v", taken)
	}
}

// TestTheNextYearWaits holds that no later year begins while a round is under way, and that what came between is told.
func TestTheNextYearWaits(t *testing.T) {
	p := carriedOut(t, openSQLite(t))
	scope, who := p.who(liaison)
	base := func() int {
		g, err := p.Read(t.Context(), scope, p.dossier)
		if err != nil {
			t.Fatal(err)
		}
		return g.Version.N
	}
	given, err := DecodeGiven([]byte(`{"event":"mtg.remind","at":"2026-03-18"}`))
	if err != nil {
		t.Fatal(err)
	}
	late, err := p.Prepare(t.Context(), scope, who, p.dossier, base(), given)
	if err != nil {
		t.Fatal(err)
	}
	p.do(bureau, `{"event":"mtg.progress","at":"2026-03-31","note":"更新A1"}`)
	keep := func(r *Prepared) error {
		return p.Store.Update(t.Context(), scope, func(tx *store.Tx) error { _, err := r.Keep(tx); return err })
	}
	if err := keep(late); !errors.As(err, new(store.Conflict)) {
		t.Errorf("opened from what was overtaken: %v", err)
	}
	given.Event.At = huishang.NewDate(2026, 3, 31)
	second, err := p.Prepare(t.Context(), scope, who, p.dossier, base(), given)
	if err != nil {
		t.Fatal(err)
	}
	opened := p.do(liaison, `{"event":"mtg.remind","at":"2026-03-31"}`)
	if err := keep(second); !errors.As(err, new(store.Conflict)) {
		t.Errorf("opened twice: %v", err)
	}
	p.dossier = opened.Version.Dossier
	p.do(bureau, `{"event":"mtg.submit","at":"2026-04-12","dossier":%s}`, materialOf(t, 2026))
	_, err = p.Begin(t.Context(), scope, who, 2027, &huishang.Dossier{City: earlier(t).City}, "")
	if !errors.As(err, new(store.Refused)) || !strings.Contains(err.Error(), "2026年的会商还没有办完（会议程序还在“已报送”）") {
		t.Errorf("2027 began: %v", err)
	}
	_, err = p.Begin(t.Context(), scope, who, 2025, &huishang.Dossier{City: earlier(t).City}, "")
	if !errors.As(err, new(store.Refused)) || !strings.Contains(err.Error(), "已经有2026年的卷宗") {
		t.Errorf("2025 began: %v", err)
	}
}

// TestADossierBegunByHandSucceeds holds that a dossier somebody makes for a later year has what the last one leaves.
func TestADossierBegunByHandSucceeds(t *testing.T) {
	p := carriedOut(t, openSQLite(t))
	scope, who := p.who(bureau)
	late, err := p.Begin(t.Context(), scope, who, 2026, &huishang.Dossier{City: earlier(t).City}, "")
	if err != nil {
		t.Fatal(err)
	}
	p.do(bureau, `{"event":"mtg.progress","at":"2026-03-31","note":"更新A1"}`)
	if err := p.Store.Update(t.Context(), scope, func(tx *store.Tx) error { _, err := late.Keep(tx); return err }); !errors.As(err, new(store.Conflict)) {
		t.Errorf("begun from what was overtaken: %v", err)
	}
	begun, err := p.Begin(t.Context(), scope, who, 2026, &huishang.Dossier{City: earlier(t).City}, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Store.Update(t.Context(), scope, func(tx *store.Tx) error {
		v, err := begun.Keep(tx)
		p.dossier = v.Dossier
		return err
	}); err != nil {
		t.Fatal(err)
	}
	g, err := p.Read(t.Context(), scope, p.dossier)
	if err != nil || g.Content.PreviousAgreement == nil || g.Content.Protocol == nil || g.Standing(p.today).Founding.State != huishang.E11 {
		t.Errorf("it begins at %+v, %v", g.Standing(p.today).Founding, err)
	}
}
