package scheduler

import (
	"cmp"
	"slices"

	"huishang"
)

// Standings gives the standing of every city the dossiers speak of, in the order of their codes. Several dossiers of one city, one
// a round, make one standing.
func Standings(dossiers []*huishang.Dossier) []Standing {
	byCity := map[string][]*huishang.Dossier{}
	var codes []string
	for _, d := range dossiers {
		key := cmp.Or(d.City.Code, d.City.Name)
		if byCity[key] == nil {
			codes = append(codes, key)
		}
		byCity[key] = append(byCity[key], d)
	}
	slices.Sort(codes)
	standings := make([]Standing, len(codes))
	for i, code := range codes {
		standings[i] = StandingOf(byCity[code]...)
	}
	return standings
}

// StandingOf draws the standing of a city from its dossiers, one a round. A fact that several of them hold counts once; where they
// differ, the one of the later round counts, and of one round the one with the later day of its data: so the newest dossier rules, and an
// older one is heard on what its agreement still leaves open.
func StandingOf(dossiers ...*huishang.Dossier) Standing {
	var s Standing
	sorted := slices.Clone(dossiers)
	slices.SortStableFunc(sorted, huishang.CompareRounds)
	for _, d := range sorted {
		s.Code, s.City, s.Bureau = d.City.Code, d.City.Name, d.City.Bureau
		s.Merged = d.Procedure.Merged
		s.Founding = join(s.Founding, d.Procedure.Establishment)
		s.Meetings = join(s.Meetings, d.Procedure.Meeting)
		s.addTerm(d)
		s.addMeetings(d)
		s.addAgreements(d)
		s.addInquiries(d)
		s.addFigures(d)
	}
	return s
}

// join adds the entries of a log that are not there yet and puts all in order. An entry without a day says nothing.
func join(log, more []huishang.Event) []huishang.Event {
	for _, e := range more {
		same := func(o huishang.Event) bool {
			return o.At == e.At && o.Step == e.Step && o.Actor == e.Actor && o.Round == e.Round
		}
		if !e.At.IsZero() && !slices.ContainsFunc(log, same) {
			log = append(log, e)
		}
	}
	slices.SortStableFunc(log, func(a, b huishang.Event) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Seq, b.Seq)) })
	return log
}

// lastDay is the day of the last entry of a step, or none.
func lastDay(log []huishang.Event, step huishang.Step) huishang.Date {
	for _, e := range slices.Backward(log) {
		if e.Step == step {
			return e.At
		}
	}
	return huishang.Date{}
}

// firstOf gives the first day that is one.
func firstOf(days ...huishang.Date) huishang.Date {
	for _, day := range days {
		if !day.IsZero() {
			return day
		}
	}
	return huishang.Date{}
}

func (s *Standing) addTerm(d *huishang.Dossier) {
	if d.Protocol == nil {
		return
	}
	signed := firstOf(d.Protocol.SignDate, lastDay(d.Procedure.Establishment, huishang.EstSign))
	until := firstOf(d.Protocol.ValidUntil, d.Protocol.ExpiresOn())
	if signed.IsZero() || until.IsZero() {
		return
	}
	term := Term{
		Signed: signed, From: firstOf(d.Protocol.ValidFrom, signed), Until: until,
		Archived: d.Protocol.FileSHA256 != "", Revision: d.Protocol.Version,
	}
	at := slices.IndexFunc(s.Terms, func(t Term) bool { return t.Signed == signed })
	if at < 0 {
		s.Terms = append(s.Terms, term)
		return
	}
	s.Terms[at] = term
}

// addFigures adds what the yearly reminders look at.
func (s *Standing) addFigures(d *huishang.Dossier) {
	for _, year := range d.City.Statistics {
		if (!year.RD.IsZero() || !year.RDIntensity.IsZero()) && !slices.Contains(s.Figures, year.Year) {
			s.Figures = append(s.Figures, year.Year)
		}
	}
	if d.Evaluation != nil {
		if day := firstOf(d.Evaluation.Date, d.Evaluation.Period.End); !day.IsZero() {
			s.Evaluated = append(s.Evaluated, day)
		}
	}
	for _, e := range d.Procedure.Meeting {
		if e.Step == huishang.MtgEvaluate && !e.At.IsZero() {
			s.Evaluated = append(s.Evaluated, e.At)
		}
	}
}
