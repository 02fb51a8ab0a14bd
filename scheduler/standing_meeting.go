package scheduler

import (
	"slices"
	"strconv"

	"huishang"
)

// addMeetings adds the meetings held and planned. One of a dossier is known to be held by its log or by its signed agreement.
func (s *Standing) addMeetings(d *huishang.Dossier) {
	for _, held := range d.History.Meetings {
		s.hold(held.HeldOn)
	}
	s.hold(lastDay(d.Procedure.Meeting, huishang.MtgHold))
	if at := d.DirectorsMeeting; at != nil && !at.MeetingDate.IsZero() {
		s.Sittings = append(s.Sittings, Sitting{at.MeetingDate, at.Result == huishang.DirectorsDeferred})
	}
	if d.Meeting == nil || d.Meeting.Date.IsZero() {
		return
	}
	if d.Agreement != nil && !d.Agreement.SignDate.IsZero() && !d.Agreement.SignDate.Before(d.Meeting.Date) {
		s.hold(d.Meeting.Date)
	}
	session := Session{ID: sessionID(d), On: d.Meeting.Date, Revision: d.Meeting.Version}
	at := slices.IndexFunc(s.Sessions, func(o Session) bool { return o.ID == session.ID })
	if at < 0 {
		s.Sessions = append(s.Sessions, session)
		return
	}
	s.Sessions[at] = session
}

// sessionID names a meeting by the year of its papers, which stays when its day moves.
func sessionID(d *huishang.Dossier) string {
	year := d.Meeting.Date.Year()
	switch {
	case d.Agreement != nil && d.Agreement.Year != 0:
		year = d.Agreement.Year
	case d.Proposal != nil && d.Proposal.Year != 0:
		year = d.Proposal.Year
	}
	return strconv.Itoa(year)
}

func (s *Standing) hold(day huishang.Date) {
	if !day.IsZero() && !slices.Contains(s.Held, day) {
		s.Held = append(s.Held, day)
	}
}
