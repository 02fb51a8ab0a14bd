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
		s.settle(d.Summary)
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

// settle notes which items a summary reports as done or changed.
func (s *Standing) settle(summary *huishang.Summary) {
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

// addInquiries adds the drafts that were sent to the divisions: by the letter that asked them, and by their answers.
func (s *Standing) addInquiries(d *huishang.Dossier) {
	for _, e := range slices.Concat(d.Procedure.Establishment, d.Procedure.Meeting) {
		if (e.Step == huishang.EstConsult || e.Step == huishang.MtgConsult) && !e.At.IsZero() {
			s.inquiry(e.At, huishang.Date{})
		}
	}
	if c := d.Consultation; c != nil && !c.SentOn.IsZero() {
		inquiry := s.inquiry(c.SentOn, c.Due)
		for _, division := range c.Divisions {
			inquiry.reply(division)
		}
	}
	slices.SortFunc(s.Inquiries, func(a, b Inquiry) int { return a.SentOn.Compare(b.SentOn) })
	for _, o := range slices.Concat(d.Opinions.Protocol, d.Opinions.Agreement) {
		if o.SentOn.IsZero() {
			s.answer(o)
			continue
		}
		s.inquiry(o.SentOn, o.Due).note(o)
	}
}

// inquiry finds the inquiry of a day, or begins it.
func (s *Standing) inquiry(sent, due huishang.Date) *Inquiry {
	at := slices.IndexFunc(s.Inquiries, func(q Inquiry) bool { return q.SentOn == sent })
	if at < 0 {
		at = len(s.Inquiries)
		s.Inquiries = append(s.Inquiries, Inquiry{SentOn: sent})
	}
	s.Inquiries[at].Due = firstOf(s.Inquiries[at].Due, due)
	return &s.Inquiries[at]
}

// answer notes an answer that does not say when it was asked for: to the last inquiry before it.
func (s *Standing) answer(o huishang.Opinion) {
	for i := range slices.Backward(s.Inquiries) {
		if o.ReturnedOn.IsZero() || !s.Inquiries[i].SentOn.After(o.ReturnedOn) {
			s.Inquiries[i].note(o)
			return
		}
	}
}

func (q *Inquiry) reply(division string) *Reply {
	at := slices.IndexFunc(q.Replies, func(r Reply) bool { return r.Division == division })
	if at < 0 {
		at = len(q.Replies)
		q.Replies = append(q.Replies, Reply{Division: division})
	}
	return &q.Replies[at]
}

// note notes an answer of a division. A division that owes several answers has returned when the last one is in.
func (q *Inquiry) note(o huishang.Opinion) {
	reply := q.reply(o.Division)
	reply.Waived = reply.Waived || o.OverdueNote != ""
	switch {
	case o.ReturnedOn.IsZero():
		reply.Owes = true
	case o.ReturnedOn.After(reply.Returned):
		reply.Returned = o.ReturnedOn
	}
}
