package report

import (
	"cmp"
	"slices"
	"strings"

	"huishang"
)

// An Alert is one thing that is overdue or falls due soon, and who answers for it.
type Alert struct {
	Light Light         `zh:"灯"`
	City  string        `zh:"城市"`
	What  string        `zh:"事由"`
	Due   huishang.Date `zh:"期限"`
	Why   string        `zh:"说明"`
	Who   string        `zh:"责任单位"`
}

// warnDirective is how many days before a leader's directive is due it is shown.
const warnDirective = 10

// Alerts lists what is red or amber of all cities, the most urgent first.
func (s Source) Alerts() []Alert {
	var all []Alert
	for _, d := range s.Latest() {
		all = append(all, s.alerts(d)...)
	}
	SortAlerts(all)
	return all
}

// SortAlerts sorts red before amber, the earlier day first; what has no day stands last.
func SortAlerts(all []Alert) { slices.SortStableFunc(all, byUrgency) }

// alerts lists what is red or amber of a city.
func (s Source) alerts(d *huishang.Dossier) []Alert {
	today := s.Today
	var out []Alert
	note := func(s Signal, what string, due huishang.Date, who ...string) {
		if s.Light == Red || s.Light == Amber {
			out = append(out, Alert{s.Light, cityName(d), what, due, s.Why, strings.Join(slices.DeleteFunc(who, empty), "、")})
		}
	}
	liaison := "区域创新处"
	note(protocolSignal(d, today), "议定书", expiry(d, today), liaison, d.City.Bureau)
	note(meetingSignal(d, today), "工作会议", lastMeeting(d, today).AddMonths(mustMeet), liaison, d.City.Bureau)
	for _, u := range s.duties(d) {
		note(u.overall(today), strings.TrimSpace(u.item.ID+" "+u.item.Title), u.earliest(), u.item.LeadCity, u.item.LeadDept)
	}
	for _, list := range [][]huishang.Opinion{d.Opinions.Protocol, d.Opinions.Agreement} {
		for _, o := range list {
			note(opinionSignal(o, today), "处室反馈意见", o.Due, o.Division)
		}
	}
	note(investmentSignal(d, today), "科技投入（第十三条）", huishang.Date{}, d.City.Bureau)
	for _, r := range d.Directives {
		note(directiveSignal(r, today), "批示办理："+r.Text, r.Due, liaison, d.City.Bureau)
	}
	return out
}

func empty(s string) bool { return s == "" }

// earliest is the first day a target of the item is due.
func (u duty) earliest() huishang.Date {
	var first huishang.Date
	for _, t := range u.targets() {
		if due := u.due(t); !due.IsZero() && (first.IsZero() || due.Before(first)) {
			first = due
		}
	}
	return first
}

// directiveSignal tells how a leader's directive stands: red when it is overdue, amber in the ten days before it is due, green when
// it is done or time is left, grey when no day was set.
func directiveSignal(r huishang.Directive, today huishang.Date) Signal {
	switch {
	case !r.DoneOn.IsZero():
		return signal(Green, "已办结")
	case r.Due.IsZero():
		return signal(Grey, "没有期限")
	case today.After(r.Due):
		return signal(Red, "逾期%d天", r.Due.DaysUntil(today))
	case !today.Before(r.Due.AddDays(-warnDirective)):
		return signal(Amber, "还有%d天到期", today.DaysUntil(r.Due))
	}
	return signal(Green, "办理中")
}

func byUrgency(a, b Alert) int {
	return cmp.Or(cmp.Compare(b.Light.severity(), a.Light.severity()), boolean(a.Due.IsZero())-boolean(b.Due.IsZero()), a.Due.Compare(b.Due))
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}
