package huishang

import (
	"fmt"
	"slices"
)

// Succeed is what a dossier leaves to the one of a later year, which is the round of the next meeting (article 17): the city and its figures,
// both sides, the protocol with all that founded it and its log, the committee, the register with the meeting that was held, and as the
// agreement before the one that was signed last. The proposal, opinions, agreement and plans of its own round stay with it. It is not
// changed, but shares what it leaves.
func Succeed(before *Dossier, year int) *Dossier {
	d := &Dossier{SchemaVersion: before.SchemaVersion, ID: fmt.Sprintf("%s-%d", before.City.Code, year), City: before.City, Parties: before.Parties,
		History: before.History, Protocol: before.Protocol, Committee: before.Committee, PreviousAgreement: before.PreviousAgreement,
		Opinions: Opinions{Protocol: before.Opinions.Protocol}, Approvals: before.Approvals,
		Letters:   Letters{Request: before.Letters.Request, Protocol: before.Letters.Protocol},
		Procedure: Procedure{Establishment: slices.Clone(before.Procedure.Establishment), Merged: before.Procedure.Merged}}
	if before.terminated() {
		d.Protocol, d.Opinions, d.Approvals, d.Letters, d.Procedure = nil, Opinions{}, Approvals{}, Letters{}, Procedure{}
	}
	if !before.Agreed() {
		return d
	}
	made := before.Agreement
	d.PreviousAgreement, d.Procedure.Merged = made, false
	held := HeldMeeting{Year: made.Year, HeldOn: made.SignDate, AgreementID: made.ID}
	if before.Meeting != nil && !before.Meeting.Date.IsZero() {
		held.HeldOn = before.Meeting.Date
	}
	d.History.IsFirstMeeting = false
	registered := func(m HeldMeeting) bool {
		return m.HeldOn == held.HeldOn || held.AgreementID != "" && m.AgreementID == held.AgreementID
	}
	if !slices.ContainsFunc(d.History.Meetings, registered) {
		d.History.Meetings = append(slices.Clone(d.History.Meetings), held)
	}
	return d
}

// terminated reports whether both sides ended the consultation (article 15): then nothing of its founding is left to a later year, which may
// only found another.
func (d *Dossier) terminated() bool {
	log := d.Procedure.Establishment
	return len(log) > 0 && log[len(log)-1].Step == EstTerminate
}

// Agreed reports whether the round of the dossier has led to a signed agreement.
func (d *Dossier) Agreed() bool { return d.Agreement != nil && !d.Agreement.SignDate.IsZero() }

// Underway says in Chinese what is still to be done in a dossier before a later year may have its own, on a day: a meeting that was prepared
// but not signed, or a founding that was begun but not signed. It is empty when nothing is: the round has its agreement, or nothing was
// handed in for it.
func Underway(d *Dossier, today Date) string {
	stand := Replay(d, today)
	if founding := stand.Founding.State; founding != E0 && founding.unsigned() {
		return "建立程序还在“" + founding.Name() + "”"
	}
	if !slices.Contains([]State{M0, M1, M15, M16}, stand.Meeting.State) {
		return "会议程序还在“" + stand.Meeting.State.Name() + "”"
	}
	return ""
}

// carryingOut lists the steps that carry an agreement out (articles 19, 5, 21 and 22).
var carryingOut = []Step{MtgPlanDept, MtgPlanCity, MtgProgress, MtgEvaluate}

// CarriesOut reports whether a step carries a signed agreement out. Such steps stay with the dossier of the agreement when a later year has
// one of its own; all others belong to the city's newest dossier.
func (s Step) CarriesOut() bool { return slices.Contains(carryingOut, s) }
