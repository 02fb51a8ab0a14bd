package huishang

import (
	"slices"
	"testing"
)

// signedRound is a dossier whose agreement was signed at its meeting.
func signedRound() *Dossier {
	return &Dossier{ID: "130200-2024", City: City{Code: "130200", Name: "唐山市"}, History: History{IsFirstMeeting: true},
		Protocol:  &Protocol{Status: ProtocolSigned, SignDate: NewDate(2024, 5, 18), ValidUntil: NewDate(2029, 5, 17)},
		Committee: &Committee{}, Proposal: &Proposal{Year: 2024}, Plans: []Plan{{Party: PartyCity}},
		Agreement: &Agreement{ID: "AG-130200-2024", Year: 2024, SignDate: NewDate(2024, 10, 20)}, Meeting: &Meeting{Date: NewDate(2024, 10, 19)},
		Letters:  Letters{Request: &RequestLetter{}, Protocol: &CityLetter{}, Meeting: &CityLetter{}},
		Opinions: Opinions{Protocol: []Opinion{{Division: "甲处"}}, Agreement: []Opinion{{Division: "乙处"}}},
		Procedure: Procedure{Merged: true, Establishment: []Event{{Seq: 1, Step: EstSign, At: NewDate(2024, 5, 18)}},
			Meeting: []Event{{Seq: 1, Step: MtgSign, At: NewDate(2024, 10, 20)}}}}
}

// TestSucceed holds what a dossier leaves to the next: what belongs to the protocol, and of its own round the agreement only.
func TestSucceed(t *testing.T) {
	before := signedRound()
	next := Succeed(before, 2026)
	if next.ID != "130200-2026" || next.City.Name != "唐山市" || next.Protocol == nil || next.Committee == nil || next.Letters.Request == nil || next.Letters.Protocol == nil ||
		len(next.Opinions.Protocol) != 1 || len(next.Procedure.Establishment) != 1 {
		t.Errorf("it lacks what belongs to the protocol: %+v", next)
	}
	if next.Proposal != nil || next.Agreement != nil || next.Meeting != nil || next.Plans != nil || next.Letters.Meeting != nil ||
		next.Opinions.Agreement != nil || next.Procedure.Meeting != nil || next.Procedure.Merged {
		t.Errorf("it has what belongs to the round before: %+v", next)
	}
	held := HeldMeeting{Year: 2024, HeldOn: NewDate(2024, 10, 19), AgreementID: "AG-130200-2024"}
	if next.PreviousAgreement != before.Agreement || next.History.IsFirstMeeting || !slices.Equal(next.History.Meetings, []HeldMeeting{held}) {
		t.Errorf("the meeting before is %+v, %+v", next.History, next.PreviousAgreement)
	}
	if again := Succeed(&Dossier{Agreement: before.Agreement, Meeting: before.Meeting, History: next.History}, 2026); len(again.History.Meetings) != 1 {
		t.Errorf("the meeting is registered twice: %+v", again.History)
	}
	if !before.History.IsFirstMeeting || before.History.Meetings != nil || !before.Procedure.Merged {
		t.Errorf("the dossier before was changed: %+v", before.History)
	}
}

// TestSucceedWithoutAMeeting holds that a year nobody met in leaves what there was before.
// TestSucceedOneThatWasEnded holds that nothing of the founding outlives its end, so that a later year may found another.
func TestSucceedOneThatWasEnded(t *testing.T) {
	d := signedRound()
	d.Protocol = &Protocol{Status: ProtocolSigned, SignDate: NewDate(2019, 5, 18), ValidUntil: NewDate(2024, 5, 17)}
	d.Approvals.Dept.MinutesNo, d.Letters.Request = "1", &RequestLetter{}
	d.Procedure.Establishment = []Event{{Seq: 1, Step: EstTerminate, At: NewDate(2024, 6, 1), Note: "不再延续"}}
	after := Succeed(d, 2026)
	if after.Protocol != nil || after.Approvals.Dept.MinutesNo != "" || after.Letters.Request != nil || len(after.Procedure.Establishment) > 0 || len(after.History.Meetings) == 0 {
		t.Errorf("it leaves %+v", after)
	}
	if stand := Replay(after, NewDate(2026, 1, 5)); stand.Founding.State != E0 {
		t.Errorf("it begins at %s", stand.Founding.State)
	}
}

func TestSucceedWithoutAMeeting(t *testing.T) {
	before := signedRound()
	before.Agreement, before.Procedure.Establishment = &Agreement{ID: "draft"}, nil
	before.PreviousAgreement = &Agreement{ID: "AG-130200-2022"}
	next := Succeed(before, 2026)
	if next.PreviousAgreement != before.PreviousAgreement || !next.History.IsFirstMeeting || next.History.Meetings != nil || !next.Procedure.Merged {
		t.Errorf("it is %+v", next)
	}
}

// TestUnderway holds when a later year may have its own dossier.
func TestUnderway(t *testing.T) {
	today := NewDate(2026, 3, 1)
	for name, c := range map[string]struct {
		log  []Step
		want string
	}{
		"nothing yet":            {nil, ""},
		"told, nothing given":    {[]Step{MtgRemind}, ""},
		"handed in":              {[]Step{MtgRemind, MtgSubmit}, "会议程序还在“已报送”"},
		"held, not signed":       {[]Step{MtgHold}, "会议程序还在“已召开”"},
		"signed":                 {[]Step{MtgSign}, ""},
		"founding requested":     {[]Step{EstRequest}, "建立程序还在“已商请”"},
		"founding given back":    {[]Step{EstRequest, EstReturn}, ""},
		"renewal agreed":         {[]Step{EstRenewAgree}, ""},
		"protocol awaits a sign": {[]Step{EstCityLetter}, "建立程序还在“待签约”"},
	} {
		d := &Dossier{}
		for i, step := range c.log {
			log := &d.Procedure.Meeting
			if step.Founding() {
				log = &d.Procedure.Establishment
			}
			*log = append(*log, Event{Seq: i + 1, Step: step, At: NewDate(2025, 1, i+1), Round: 1})
		}
		if got := Underway(d, today); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}
