package scheduler

import (
	"fmt"
	"slices"

	"huishang"
)

// directors: a draft is ready, or was put off, and needs a day with the directors.
func (p *plan) directors(v *view, w waiting, from huishang.Date, because string) {
	p.open(duty{
		matter: matter{KindDirectorsMeeting, BaseDraft}, id: w.id(from), base: from,
		subject: "安排厅长办公会审定" + w.course.paper + w.suffix(), because: fmt.Sprintf(because, from.Chinese()),
		article: w.course.articles[KindDirectorsMeeting], run: v.run,
	})
}

// deferred reports whether the directors put off what was before them on the day.
func (v *view) deferred(day huishang.Date) bool {
	return slices.ContainsFunc(v.Sittings, func(s Sitting) bool { return s.On == day && s.Deferred })
}

// sitting: the directors meet on a day that is set.
func (p *plan) sitting(v *view) {
	for _, s := range v.Sittings {
		if s.On.Before(v.today) || !awaitsDirectors(v.founding) && !awaitsDirectors(v.run) {
			continue
		}
		p.open(duty{
			matter: matter{KindDirectorsMeeting, BaseSitting}, id: object("上会", s.On.String()), base: s.On,
			subject: "厅长办公会材料齐套检查", because: "厅长办公会定于" + s.On.Chinese() + "召开",
			article: meetingArticles[KindDirectorsMeeting], run: v.run,
		})
	}
}

// awaitsDirectors reports whether the last step of a procedure is a draft or an opinion on it.
func awaitsDirectors(log []huishang.Event) bool {
	at := lastMilestone(log)
	if at < 0 {
		return false
	}
	switch log[at].Step {
	case huishang.EstRevise, huishang.EstConsult, huishang.EstDirectorMeeting, huishang.MtgConsult, huishang.MtgDivisionFeedback,
		huishang.MtgSummarize, huishang.MtgDraftAgreement, huishang.MtgDirectorMeeting:
		return true
	}
	return false
}
