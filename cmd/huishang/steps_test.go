package main

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"huishang"
	"huishang/checks"
	"huishang/generator"
)

// update rewrites the generated page: go test ./cmd/huishang -update
var update = flag.Bool("update", false, "rewrite the generated page")

// TestProceduresPage holds docs/procedures.md to the steps.
func TestProceduresPage(t *testing.T) {
	const name = "../../docs/procedures.md"
	want := stepsMarkdown()
	if *update {
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if readDoc(t, "procedures.md") != want {
		t.Errorf("%s is not what the steps say; run go test ./cmd/huishang -update", name)
	}
}

// TestStepsNameWhatThereIs holds that every stage a step rests on has rules, and that every document it makes is a kind.
func TestStepsNameWhatThereIs(t *testing.T) {
	for _, act := range huishang.Acts() {
		for _, stage := range act.Stages {
			if !slices.Contains(checks.Stages(), stage) {
				t.Errorf("%s: there is no stage %s", act.Step, stage)
			}
		}
		for _, name := range act.Documents {
			if kind, ok := generator.KindOf(name); !ok || kind.Name != name {
				t.Errorf("%s: there is no kind of document %s", act.Step, name)
			}
		}
	}
}

// TestStepsOfTheDossiers holds that no rule stands in the way of a dossier that keeps the Measures, wherever its log is cut.
func TestStepsOfTheDossiers(t *testing.T) {
	rules, err := checks.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{"130200-唐山市", "130900-沧州市", "130100-石家庄市"} {
		d, err := readDossier("../../testdata/dossiers/" + code + ".json")
		if err != nil {
			t.Fatal(err)
		}
		log := d.Procedure
		for founding := range len(log.Establishment) {
			d.Procedure = huishang.Procedure{Establishment: log.Establishment[:founding]}
			holdOpenToRules(t, rules, d, code)
		}
		for meeting := range len(log.Meeting) {
			d.Procedure = huishang.Procedure{Establishment: log.Establishment, Meeting: log.Meeting[:meeting]}
			holdOpenToRules(t, rules, d, code)
		}
	}
}

func holdOpenToRules(t *testing.T, rules *checks.Rules, d *huishang.Dossier, code string) {
	t.Helper()
	today := huishang.NewDate(2026, 11, 23)
	for _, choice := range huishang.Next(d, huishang.Facts{Today: today, Obstacles: obstacles(rules, checks.Input{Dossier: d, Today: today})}) {
		for _, one := range choice.Missing {
			if len(one.Problem) > 3 && one.Problem[:3] == "ART" {
				t.Errorf("%s: %s after %d and %d steps: %s", code, choice.Step, len(d.Procedure.Establishment), len(d.Procedure.Meeting), one)
			}
		}
	}
}

// TestSecondRoundKeepsToRules holds that the rules about the log let a second round run its course, with the divisions or, where
// the office allows it, without them: what they ask for at the end of a round does not stop the round.
func TestSecondRoundKeepsToRules(t *testing.T) {
	rules, err := checks.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, wordingOnly := range []bool{false, true} {
		d, err := readDossier("../../testdata/dossiers/130200-唐山市.json")
		if err != nil {
			t.Fatal(err)
		}
		log := d.Procedure
		est := withSecondRound(log.Establishment, huishang.EstReview, huishang.EstCityObjection, huishang.EstCityAgree, wordingOnly)
		mtg := withSecondRound(log.Meeting, huishang.MtgConsult, huishang.MtgCityObjection, huishang.MtgCityAgree, wordingOnly)
		for i := range est {
			d.Procedure = huishang.Procedure{Establishment: est[:i+1]}
			holdOpenToRules(t, rules, d, "第二轮")
		}
		for i := range mtg {
			d.Procedure = huishang.Procedure{Establishment: est, Meeting: mtg[:i+1]}
			holdOpenToRules(t, rules, d, "第二轮")
		}
		if stand := huishang.Replay(d, huishang.NewDate(2026, 11, 23)); stand.Founding.Round != 2 || stand.Meeting.Round != 2 || len(stand.Departures) > 0 {
			t.Errorf("wording only %v: %+v", wordingOnly, stand)
		}
	}
}

// withSecondRound puts an objection before the consent, and the steps of the round once more, all on its day.
func withSecondRound(log []huishang.Event, first, objection, consent huishang.Step, wordingOnly bool) []huishang.Event {
	at := func(s huishang.Step) int {
		return slices.IndexFunc(log, func(e huishang.Event) bool { return e.Step == s })
	}
	day := log[at(consent)-1].At
	made := slices.Clone(log[:at(consent)])
	made = append(made, huishang.Event{At: day, Step: objection, Actor: "市领导", Clause: "第二条", Note: "理由"})
	skipped := []huishang.Step{huishang.EstConsult, huishang.MtgConsult, huishang.MtgDivisionFeedback, huishang.MtgSummarize}
	for _, e := range log[at(first):at(consent)] {
		if e.At = day; wordingOnly && slices.Contains(skipped, e.Step) {
			continue
		}
		e.Note, e.Round = "第二轮", 2
		e.WordingOnly = wordingOnly && (e.Step == huishang.EstRevise || e.Step == huishang.MtgDraftAgreement)
		made = append(made, e)
	}
	made = append(made, log[at(consent):]...)
	for i := range made {
		made[i].Seq = i
	}
	return made
}

// TestMergedLogKeepsToRules holds that the rules find nothing wrong with the two logs of a first consultation that ran both
// procedures as one, with an objection on the way.
func TestMergedLogKeepsToRules(t *testing.T) {
	rules, err := checks.Load()
	if err != nil {
		t.Fatal(err)
	}
	d, err := readDossier("../../testdata/dossiers/130100-石家庄市.json")
	if err != nil {
		t.Fatal(err)
	}
	round := []huishang.Step{huishang.EstReview, huishang.EstConsult, huishang.MtgDivisionFeedback, huishang.EstRevise,
		huishang.EstDirectorMeeting, huishang.EstFeedback, huishang.EstToCityLeaders}
	way := slices.Concat([]huishang.Step{huishang.EstRequest}, round, []huishang.Step{huishang.EstCityObjection}, round,
		[]huishang.Step{huishang.EstCityAgree, huishang.EstDeptApprove, huishang.EstCityApprove, huishang.EstCityLetter, huishang.MtgArrange,
			huishang.MtgHold, huishang.EstSign})
	d.Procedure = huishang.Procedure{Merged: true}
	for i, s := range way {
		steps := []huishang.Step{s}
		if with := huishang.Together(s); len(with) > 0 {
			steps = append(steps, with...)
		}
		for _, one := range steps {
			again := one == huishang.MtgAccept && i > len(round) // the meeting procedure has it behind it
			e := huishang.Event{At: huishang.NewDate(2026, 7, 10).AddDays(4 * i), Step: one}
			switch founding := strings.HasPrefix(string(one), "est."); {
			case again:
			case founding:
				e.Seq = len(d.Procedure.Establishment)
				d.Procedure.Establishment = append(d.Procedure.Establishment, e)
			default:
				e.Seq = len(d.Procedure.Meeting)
				d.Procedure.Meeting = append(d.Procedure.Meeting, e)
			}
		}
	}
	stand := huishang.Replay(d, huishang.NewDate(2026, 11, 23))
	if stand.Founding.State != huishang.E11 || stand.Meeting.State != huishang.M15 || stand.Meeting.Round != 2 || len(stand.Departures) > 0 {
		t.Errorf("got %+v", stand)
	}
	for _, rule := range []string{"ART11-3", "ART16-5", "ART16-7", "ART18-1", "ART19-12", "ART19-13"} {
		if got := rules.Run(checks.Input{Dossier: d, Today: d.AsOf}).Outcomes[rule]; got == checks.Failed || got != checks.Passed && rule != "ART18-1" { // which a person judges
			t.Errorf("%s: %s", rule, got)
		}
	}
}
