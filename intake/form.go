package intake

import (
	"slices"
	"strings"

	"huishang"
	"huishang/checks"
	"huishang/generator"
)

// UnreadRule stands in a report for a cell of a form that was not understood or belongs to no field.
const UnreadRule = "FORM"

// Held is a form laid over what is known of the city, and what the rules found in that.
type Held struct {
	Filled  *generator.Filled
	Dossier *huishang.Dossier
	Report  checks.Report // every finding with its sheet and cell, where the form has one
}

// HoldForm holds a form that was sent back against the rules, laid over what is known of the city, which may be nil. Without a stage it
// is that of the form. What the form does not ask is no matter of whoever filled it in, unless it is all a city hands in.
func HoldForm(rules *checks.Rules, filled *generator.Filled, known *huishang.Dossier, in checks.Input) (Held, error) {
	merged, err := generator.Merge(known, filled)
	if err != nil {
		return Held{}, err
	}
	filled, merged = settled(filled, known, merged, in.Today)
	in.Dossier = merged
	if in.Stage == "" {
		in.Stage = filled.Kind.Stage
	}
	report := rules.Run(in)
	if filled.Kind.Whole {
		report.Findings = append(report.Findings, unfilled(merged, report.Findings)...)
	} else {
		elsewhere := func(f checks.Finding) bool { return !filled.Asks(f.Where) }
		report.Findings = slices.DeleteFunc(report.Findings, elsewhere)
		report.Prompts = slices.DeleteFunc(report.Prompts, elsewhere)
	}
	report.Findings = placed(filled, report.Findings)
	report.Recount()
	return Held{filled, merged, report}, nil
}

// Annotate gives the form back with the findings written into it.
func (h Held) Annotate(file []byte) ([]byte, error) {
	return h.Filled.Annotate(file, formFindings(h.Report.Findings))
}

// placed gives every finding its cell, behind the cells that were not understood.
func placed(filled *generator.Filled, findings []checks.Finding) []checks.Finding {
	out := []checks.Finding{}
	for _, m := range filled.Marks(formFindings(findings)) {
		i := slices.IndexFunc(findings, func(f checks.Finding) bool { return f.Where == m.Pointer && f.Message == m.Problem })
		found := checks.Finding{Rule: UnreadRule, Level: checks.Level(m.Level), Article: m.Article, Where: m.Pointer, Place: m.Where, Message: m.Problem, Remedy: m.Remedy}
		if i >= 0 {
			found = findings[i]
		}
		found.Sheet, found.Cell = m.Sheet, m.Cell
		out = append(out, found)
	}
	return out
}

// formFindings are findings as a form tells them.
func formFindings(findings []checks.Finding) []generator.FormFinding {
	var out []generator.FormFinding
	for _, f := range findings {
		if f.Rule == UnreadRule {
			continue // the form tells of these itself
		}
		out = append(out, generator.FormFinding{Pointer: f.Where, Finding: generator.Finding{Level: string(f.Level), Article: f.Article, Quote: f.Quote,
			Where: strings.ReplaceAll(f.Place, " › ", "中的"), Problem: f.Message, Remedy: f.Remedy}})
	}
	return out
}
