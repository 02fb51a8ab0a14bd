package huishang

import "testing"

// TestTheRoundOfADossier holds which year a dossier is the round of, and which of two is the newer.
func TestTheRoundOfADossier(t *testing.T) {
	agreed := &Dossier{Agreement: &Agreement{Year: 2024}, AsOf: NewDate(2026, 11, 1)}
	for name, c := range map[string]struct {
		d    *Dossier
		want int
	}{
		"nothing":              {&Dossier{}, 0},
		"an agreement":         {agreed, 2024},
		"a proposal over it":   {&Dossier{Agreement: &Agreement{Year: 2024}, Proposal: &Proposal{Year: 2026}}, 2026},
		"a meeting":            {&Dossier{Meeting: &Meeting{Date: NewDate(2025, 3, 4)}}, 2025},
		"just opened":          {Succeed(&Dossier{Agreement: &Agreement{Year: 2024, SignDate: NewDate(2024, 9, 1)}}, 2026), 2025},
		"a register of others": {&Dossier{History: History{Meetings: []HeldMeeting{{HeldOn: NewDate(2023, 1, 1)}}}}, 2024},
	} {
		if got := c.d.MeetingYear(); got != c.want {
			t.Errorf("%s: got %d, want %d", name, got, c.want)
		}
	}
	opened := Succeed(&Dossier{Agreement: &Agreement{Year: 2024, SignDate: NewDate(2024, 9, 1)}}, 2026)
	if CompareRounds(agreed, opened) >= 0 {
		t.Error("the dossier of the next round is not the newer one")
	}
	if CompareRounds(&Dossier{AsOf: NewDate(2026, 1, 1)}, &Dossier{Procedure: Procedure{Meeting: []Event{{At: NewDate(2026, 2, 1)}}}}) >= 0 {
		t.Error("of one round, the one that speaks of the later day is not the newer one")
	}
}
