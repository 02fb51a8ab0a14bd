// Package proceeding carries the steps of the two procedures through (办理): it holds a step to the Measures, puts down in the dossier what
// the step says, makes its documents, and has the store keep all of it at once or nothing. It knows neither pages nor the API.
package proceeding

import (
	"huishang"
	"huishang/checks"
	"huishang/generator"
	"huishang/store"
)

// Proceedings is where steps are carried through. It is safe for concurrent use.
type Proceedings struct {
	Store     *store.Store
	Rules     *checks.Rules
	Templates *generator.Templates
	// AllowWordingOnly is the office's setting of [huishang.Facts].
	AllowWordingOnly bool

	signed agreements
}

// facts are what the dossier does not say itself: the day, and what the rules find in it, with what else stands in the way.
func (p *Proceedings) facts(g Ground, d *huishang.Dossier, today huishang.Date, lacking []huishang.Obstacle) huishang.Facts {
	found := map[string][]huishang.Obstacle{}
	return huishang.Facts{Today: today, AllowWordingOnly: p.AllowWordingOnly, Obstacles: func(stage string) []huishang.Obstacle {
		if _, known := found[stage]; !known {
			report := p.Report(g, d, stage, today)
			found[stage] = append(report.Obstacles(), lacking...)
		}
		return found[stage]
	}}
}

// Report holds a dossier against the rules of a stage, with what people wrote on the findings of the version on the ground.
func (p *Proceedings) Report(g Ground, d *huishang.Dossier, stage string, today huishang.Date) checks.Report {
	return p.Rules.Run(checks.Input{Dossier: d, Stage: stage, Today: today, Settled: g.Settled, Others: g.Others})
}
