package report

import "huishang"

// Schedule is 议定书到期与会议安排表 (articles 15 and 17): when every protocol ends and when every city meets next.
type Schedule struct {
	Heading
	Rows []ScheduleRow `zh:"安排"`
}

// A ScheduleRow is one city.
type ScheduleRow struct {
	City      string           `zh:"城市"`
	Signed    huishang.Date    `zh:"签订日期"`
	From      huishang.Date    `zh:"有效期起"`
	Until     huishang.Date    `zh:"有效期止"`
	DaysLeft  huishang.Decimal `zh:"剩余天数"` // negative when the term has passed
	Protocol  Signal           `zh:"议定书"`
	Last      huishang.Date    `zh:"上次会议"`
	Earliest  huishang.Date    `zh:"满一年"`
	Latest    huishang.Date    `zh:"满两年"`
	Planned   huishang.Date    `zh:"已安排"`
	Meeting   Signal           `zh:"会议"`
	Step      string           `zh:"最近步骤"`
	SteppedOn huishang.Date    `zh:"步骤日期"`
	Remarks   string           `zh:"批示"`
}

// NewSchedule computes the table.
func NewSchedule(s Source) Schedule {
	out := Schedule{Heading: s.heading()}
	for _, d := range s.Latest() {
		out.Rows = append(out.Rows, scheduleRow(d, s.Today))
	}
	return out
}

func scheduleRow(d *huishang.Dossier, today huishang.Date) ScheduleRow {
	row := ScheduleRow{City: cityName(d), Until: expiry(d, today), Protocol: protocolSignal(d, today), Last: lastMeeting(d, today),
		Planned: plannedMeeting(d, today), Meeting: meetingSignal(d, today), Remarks: directives(d, "")}
	if d.Protocol != nil {
		row.Signed, row.From = d.Protocol.SignDate, d.Protocol.ValidFrom
	}
	if !row.Until.IsZero() {
		row.DaysLeft = whole(today.DaysUntil(row.Until))
	}
	if !row.Last.IsZero() {
		row.Earliest, row.Latest = row.Last.AddMonths(mayMeet), row.Last.AddMonths(mustMeet)
	}
	last := lastEvent(d, today)
	row.Step, row.SteppedOn = last.Step.Name(), last.At
	return row
}

// lastEvent is the newest entry of both logs up to today; of several on one day the one that stands last.
func lastEvent(d *huishang.Dossier, today huishang.Date) huishang.Event {
	var last huishang.Event
	for _, log := range [][]huishang.Event{d.Procedure.Establishment, d.Procedure.Meeting} {
		for _, e := range log {
			if !e.At.After(today) && e.At.Compare(last.At) >= 0 {
				last = e
			}
		}
	}
	return last
}
