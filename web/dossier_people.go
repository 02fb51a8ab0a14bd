package web

import (
	"errors"
	"slices"
	"strings"

	"huishang"
	"huishang/store"
)

// A contact is whom to call, and about what.
type contact struct {
	huishang.Contact
	About string
}

// contactsOf lists the people a dossier names, each once. Who does not deal with them sees neither the whole number nor the mailbox.
func contactsOf(d *huishang.Dossier, whole bool) []contact {
	var all []contact
	add := func(about string, c huishang.Contact) {
		if c.Person == "" && c.Phone == "" {
			return
		}
		if !whole {
			c.Phone, c.Email = maskedPhone(c.Phone), ""
		}
		if slices.ContainsFunc(all, func(o contact) bool { return o.Contact.Person == c.Person && o.Contact.Phone == c.Phone }) {
			return
		}
		all = append(all, contact{c, about})
	}
	if d.Proposal != nil {
		add("议题建议", d.Proposal.Contact)
	}
	if d.Letters.Request != nil {
		add("商请函", d.Letters.Request.Contact)
	}
	return all
}

// seesPhones reports whether somebody of a role calls the contacts: the secretariat, the administrator, and the bureau, whose own they are.
func seesPhones(role huishang.Role) bool {
	return role == huishang.RoleLiaison || role == huishang.RoleAdmin || role == huishang.RoleBureau
}

// maskedPhone leaves of a number its first three and last two digits.
func maskedPhone(phone string) string {
	digits := strings.Count(phone, "") - 1
	n, out := 0, strings.Builder{}
	for _, r := range phone {
		n++
		if r >= '0' && r <= '9' && n > 3 && n <= digits-2 {
			r = '*'
		}
		out.WriteRune(r)
	}
	return out.String()
}

// An opinionState is how far the divisions have answered about one subject.
type opinionState struct {
	Subject  string
	Due      huishang.Date
	Asked    int
	Waiting  []string
	Verdicts []verdictCount // of all answers of the round
	Round    int
}

// Heard is how many of the divisions have answered.
func (o opinionState) Heard() int { return o.Asked - len(o.Waiting) }

// A verdictCount is how many divisions answered so.
type verdictCount struct {
	Verdict huishang.Verdict
	Count   int
}

// opinionStates tells of each subject that was put to the divisions how far they have answered.
func opinionStates(d *huishang.Dossier, standing huishang.Standing) []opinionState {
	var all []opinionState
	for _, one := range []struct {
		subject string
		at      huishang.Position
		answers []huishang.Opinion
	}{{"议定书（草案）", standing.Founding, d.Opinions.Protocol}, {"议题建议", standing.Meeting, d.Opinions.Agreement}} {
		state := opinionState{Subject: one.subject, Due: one.at.Due, Asked: len(one.at.Asked), Waiting: one.at.Waiting(), Round: one.at.Round}
		state.count(one.answers)
		if state.Asked > 0 || len(state.Verdicts) > 0 {
			all = append(all, state)
		}
	}
	return all
}

func (o *opinionState) count(answers []huishang.Opinion) {
	for _, a := range answers {
		if max(a.Round, 1) != o.Round || a.Verdict == "" {
			continue
		}
		at := slices.IndexFunc(o.Verdicts, func(v verdictCount) bool { return v.Verdict == a.Verdict })
		if at < 0 {
			o.Verdicts, at = append(o.Verdicts, verdictCount{Verdict: a.Verdict}), len(o.Verdicts)
		}
		o.Verdicts[at].Count++
	}
}

// findingsAt are the findings of a version; of one nobody checked there are none, and no error.
func findingsAt(tx *store.Tx, dossier string, n int) (store.Findings, error) {
	found, err := tx.Findings(dossier, n)
	if errors.As(err, &store.NotFound{}) {
		return store.Findings{}, nil
	}
	return found, err
}
