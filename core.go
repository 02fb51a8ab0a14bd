package huishang

// Core is the dossier without all that reminders do not look at: the days, the steps, and who is to be told. It stands where every dossier there
// is looked at every day. A scheduler test holds that it says of reminders what the dossier says.
func (d *Dossier) Core() *Dossier {
	c := &Dossier{AsOf: d.AsOf, City: City{Code: d.City.Code, Name: d.City.Name, Bureau: d.City.Bureau},
		PreviousAgreement: d.PreviousAgreement.core(), Agreement: d.Agreement.core(),
		Opinions:  Opinions{Protocol: coresOf(d.Opinions.Protocol, Opinion.core), Agreement: coresOf(d.Opinions.Agreement, Opinion.core)},
		Procedure: Procedure{Establishment: coresOf(d.Procedure.Establishment, Event.core), Meeting: coresOf(d.Procedure.Meeting, Event.core), Merged: d.Procedure.Merged}}
	for _, year := range d.City.Statistics {
		c.City.Statistics = append(c.City.Statistics, Statistics{Year: year.Year, RD: year.RD, RDIntensity: year.RDIntensity})
	}
	for _, held := range d.History.Meetings {
		c.History.Meetings = append(c.History.Meetings, HeldMeeting{Year: held.Year, HeldOn: held.HeldOn, AgreementID: held.AgreementID})
	}
	if p := d.Protocol; p != nil {
		c.Protocol = &Protocol{ValidFrom: p.ValidFrom, ValidYears: p.ValidYears, ValidUntil: p.ValidUntil, SignDate: p.SignDate, Edition: p.Edition.core()}
	}
	if p := d.Proposal; p != nil {
		c.Proposal = &Proposal{Year: p.Year, Contact: Contact{Email: p.Contact.Email}}
	}
	if l := d.Letters.Request; l != nil {
		c.Letters.Request = &RequestLetter{Contact: Contact{Email: l.Contact.Email}}
	}
	if a := d.Consultation; a != nil {
		c.Consultation = &Consultation{SentOn: a.SentOn, Due: a.Due, Divisions: a.Divisions}
	}
	if m := d.DirectorsMeeting; m != nil {
		c.DirectorsMeeting = &DirectorsMeeting{MeetingDate: m.MeetingDate, Result: m.Result}
	}
	if m := d.Meeting; m != nil {
		c.Meeting = &Meeting{Date: m.Date, Edition: m.Edition.core()}
	}
	if s := d.Summary; s != nil {
		c.Summary = &Summary{Date: s.Date, Covers: s.Covers, Period: Period{End: s.Period.End}, Items: coresOf(s.Items, SummaryItem.Core)}
	}
	for _, p := range d.Plans {
		c.Plans = append(c.Plans, Plan{Party: p.Party, Date: p.Date, Covers: p.Covers})
	}
	if e := d.Evaluation; e != nil {
		c.Evaluation = &Evaluation{Date: e.Date, Period: Period{End: e.Period.End}}
	}
	return c
}

// Core is which item the report is on, and how far that has come.
func (i SummaryItem) Core() SummaryItem { return SummaryItem{ItemID: i.ItemID, Status: i.Status} }

func (e Event) core() Event {
	return Event{Seq: e.Seq, At: e.At, Step: e.Step, Actor: e.Actor, Round: e.Round}
}

func (o Opinion) core() Opinion {
	return Opinion{Division: o.Division, SentOn: o.SentOn, Due: o.Due, ReturnedOn: o.ReturnedOn, OverdueNote: o.OverdueNote}
}

func (e Edition) core() Edition { return Edition{Version: e.Version, FileSHA256: e.FileSHA256} }

func (a *Agreement) core() *Agreement {
	if a == nil {
		return nil
	}
	c := &Agreement{ID: a.ID, Year: a.Year, Period: Period{End: a.Period.End}, SignDate: a.SignDate, Edition: a.Edition.core()}
	for _, i := range a.Items {
		c.Items = append(c.Items, Item{ID: i.ID, Title: i.Title, LeadCity: i.LeadCity, LeadDept: i.LeadDept, Deadline: i.Deadline})
	}
	return c
}

func coresOf[T any](list []T, core func(T) T) []T {
	var cores []T
	for _, one := range list {
		cores = append(cores, core(one))
	}
	return cores
}
