package web

import (
	"slices"

	"huishang"
)

// division is whose answer is recorded: of a division its own, else the one that is asked for in the address, or the first that is waited for.
func (w *stepWork) division() string {
	if w.who.Role == huishang.RoleDivision {
		return w.who.Division
	}
	if named := w.asked.Get("division"); slices.Contains(w.stand.Meeting.Asked, named) {
		return named
	}
	return w.event.Actor
}

// asksOpinions is what one division answers about each topic (article 19, 2).
func asksOpinions(w *stepWork) askedOf {
	division, round := w.division(), w.stand.Meeting.Round
	var list []huishang.Opinion
	if w.d.Proposal != nil {
		for _, topic := range w.d.Proposal.Topics {
			o := huishang.Opinion{Division: division, TopicID: topic.ID, Round: round}
			for _, given := range w.d.Opinions.Agreement {
				if given.Division == division && given.TopicID == topic.ID && max(given.Round, 1) == round {
					o = given
				}
			}
			list = append(list, o)
		}
	}
	w.d.Opinions.Agreement = list
	sheet := sheetOf(w.d, "/opinions/agreement")
	sheet.Still, sheet.Fixed = []string{"/opinions/agreement"}, []string{"/opinions/agreement/*/topic_id"}
	sheet.Hidden = append(sheet.Hidden, below("/opinions/agreement/*", "division", "sent_on", "due", "returned_on", "adopted", "reason", "round",
		"agreement_item_id", "overdue_note")...)
	return askedOf{[]string{"opinions"}, sheet}
}

// asksAdoptions is what becomes of the opinions of this round that ask for something.
func asksAdoptions(w *stepWork) askedOf {
	w.d.Opinions.Agreement = slices.DeleteFunc(w.d.Opinions.Agreement, func(o huishang.Opinion) bool {
		return max(o.Round, 1) != w.stand.Meeting.Round || o.Verdict == huishang.VerdictAgree || o.Verdict == huishang.VerdictUnrelated
	})
	sheet := sheetOf(w.d, "/opinions/agreement")
	sheet.Still = []string{"/opinions/agreement"}
	sheet.Fixed = below("/opinions/agreement/*", "division", "topic_id", "opinion", "text", "support_channel")
	sheet.Hidden = append(sheet.Hidden, below("/opinions/agreement/*", "sent_on", "due", "returned_on", "round", "signed_by", "overdue_note")...)
	return askedOf{[]string{"opinions"}, sheet}
}

func below(pattern string, fields ...string) (all []string) {
	for _, field := range fields {
		all = append(all, pattern+"/"+field)
	}
	return all
}
