package report

import (
	"cmp"

	"huishang"
)

// An ItemStanding is how one item of an agreement gets on, as a page shows it.
type ItemStanding struct {
	Agreement string // 2026年
	ID        string
	Title     string
	LeadCity  string
	LeadDept  string
	Due       huishang.Date
	Status    string // 推进中, or 未报进展
	Signal    Signal
	Progress  string // what was reported last
	Reported  huishang.Date
}

// Items lists how the items of a dossier get on: those of the present agreement, then those of the one before.
func (s Source) Items(d *huishang.Dossier) []ItemStanding {
	var out []ItemStanding
	for _, list := range [][]duty{s.presentDuties(d), s.previousDuties(d)} {
		for _, u := range list {
			one := ItemStanding{Agreement: u.agreed(), ID: u.item.ID, Title: u.item.Title, LeadCity: u.item.LeadCity, LeadDept: u.item.LeadDept,
				Due: u.earliest(), Status: reportedAs(u.status()), Signal: u.overall(s.Today), Reported: u.reported}
			if u.report != nil {
				one.Progress = cmp.Or(u.report.Progress, u.report.Evidence)
			}
			out = append(out, one)
		}
	}
	return out
}
