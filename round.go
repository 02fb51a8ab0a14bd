package huishang

import (
	"cmp"
	"slices"
)

// MeetingYear is the year of the meeting the dossier is the round of: that of its agreement, proposal or meeting, or else the year after the last
// meeting it knows of. It is 0 when the dossier says nothing of the kind.
func (d *Dossier) MeetingYear() int {
	year := 0
	if d.Agreement != nil {
		year = d.Agreement.Year
	}
	if d.Proposal != nil {
		year = max(year, d.Proposal.Year)
	}
	if year == 0 && d.Meeting != nil {
		year = d.Meeting.Date.Year()
	}
	if year > 0 {
		return year
	}
	if d.PreviousAgreement != nil {
		year = d.PreviousAgreement.Year
	}
	for _, held := range d.History.Meetings {
		year = max(year, held.Year, held.HeldOn.Year())
	}
	if year > 0 {
		year++
	}
	return year
}

// CompareRounds orders dossiers of one city: by the year of their meeting, and those of one year by the day they speak of.
func CompareRounds(a, b *Dossier) int {
	return cmp.Or(cmp.Compare(a.MeetingYear(), b.MeetingYear()), a.latest().Compare(b.latest()))
}

// latest is the day a dossier speaks of: that of its data, or of its last entry.
func (d *Dossier) latest() Date {
	if !d.AsOf.IsZero() {
		return d.AsOf
	}
	var last Date
	for _, e := range slices.Concat(d.Procedure.Establishment, d.Procedure.Meeting) {
		if e.At.After(last) {
			last = e.At
		}
	}
	return last
}
