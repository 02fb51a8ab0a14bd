package scheduler

import (
	"slices"

	"huishang"
)

// addInquiries adds the drafts that were sent to the divisions: by the letter that asked them, and by their answers.
func (s *Standing) addInquiries(d *huishang.Dossier) {
	for _, e := range slices.Concat(d.Procedure.Establishment, d.Procedure.Meeting) {
		if (e.Step == huishang.EstConsult || e.Step == huishang.MtgConsult) && !e.At.IsZero() {
			s.inquiry(e.At, huishang.Date{})
		}
	}
	if c := d.Consultation; c != nil && !c.SentOn.IsZero() {
		inquiry := s.inquiry(c.SentOn, c.Due)
		for _, division := range c.Divisions {
			inquiry.reply(division)
		}
	}
	slices.SortFunc(s.Inquiries, func(a, b Inquiry) int { return a.SentOn.Compare(b.SentOn) })
	for _, o := range slices.Concat(d.Opinions.Protocol, d.Opinions.Agreement) {
		if o.SentOn.IsZero() {
			s.answer(o)
			continue
		}
		s.inquiry(o.SentOn, o.Due).note(o)
	}
}

// inquiry finds the inquiry of a day, or begins it.
func (s *Standing) inquiry(sent, due huishang.Date) *Inquiry {
	at := slices.IndexFunc(s.Inquiries, func(q Inquiry) bool { return q.SentOn == sent })
	if at < 0 {
		at = len(s.Inquiries)
		s.Inquiries = append(s.Inquiries, Inquiry{SentOn: sent})
	}
	s.Inquiries[at].Due = firstOf(s.Inquiries[at].Due, due)
	return &s.Inquiries[at]
}

// answer notes an answer that does not say when it was asked for: to the last inquiry before it.
func (s *Standing) answer(o huishang.Opinion) {
	for i := range slices.Backward(s.Inquiries) {
		if o.ReturnedOn.IsZero() || !s.Inquiries[i].SentOn.After(o.ReturnedOn) {
			s.Inquiries[i].note(o)
			return
		}
	}
}

func (q *Inquiry) reply(division string) *Reply {
	at := slices.IndexFunc(q.Replies, func(r Reply) bool { return r.Division == division })
	if at < 0 {
		at = len(q.Replies)
		q.Replies = append(q.Replies, Reply{Division: division})
	}
	return &q.Replies[at]
}

// note notes an answer of a division. A division that owes several answers has returned when the last one is in.
func (q *Inquiry) note(o huishang.Opinion) {
	reply := q.reply(o.Division)
	reply.Waived = reply.Waived || o.OverdueNote != ""
	switch {
	case o.ReturnedOn.IsZero():
		reply.Owes = true
	case o.ReturnedOn.After(reply.Returned):
		reply.Returned = o.ReturnedOn
	}
}
