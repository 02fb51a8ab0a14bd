package checks

import (
	"slices"
	"strings"

	"huishang"
)

// A run holds one dossier against the rules.
type run struct {
	rules    *Rules
	in       Input
	subject  *record
	day      huishang.Date // that decides which rules are in force
	outcomes map[string]Outcome
	found    []*Finding
	prompts  []Finding
	reasons  map[string]string
	titles   map[string][]bigram // titles taken apart, for comparing them
	more     map[string]int
}

// Run holds the dossier against the rules of a stage, in the order of the phases: structure, parties and titles, single documents,
// figures, across documents, procedure. It never fails: what cannot be checked is reported as such.
func (rs *Rules) Run(in Input) Report {
	if in.Dossier == nil {
		in.Dossier = &huishang.Dossier{}
	}
	s := &subject{Dossier: *in.Dossier, Today: in.Today, Others: in.Others, Files: in.Files, Version: rs.Version}
	all := len(rs.ordered)
	r := &run{rules: rs, in: in, subject: newRecord(s, rs.root), day: in.Today, outcomes: make(map[string]Outcome, all),
		reasons: make(map[string]string, all), titles: map[string][]bigram{}, more: map[string]int{}}
	if r.day.IsZero() {
		r.day = in.Dossier.AsOf
	}
	stage := in.Stage
	if stage == "" {
		stage = AllStages
	}
	f := &frame{run: r}
	for _, one := range rs.ordered {
		if stage == AllStages || slices.Contains(one.Stages, stage) {
			f.hold(one)
		}
	}
	report := Report{RulesVersion: rs.Version, Stage: stage, Prompts: r.prompts, Outcomes: r.outcomes, Reasons: r.reasons, More: r.more}
	report.Findings, report.Folded = r.fold()
	report.count()
	return report
}

// hold holds the dossier against one rule.
func (f *frame) hold(one *rule) {
	r := f.run
	if !one.inForce(r.day) {
		r.settle(one, NotApplicable, "这一天不施行这条规则")
		return
	}
	t := tally{}
	for i := range one.parts {
		f.begin(one.parts[i].slots)
		t.part(one, &one.parts[i], f)
	}
	switch {
	case t.failed > 0:
		r.settle(one, Failed, "")
	case len(t.missing) > 0:
		r.settle(one, NotChecked, "缺少"+strings.Join(t.missing, "、"))
	case t.asked || t.passed > 0 && one.Kind == byPerson:
		r.settle(one, NotChecked, "须由人判断")
	case t.passed > 0:
		r.settle(one, Passed, "")
	default:
		r.settle(one, NotApplicable, "没有这条规则所指的情形")
	}
}

func (r *run) settle(one *rule, o Outcome, reason string) {
	r.outcomes[one.ID] = o
	if reason != "" {
		r.reasons[one.ID] = reason
	}
}

func (r *run) hasFailed(id string) any {
	switch r.outcomes[id] {
	case Failed:
		return true
	case Passed, NotApplicable:
		return false
	}
	return nil
}

func (one *rule) inForce(day huishang.Date) bool {
	return day.IsZero() || (one.from.IsZero() || !day.Before(one.from)) && (one.till.IsZero() || !day.After(one.till))
}
