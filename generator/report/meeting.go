package report

import "huishang"

// Months after a meeting (article 17: 原则上1－2年举行一次).
const (
	mayMeet  = 12 // a year has passed
	urgeMeet = 18 // the city is urged
	mustMeet = 24 // two years have passed
)

// lastMeeting is the day of the last meeting up to today: of the register, of the log, or the day an agreement was signed, which
// is done at the meeting (article 19, 4).
func lastMeeting(d *huishang.Dossier, today huishang.Date) huishang.Date {
	var last huishang.Date
	note := func(day huishang.Date) {
		if !day.After(today) && day.After(last) {
			last = day
		}
	}
	for _, m := range d.History.Meetings {
		note(m.HeldOn)
	}
	for _, e := range d.Procedure.Meeting {
		if e.Step == huishang.MtgHold {
			note(e.At)
		}
	}
	for _, a := range []*huishang.Agreement{d.PreviousAgreement, d.Agreement} {
		if a != nil {
			note(a.SignDate)
		}
	}
	return last
}

// plannedMeeting is the day of a meeting that is still to come, or no date.
func plannedMeeting(d *huishang.Dossier, today huishang.Date) huishang.Date {
	if d.Meeting != nil && d.Meeting.Date.After(today) {
		return d.Meeting.Date
	}
	return huishang.Date{}
}

// meetingSignal tells how a city stands to its next meeting (article 17): red when more than 24 months have passed since the last
// one, or since the protocol was signed without one; amber from the 18th month, when the city is urged, unless a meeting within
// the 24 months is arranged; green before; grey when no meeting and no signing is known.
func meetingSignal(d *huishang.Dossier, today huishang.Date) Signal {
	last, since := lastMeeting(d, today), "上次会议"
	if last.IsZero() && d.Protocol != nil && signed(d.Protocol, today) {
		last, since = d.Protocol.SignDate, "签订议定书"
	}
	if last.IsZero() {
		return signal(Grey, "没有会议记录")
	}
	latest, planned := last.AddMonths(mustMeet), plannedMeeting(d, today)
	arranged := ""
	if !planned.IsZero() {
		arranged = "，已安排" + planned.Chinese() + "召开"
	}
	switch {
	case today.After(latest):
		return signal(Red, "距%s已超过24个月%s", since, arranged)
	case !planned.IsZero() && !planned.After(latest):
		return signal(Green, "已安排%s召开", planned.Chinese())
	case !today.Before(last.AddMonths(urgeMeet)):
		return signal(Amber, "须在%s前召开%s", latest.Chinese(), arranged)
	case !today.Before(last.AddMonths(mayMeet)):
		return signal(Green, "已满一年，可召开")
	}
	return signal(Green, "距%s不满一年", since)
}
