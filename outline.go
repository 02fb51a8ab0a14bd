package huishang

import "slices"

// Outline is the dossier without its long texts (纲要): what lists, ledgers, reports and reminders look at. It stands where a great many
// dossiers are looked at at once, and shares what it keeps with the dossier.
func (d *Dossier) Outline() *Dossier {
	o := &Dossier{SchemaVersion: d.SchemaVersion, ID: d.ID, AsOf: d.AsOf, City: outlineOfCity(d.City), Parties: d.Parties, History: d.History,
		PreviousAgreement: d.PreviousAgreement.outline(), Agreement: d.Agreement.outline(), Summary: d.Summary, Consultation: d.Consultation,
		Opinions: d.Opinions, DirectorsMeeting: d.DirectorsMeeting, Approvals: d.Approvals, Procedure: d.Procedure, Directives: d.Directives}
	if p := d.Protocol; p != nil {
		o.Protocol = &Protocol{Title: p.Title, Status: p.Status, Liaison: p.Liaison, ValidFrom: p.ValidFrom, ValidYears: p.ValidYears, ValidUntil: p.ValidUntil,
			SignDate: p.SignDate, Edition: p.Edition}
	}
	if p := d.Proposal; p != nil {
		o.Proposal = &Proposal{Title: p.Title, Year: p.Year, Date: p.Date, Contact: p.Contact, Edition: p.Edition}
		for _, t := range p.Topics {
			o.Proposal.Topics = append(o.Proposal.Topics, Topic{ID: t.ID, Title: t.Title})
		}
	}
	if l := d.Letters.Request; l != nil {
		o.Letters.Request = &RequestLetter{Letter: l.Letter, Contact: l.Contact}
	}
	if m := d.Meeting; m != nil {
		o.Meeting = &Meeting{Date: m.Date, Place: m.Place, Edition: m.Edition}
	}
	for _, p := range d.Plans {
		o.Plans = append(o.Plans, Plan{Party: p.Party, Covers: p.Covers, Date: p.Date})
	}
	if e := d.Evaluation; e != nil {
		o.Evaluation = &Evaluation{Date: e.Date, Period: e.Period, Conclusion: e.Conclusion}
	}
	return o
}

// outlineOfCity leaves out where the figures come from.
func outlineOfCity(c City) City {
	c.Statistics, c.Fiscal = slices.Clone(c.Statistics), slices.Clone(c.Fiscal)
	for i := range c.Statistics {
		c.Statistics[i].Sources, c.Statistics[i].InventedFields = nil, nil
	}
	for i := range c.Fiscal {
		c.Fiscal[i].Source = ""
	}
	c.RDExplanation = ""
	return c
}

// outline leaves out what each side does about the items.
func (a *Agreement) outline() *Agreement {
	if a == nil {
		return nil
	}
	o := &Agreement{ID: a.ID, Title: a.Title, Year: a.Year, Period: a.Period, SignDate: a.SignDate, Edition: a.Edition}
	for _, i := range a.Items {
		o.Items = append(o.Items, Item{ID: i.ID, Title: i.Title, Category: i.Category, FromTopic: i.FromTopic, Targets: i.Targets, LeadCity: i.LeadCity,
			LeadDept: i.LeadDept, Deadline: i.Deadline, FundCity: i.FundCity})
	}
	return o
}
