package scheduler

import (
	"fmt"
	"slices"

	"huishang"
)

// A course is one of the two procedures between the consultation of the divisions and the letter of the city: both take the same
// way, and an objection leads back to its beginning (article 16, 2 and article 19, 2).
type course struct {
	paper     string // what is agreed upon
	asked     string // what the divisions are asked about
	consult   huishang.Step
	draft     huishang.Step
	directors huishang.Step
	feedback  huishang.Step
	leaders   huishang.Step
	objection huishang.Step
	agree     huishang.Step
	answers   huishang.Step // that the divisions have answered, or empty
	articles  map[Kind]article
}

var (
	foundingCourse = course{
		paper: "议定书", asked: "议定书", consult: huishang.EstConsult, draft: huishang.EstRevise, directors: huishang.EstDirectorMeeting,
		feedback: huishang.EstFeedback, leaders: huishang.EstToCityLeaders, objection: huishang.EstCityObjection,
		agree: huishang.EstCityAgree, articles: foundingArticles,
	}
	meetingCourse = course{
		paper: "协议书", asked: "议题建议", consult: huishang.MtgConsult, draft: huishang.MtgDraftAgreement,
		directors: huishang.MtgDirectorMeeting, feedback: huishang.MtgFeedback, leaders: huishang.MtgToCityLeaders,
		objection: huishang.MtgCityObjection, agree: huishang.MtgCityAgree, answers: huishang.MtgDivisionFeedback,
		articles: meetingArticles,
	}
)

// approvals may come before or after one another and leave the city's letter still to be written (article 16, 3).
var approvals = []huishang.Step{huishang.EstDeptApprove, huishang.EstCityApprove}

// lastMilestone is the place of the last entry that leads a procedure on, or -1: an approval or a report of progress does not.
func lastMilestone(log []huishang.Event) int {
	for i := len(log) - 1; i >= 0; i-- {
		switch log[i].Step {
		case huishang.MtgProgress, huishang.MtgEvaluate, huishang.MtgPlanDept, huishang.MtgPlanCity:
		default:
			if !slices.Contains(approvals, log[i].Step) {
				return i
			}
		}
	}
	return -1
}

// course opens what either procedure waits for. Where both are carried out as one (article 18), what both wait for is one duty.
func (p *plan) course(v *view) {
	before := len(p.found)
	founding := v.founding
	if at := lastIndex(founding, huishang.EstSign, huishang.EstRenewAgree); at >= 0 {
		founding = founding[at+1:]
	}
	p.walk(v, &foundingCourse, founding)
	middle := len(p.found)
	p.walk(v, &meetingCourse, v.run)
	if v.Merged {
		p.merge(before, middle)
	}
	p.sitting(v)
}

// merge lets each duty of the founding procedure take in the same one of the meeting procedure, with the earlier base day.
func (p *plan) merge(before, middle int) {
	founding, meeting := p.found[before:middle], p.found[middle:]
	for i := range founding {
		f := &founding[i]
		same := func(m duty) bool { return m.matter == f.matter && m.division == f.division }
		at := slices.IndexFunc(meeting, same)
		if at < 0 {
			continue
		}
		f.subject += "（议定书、协议书合并办理）"
		if meeting[at].base.Before(f.base) {
			f.base, f.because = meeting[at].base, meeting[at].because
		}
		meeting = slices.Delete(meeting, at, at+1)
	}
	p.found = p.found[:middle+len(meeting)]
}

// walk opens what a procedure waits for after its last step.
func (p *plan) walk(v *view, c *course, log []huishang.Event) {
	at := lastMilestone(log)
	if at < 0 {
		return
	}
	round := 1
	for i := range log {
		if log[i].Step == c.objection {
			round++
		}
	}
	w := waiting{course: c, log: log, last: log[at], round: round}
	switch log[at].Step {
	case c.consult, c.answers:
		p.opinions(v, w)
	case c.draft:
		p.directors(v, w, log[at].At, "草案于%s完成")
	case c.directors:
		if v.deferred(log[at].At) {
			p.directors(v, w, log[at].At, "%s的厅长办公会暂缓审定")
		}
	case c.feedback, c.leaders:
		w.open(p, v, KindCityLeaders, BaseFeedback, c.feedback, "催请市领导审阅"+c.paper, "审定后的"+c.paper+"于%s反馈")
	case c.agree:
		w.open(p, v, KindCityLetter, BaseAgreed, c.agree, "报请市人民政府就"+c.paper+"行文", "市领导于%s同意")
	}
}

// waiting is a procedure with the step it has come to.
type waiting struct {
	course *course
	log    []huishang.Event
	last   huishang.Event
	round  int
}

// open opens a duty counted from the last entry of a step.
func (w waiting) open(p *plan, v *view, kind Kind, base Base, step huishang.Step, subject, because string) {
	from := w.last.At
	if at := lastIndex(w.log, step); at >= 0 {
		from = w.log[at].At
	}
	p.open(duty{
		matter: matter{kind, base}, id: w.id(from), base: from, subject: subject + w.suffix(),
		because: fmt.Sprintf(because, from.Chinese()), article: w.course.articles[kind], run: v.run,
	})
}

// id names what a procedure waits for: a further round is a further duty.
func (w waiting) id(from huishang.Date) string {
	return object(w.course.paper, fmt.Sprintf("第%d轮", w.round), from.String())
}

func (w waiting) suffix() string {
	if w.round == 1 {
		return ""
	}
	return fmt.Sprintf("（第%d轮）", w.round)
}
