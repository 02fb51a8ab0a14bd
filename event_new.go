package huishang

import "slices"

// EventFor drafts the event that records a step, from what the dossier already says: its number and round, who takes it, the
// divisions asked, the conclusion of the 厅长办公会, the text at hand. The day is the one the dossier gives for it unless that
// lies ahead, else today. What the dossier does not say is left for the person who records it.
func EventFor(d *Dossier, s Step, today Date) Event {
	c, _ := read(d)
	return c.draft(s, today)
}

func (c *course) draft(s Step, today Date) Event {
	e := Event{Seq: c.nextSeq(s), At: c.dayOf(s, today), Step: s, Round: c.at(s).Round}
	if act, ok := actOf(s); ok {
		e.Actor = act.Office.named(c.dossier)
	}
	switch s {
	case EstConsult, MtgConsult:
		if asked := c.dossier.Consultation; asked != nil && max(asked.Round, 1) == e.Round {
			e.Divisions, e.Due = slices.Clone(asked.Divisions), asked.Due
		}
	case EstDirectorMeeting, MtgDirectorMeeting:
		if held := c.dossier.DirectorsMeeting; held != nil {
			e.Result = held.Result
		}
		e.FileSHA256 = textOf(s, c.dossier)
	case EstSign, MtgSign:
		e.FileSHA256 = textOf(s, c.dossier)
		if s == EstSign && c.dossier.Protocol != nil {
			e.ValidUntil = c.dossier.Protocol.ValidUntil
		}
	case MtgDivisionFeedback:
		c.answer(&e)
	case EstRevise, MtgDraftAgreement:
		e.WordingOnly = c.at(s).State == E2 || c.at(s).State == M3
	}
	return e
}

// answer picks the division whose opinion is in and not recorded yet, or else the first that is still waited for.
func (c *course) answer(e *Event) {
	waiting := c.meeting.Waiting()
	if len(waiting) == 0 {
		return
	}
	at := slices.IndexFunc(waiting, func(division string) bool {
		return slices.ContainsFunc(c.meeting.answers(c.dossier.Opinions.Agreement, division), func(o Opinion) bool { return o.returned() || o.overdue() })
	})
	e.Actor = waiting[max(at, 0)]
}

// textOf is the digest of the text a step is about: the protocol's in the founding procedure, else the agreement's.
func textOf(s Step, d *Dossier) string {
	switch {
	case s.Founding() && d.Protocol != nil:
		return d.Protocol.FileSHA256
	case !s.Founding() && d.Agreement != nil:
		return d.Agreement.FileSHA256
	}
	return ""
}

// dayOf is the day the dossier gives for a step, unless it lies ahead or before what the log has last.
func (c *course) dayOf(s Step, today Date) Date {
	var day Date
	switch d := c.dossier; {
	case (s == EstDirectorMeeting || s == MtgDirectorMeeting) && d.DirectorsMeeting != nil:
		day = d.DirectorsMeeting.MeetingDate
	case s == EstDeptApprove:
		day = d.Approvals.Dept.Date
	case s == EstCityApprove:
		day = d.Approvals.City.Date
	case s == EstCityLetter && d.Letters.Protocol != nil:
		day = d.Letters.Protocol.Date
	case s == MtgCityLetter && d.Letters.Meeting != nil:
		day = d.Letters.Meeting.Date
	case s == MtgHold && d.Meeting != nil:
		day = d.Meeting.Date
	}
	if day.IsZero() || day.After(today) || day.Before(c.last[s.Founding()].At) {
		return today
	}
	return day
}

// MarshalJSON writes what [Encode] does: only what the event says.
func (e Event) MarshalJSON() ([]byte, error) { return Encode(e) }
