package web

import (
	"strings"

	"huishang/checks"
)

// findings is what holding a dossier against the Measures gave, as the page shows it.
type findings struct {
	Version string
	Stage   string // the one looked at, or empty for all
	Stages  []string
	Groups  []findingGroup
	Prompts []finding
	Folded  int // consequences that are not listed
	Unshown int // findings that are not listed
	levels  map[checks.Level]int
	Passed  int
	Open    int // rules that could not be checked
	Unfit   int // rules that do not apply
}

// A findingGroup is what was found in one document.
type findingGroup struct {
	Document string
	Anchor   string
	Findings []finding
}

// A finding is one departure, with what the page adds.
type finding struct {
	checks.Finding
	Sign string // beside the level's colour
}

// findingsOf sorts a report by document, in the order of the report.
func findingsOf(r checks.Report) findings {
	v := findings{Version: r.RulesVersion, Stages: checks.Stages(), Folded: len(r.Folded)}
	if r.Stage != checks.AllStages {
		v.Stage = r.Stage
	}
	at := map[string]int{}
	v.levels = map[checks.Level]int{}
	for i, f := range r.Findings {
		if v.levels[f.Level]++; i >= mostFindings {
			v.Unshown++
			continue
		}
		document, _, _ := strings.Cut(f.Place, " › ")
		if _, known := at[document]; !known {
			at[document] = len(v.Groups)
			part, _, _ := strings.Cut(strings.TrimPrefix(f.Where, "/"), "/")
			v.Groups = append(v.Groups, findingGroup{Document: document, Anchor: "found-" + part})
		}
		g := &v.Groups[at[document]]
		g.Findings = append(g.Findings, finding{f, signs[f.Level]})
	}
	for _, n := range r.More {
		v.Unshown += n
	}
	for _, f := range r.Prompts {
		v.Prompts = append(v.Prompts, finding{f, signs[f.Level]})
	}
	for _, o := range r.Outcomes {
		switch o {
		case checks.Passed:
			v.Passed++
		case checks.NotApplicable:
			v.Unfit++
		case checks.NotChecked:
			v.Open++
		}
	}
	return v
}

// signs stand beside the colours of the levels.
var signs = map[checks.Level]string{checks.Error: "✕", checks.Warning: "！", checks.Note: "○"}

// Count is the number of findings of a level in all documents.
func (v findings) Count(level string) int { return v.levels[checks.Level(level)] }

// mostFindings is how many findings a page lists. Nobody mends more at once.
const mostFindings = 200

// Any reports whether something was found.
func (v findings) Any() bool { return len(v.Groups) > 0 }

// Class is the level's name in the style sheet.
func (f finding) Class() string {
	return map[checks.Level]string{checks.Error: "error", checks.Warning: "warning", checks.Note: "note"}[f.Level]
}
