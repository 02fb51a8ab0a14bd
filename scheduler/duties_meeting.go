package scheduler

import (
	"fmt"

	"huishang"
)

// nextMeeting: the last meeting, or the signing where there was none yet, asks for the next within two years (article 17). Without
// a protocol in force there is none to hold (article 15); one that is arranged in time is prepared instead.
func (p *plan) nextMeeting(v *view) {
	if v.term != nil && v.term.Until.Before(v.today) {
		return
	}
	base, what := v.held, "上次会议"
	if base.IsZero() {
		if v.term == nil {
			return
		}
		base, what = v.term.Signed, "议定书签署后没有开过会，签署日"
	}
	m := matter{KindNextMeeting, BaseLastMeeting}
	due := p.notice.rule(m, v.City).due
	s := p.calendar.spanFrom(base, due)
	if planned := v.planned(); planned != nil && !planned.On.After(s.nominal) {
		return
	}
	p.open(duty{
		matter: m, id: object("下次会议", base.String()), base: base, subject: "召开下次厅市会商工作会议",
		because: what + "为" + base.Chinese() + length(due, s.nominal), article: articles[KindNextMeeting], run: v.run,
	})
}

// length says how a due day follows from its base day, as the end of a clause: 满24个月 is two years.
func length(due Moment, nominal huishang.Date) string {
	switch {
	case due.from != sinceBase:
		return ""
	case due.unit == months && due.n%12 == 0:
		return fmt.Sprintf("，到%s满%d年", nominal.Chinese(), due.n/12)
	}
	return fmt.Sprintf("，到%s满%d%s", nominal.Chinese(), due.n, due.unit)
}

// planned is the meeting that is arranged and still to come, or nil. An objection after the arrangement undoes it (article 19, 2).
func (v *view) planned() *Session {
	arranged := lastIndex(v.run, huishang.MtgArrange)
	if arranged < 0 && lastIndex(v.Meetings, huishang.MtgArrange) >= 0 && v.arrangedLater() {
		return nil
	}
	if lastIndex(v.run, huishang.MtgCityObjection) > arranged {
		return nil
	}
	var next *Session
	for i := range v.Sessions {
		s := &v.Sessions[i]
		if !s.On.Before(v.today) && s.On.After(v.held) && (next == nil || s.On.Before(next.On)) {
			next = s
		}
	}
	if next != nil && !v.ended.IsZero() && arranged < 0 {
		return nil // what was planned before the termination
	}
	return next
}

// arrangedLater reports whether the log has an arrangement that was not known yet.
func (v *view) arrangedLater() bool {
	return v.Meetings[lastIndex(v.Meetings, huishang.MtgArrange)].At.After(v.today)
}

// preparation: the meeting that is arranged (article 19, 3).
func (p *plan) preparation(v *view) {
	planned := v.planned()
	if planned == nil {
		return
	}
	p.open(duty{
		matter: matter{KindPreparation, BaseMeeting}, id: object("会议", planned.ID), base: planned.On,
		subject: fmt.Sprintf("筹备%s年厅市会商工作会议", planned.ID), because: "会议定于" + planned.On.Chinese() + "召开",
		article: articles[KindPreparation], run: v.run, revision: planned.Revision,
	})
}

// materials: what the city hands in before a meeting, and the summary among it (article 19, 1).
func (p *plan) materials(v *view) {
	at := lastMilestone(v.run)
	if at < 0 {
		return
	}
	event := v.run[at]
	var deadline huishang.Date
	subject, because := "报送会商材料（议题建议、落实情况总结、产业发展需求）", "报送通知"
	switch {
	case event.Step == huishang.MtgReturn:
		deadline = p.after(event.At, periodCorrection)
		subject, because = "补正会商材料后重新报送", "退回补正"
	case event.Step != huishang.MtgRemind:
		return
	case v.Deadline.After(event.At):
		deadline = v.Deadline
	default:
		deadline = p.after(event.At, periodMaterials)
	}
	because = fmt.Sprintf("%s于%s发出，%s截止", because, event.At.Chinese(), deadline.Chinese())
	first := v.held.IsZero()
	if first && event.Step == huishang.MtgRemind {
		subject = "报送会商材料（议题建议、产业发展需求）"
	}
	p.open(duty{
		matter: matter{KindMaterials, BaseDeadline}, id: object("材料", event.At.String()), base: deadline, subject: subject,
		because: because, article: articles[KindMaterials], opened: event.At, run: v.run,
	})
	if first || event.Step == huishang.MtgReturn {
		return // the first consultation needs no summary
	}
	p.open(duty{
		matter: matter{KindSummary, BaseDeadline}, id: object("总结", event.At.String()), base: deadline,
		subject: "编写上阶段协议书落实情况总结", because: because, article: articles[KindSummary], opened: event.At, run: v.run,
	})
}

// after counts a period of the notice from a day.
func (p *plan) after(day huishang.Date, name string) huishang.Date {
	length := p.notice.periods[name].length
	return p.calendar.later(day, length.n, length.unit)
}
