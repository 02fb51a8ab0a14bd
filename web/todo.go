package web

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"huishang"
	"huishang/scheduler"
)

// A todo is one thing somebody can do next.
type todo struct {
	What       string
	City       string
	Code       string
	Year       int
	Due        huishang.Date // or none
	Red        bool          // it is overdue, or stands in the way
	Why        string        // the fact, and the article with its words
	Article    string
	dossier    string
	steps      []huishang.Step // it is done by one of these
	kind       scheduler.Kind  // of the reminder that speaks of it, or empty
	path       string          // of the route it is done on; empty for the page of its dossier
	role       huishang.Role   // whose it is
	unit       string          // the one division whose it is, or empty for all of the role
	submission string          // it is about, or empty
}

// isOf reports whether a thing is for somebody to do.
func (t *todo) isOf(who identity) bool {
	return t.role == who.Role && (t.unit == "" || t.role != huishang.RoleDivision || t.unit == who.Division)
}

// Sign says in a word how pressing it is.
func (t todo) Sign(today huishang.Date) string {
	switch {
	case !t.Due.IsZero() && t.Due.Before(today):
		return signOverdue
	case t.Red:
		return signFirst
	case !t.Due.IsZero() && !t.Due.After(today.AddDays(soonDays)):
		return signSoon
	}
	return signOpen
}

// The signs, of which the first two are shown red.
const signOverdue, signFirst, signSoon, signOpen = "逾期", "须先处理", "快到期", "待办"

// soonDays is how many days before it is due a thing is shown as pressing.
const soonDays = 7

// byPressure puts red before the rest, then what is due earlier; what has no day comes last.
func byPressure(a, b *todo) int {
	return cmp.Or(order(b.Red)-order(a.Red), order(a.Due.IsZero())-order(b.Due.IsZero()), a.Due.Compare(b.Due), strings.Compare(a.Code, b.Code),
		cmp.Compare(a.Year, b.Year))
}

func order(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// kindOfStep is the reminder that speaks of a step being due.
var kindOfStep = map[huishang.Step]scheduler.Kind{
	huishang.MtgSubmit: scheduler.KindMaterials, huishang.MtgDivisionFeedback: scheduler.KindOpinion,
	huishang.EstDirectorMeeting: scheduler.KindDirectorsMeeting, huishang.MtgDirectorMeeting: scheduler.KindDirectorsMeeting,
	huishang.EstToCityLeaders: scheduler.KindCityLeaders, huishang.MtgToCityLeaders: scheduler.KindCityLeaders,
	huishang.EstCityAgree: scheduler.KindCityLeaders, huishang.MtgCityAgree: scheduler.KindCityLeaders,
	huishang.EstCityLetter: scheduler.KindCityLetter, huishang.MtgCityLetter: scheduler.KindCityLetter,
	huishang.MtgArrange: scheduler.KindPreparation, huishang.MtgHold: scheduler.KindPreparation,
	huishang.MtgPlanDept: scheduler.KindPlan, huishang.MtgPlanCity: scheduler.KindPlan,
	huishang.EstRenewAgree: scheduler.KindExpiry,
}

// pathOfKind is where what a reminder speaks of is done, where that is no step.
var pathOfKind = map[scheduler.Kind]string{
	scheduler.KindMaterials: "/submissions/new", scheduler.KindSummary: "/submissions/new", scheduler.KindOpinion: "/dossiers/:id/opinions",
	scheduler.KindProgress: "/dossiers/:id/progress", scheduler.KindCalendar: "/calendar",
}

// remind lays what the reminders of the day say over the steps that are open: a step they speak of gets their day and reason, and what is no
// step is a thing of its own. Of several reminders of one thing to one role the first counts.
func remind(open []todo, reminders []scheduler.Reminder, c *card) []todo {
	for i := range reminders {
		r := &reminders[i]
		if r.Copy || r.To.Role() == "" {
			continue
		}
		made := todo{What: r.Subject, City: r.City, Code: r.Code, Due: r.Due, Red: r.Urgency == scheduler.UrgencyRed, Why: r.Reason, Article: articleOf(r.Reason),
			kind: r.Kind, path: pathOfKind[r.Kind], role: r.To.Role()}
		if made.role == huishang.RoleDivision {
			made.unit = r.Unit
		}
		if c != nil {
			made.dossier, made.Year = c.Newest().ID, c.Newest().Year
		}
		at := slices.IndexFunc(open, func(t todo) bool { return t.sameAs(made) })
		if at < 0 {
			open = append(open, made)
			continue
		}
		if t := &open[at]; t.Due.IsZero() {
			t.Due, t.Red, t.Why, t.Article = made.Due, made.Red || t.Red, made.Why, made.Article
		}
	}
	for i := range open {
		open[i].seeDivisions(reminders)
	}
	return open
}

// seeDivisions gives a step that the 区域创新处 may take in the place of divisions, who are reminded of it, the day it is due for them.
func (t *todo) seeDivisions(reminders []scheduler.Reminder) {
	if t.role != huishang.RoleLiaison || !t.Due.IsZero() {
		return
	}
	for i := range reminders {
		r := &reminders[i]
		if !r.Copy && r.To.Role() == huishang.RoleDivision && slices.ContainsFunc(t.steps, func(s huishang.Step) bool { return kindOfStep[s] == r.Kind }) {
			t.Due, t.Why, t.Article = r.Due, r.Reason, articleOf(r.Reason)
			return
		}
	}
}

// sameAs reports whether a reminder speaks of a thing that is listed already.
func (t *todo) sameAs(reminder todo) bool {
	if t.role != reminder.role || t.unit != "" && reminder.unit != "" && t.unit != reminder.unit {
		return false
	}
	if len(t.steps) == 0 {
		return t.kind == reminder.kind && t.What == reminder.What
	}
	return slices.ContainsFunc(t.steps, func(s huishang.Step) bool { return kindOfStep[s] == reminder.kind })
}

// articleOf is the article, with its item, that a reason names first.
func articleOf(reason string) string { return articleNamed.FindString(reason) }

var articleNamed = regexp.MustCompile(`第[一二三四五六七八九十]+条(（[一二三四五六七八九十]+）)?`)
