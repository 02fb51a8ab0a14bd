package scheduler

import (
	"slices"

	"huishang"
)

// addAgreements adds the agreement of the dossier and the one before it, when they were signed.
func (s *Standing) addAgreements(d *huishang.Dossier) {
	if a := d.PreviousAgreement; a != nil {
		made := agreementOf(a, firstOf(a.SignDate, heldUnder(d.History, a.ID)))
		s.addAgreement(made)
	}
	if a := d.Agreement; a != nil {
		made := agreementOf(a, firstOf(a.SignDate, lastDay(d.Procedure.Meeting, huishang.MtgSign)))
		for _, plan := range d.Plans {
			switch {
			case !covers(plan.Covers, a.Items):
			case plan.Party == huishang.PartyDept:
				made.DeptPlan = firstOf(plan.Date, made.DeptPlan)
			case plan.Party == huishang.PartyCity:
				made.CityPlan = firstOf(plan.Date, made.CityPlan)
			}
		}
		s.addAgreement(made)
	}
	if d.Summary != nil {
		s.Settle(d.Summary)
	}
}

// covers reports whether a plan speaks of any of the items; one that names none is taken to speak of all.
func covers(ids []string, items []huishang.Item) bool {
	return len(ids) == 0 || len(items) == 0 ||
		slices.ContainsFunc(items, func(item huishang.Item) bool { return slices.Contains(ids, item.ID) })
}

func heldUnder(h huishang.History, id string) huishang.Date {
	for _, held := range h.Meetings {
		if id != "" && held.AgreementID == id {
			return held.HeldOn
		}
	}
	return huishang.Date{}
}

func agreementOf(a *huishang.Agreement, signed huishang.Date) Agreement {
	made := Agreement{
		ID: a.ID, Year: a.Year, Signed: signed, Until: a.Period.End, Archived: a.FileSHA256 != "", Revision: a.Version,
	}
	for i := range a.Items {
		item := &a.Items[i]
		made.Items = append(made.Items, Item{
			ID: item.ID, Title: item.Title, LeadCity: item.LeadCity, LeadDept: item.LeadDept, Deadline: item.Deadline,
		})
	}
	return made
}

// addAgreement adds one that was signed; of two with the same number the later told counts, with what the other had settled.
func (s *Standing) addAgreement(made Agreement) {
	if made.Signed.IsZero() {
		return
	}
	at := slices.IndexFunc(s.Agreements, func(a Agreement) bool { return a.ID == made.ID })
	if at < 0 {
		s.Agreements = append(s.Agreements, made)
		return
	}
	old := s.Agreements[at]
	made.DeptPlan, made.CityPlan = firstOf(made.DeptPlan, old.DeptPlan), firstOf(made.CityPlan, old.CityPlan)
	made.Archived = made.Archived || old.Archived
	if len(made.Items) == 0 {
		made.Items = old.Items
	}
	for i := range made.Items {
		for _, item := range old.Items {
			if item.ID == made.Items[i].ID {
				made.Items[i].Settled = firstOf(made.Items[i].Settled, item.Settled)
			}
		}
	}
	s.Agreements[at] = made
}

// Settle notes which items a summary, or what was reported before there is one, tells as done or changed.
func (s *Standing) Settle(summary *huishang.Summary) {
	at := slices.IndexFunc(s.Agreements, func(a Agreement) bool { return a.ID == summary.Covers })
	if at < 0 {
		return
	}
	for _, report := range summary.Items {
		if report.Status != huishang.ItemDone && report.Status != huishang.ItemAdjusted {
			continue
		}
		for i := range s.Agreements[at].Items {
			if item := &s.Agreements[at].Items[i]; item.ID == report.ItemID {
				item.Settled = firstOf(item.Settled, summary.Date, summary.Period.End)
			}
		}
	}
}
