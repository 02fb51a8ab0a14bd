package web

import (
	"fmt"
	"slices"
	"strings"

	"huishang"
)

// A heldMeeting is one that was held.
type heldMeeting struct {
	Year      int
	On        huishang.Date
	Agreement string // its title, as it is read in a sentence
}

// heldMeetings lists the meetings of the register and the one whose agreement the dossier holds, the last first.
func heldMeetings(d *huishang.Dossier) []heldMeeting {
	var all []heldMeeting
	for _, held := range d.History.Meetings {
		all = append(all, heldMeeting{held.Year, held.HeldOn, titleOfAgreement(d, held)})
	}
	if a := d.Agreement; a != nil && !a.SignDate.IsZero() {
		all = append(all, heldMeeting{a.Year, a.SignDate, titled(a.Title)})
	}
	slices.SortFunc(all, func(a, b heldMeeting) int { return b.On.Compare(a.On) })
	return slices.CompactFunc(all, func(a, b heldMeeting) bool { return a.On == b.On })
}

// titleOfAgreement is what was signed at a meeting of the register: by its title, where the dossier has the agreement or the register names it.
func titleOfAgreement(d *huishang.Dossier, held huishang.HeldMeeting) string {
	for _, a := range []*huishang.Agreement{d.Agreement, d.PreviousAgreement} {
		if a != nil && a.Title != "" && a.ID == held.AgreementID {
			return titled(a.Title)
		}
	}
	switch {
	case held.LegacyTitle != "":
		return titled(held.LegacyTitle)
	case held.AgreementID != "" && held.Year > 0:
		return fmt.Sprintf("%d年协议书", held.Year)
	}
	return ""
}

// titled is a title in the marks of titles, on one line.
func titled(title string) string {
	if title == "" {
		return ""
	}
	return "《" + strings.Join(strings.Fields(title), " ") + "》"
}
