package courier

import (
	"cmp"
	"context"
	"slices"

	"huishang"
	"huishang/generator/report"
	"huishang/proceeding"
	"huishang/scheduler"
	"huishang/store"
)

// standings draws the standing of every city in scope. A dossier that cannot be read keeps no other back; it is logged under what was being done.
func (c *Courier) standings(ctx context.Context, scope store.Scope, doing string) ([]store.Core, []scheduler.Standing, error) {
	cores, err := proceeding.Every(ctx, c.Store, scope)
	if err != nil {
		if ctx.Err() != nil || cores == nil {
			return nil, nil, err
		}
		c.Log.Error(doing, "cause", err.Error())
	}
	dossiers := make([]*huishang.Dossier, len(cores))
	for i := range cores {
		dossiers[i] = cores[i].Content
	}
	standings := scheduler.Standings(dossiers)
	for i := range standings {
		s := &standings[i]
		first, _ := slices.BinarySearchFunc(cores, s.Code, func(c store.Core, code string) int { return cmp.Compare(c.City, code) })
		for _, core := range cores[first:] {
			if core.City != s.Code {
				break
			}
			Settle(s, Reported(core.Content, core.Progress))
		}
	}
	return cores, standings, nil
}

// Settle notes in a standing which items were reported done or changed before a summary says so.
func Settle(s *scheduler.Standing, reported map[string]report.Reported) {
	for agreement, r := range reported {
		s.Settle(&huishang.Summary{Covers: agreement, Date: r.On, Items: r.Items})
	}
}

// GatherReported adds what was reported of the items of a dossier, as [Reported] sorts it, to what the later dossiers of the city told.
func GatherReported(told map[string]report.Reported, d *huishang.Dossier, reports []store.Progress) {
	for agreement, reported := range Reported(d, reports) {
		if _, known := told[agreement]; !known {
			told[agreement] = reported
		}
	}
}

// Reported sorts the last reports on the items of a dossier by the agreement they are of: the present one since it was signed, else the one before.
func Reported(d *huishang.Dossier, reports []store.Progress) map[string]report.Reported {
	all := map[string]report.Reported{}
	for _, a := range []*huishang.Agreement{d.Agreement, d.PreviousAgreement} {
		if a == nil {
			continue
		}
		var told report.Reported
		for _, item := range a.Items {
			for _, r := range slices.Backward(reports) {
				if r.ItemID == item.ID && (a != d.Agreement || !a.SignDate.IsZero() && !r.On.Before(a.SignDate)) {
					told.Items = append(told.Items, r.SummaryItem)
					if r.On.After(told.On) {
						told.On = r.On
					}
					break
				}
			}
		}
		if told.Items != nil {
			all[a.ID] = told
			return all
		}
	}
	return all
}
