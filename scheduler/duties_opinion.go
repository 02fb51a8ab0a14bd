package scheduler

import (
	"fmt"
	"slices"

	"huishang"
)

// opinions: every division that has not answered, or all of them where nobody has written who was asked.
func (p *plan) opinions(v *view, w waiting) {
	at := lastIndex(w.log, w.course.consult)
	if at < 0 {
		return
	}
	sent := w.log[at].At
	inquiry := Inquiry{SentOn: sent}
	if known := slices.IndexFunc(v.Inquiries, func(q Inquiry) bool { return q.SentOn == sent }); known >= 0 {
		inquiry = v.Inquiries[known]
	}
	due := firstOf(inquiry.Due, p.after(sent, periodOpinions))
	answered := w.log[at+1:]
	for _, reply := range inquiry.Replies {
		if !v.owes(reply, due) || inquiry.answered(answered, w.course.answers, reply.Division) {
			continue
		}
		p.inquiry(v, w, sent, due, reply.Division)
	}
	if len(inquiry.Replies) == 0 && !walked(answered, w.course.answers) {
		p.inquiry(v, w, sent, due, "")
	}
}

func (p *plan) inquiry(v *view, w waiting, sent, due huishang.Date, division string) {
	p.open(duty{
		matter: matter{KindOpinion, BaseOpinionsDue}, id: object(w.id(sent), division), base: due, division: division,
		subject: "反馈对" + w.course.asked + "的意见" + w.suffix(),
		because: fmt.Sprintf("%s送处室征求意见，%s截止", sent.Chinese(), due.Chinese()),
		article: w.course.articles[KindOpinion], opened: sent, run: v.run,
	})
}

// owes reports whether a division still owes its answer on the day of the view.
func (v *view) owes(r Reply, due huishang.Date) bool {
	if r.Waived && v.today.After(due) {
		return false
	}
	return r.Owes || r.Returned.IsZero() || r.Returned.After(v.today)
}

// answered reports whether the log says that a division has answered: under its own name, or all at once under a name that is none
// of theirs.
func (q *Inquiry) answered(log []huishang.Event, step huishang.Step, division string) bool {
	return slices.ContainsFunc(log, func(e huishang.Event) bool {
		one := slices.ContainsFunc(q.Replies, func(r Reply) bool { return r.Division == e.Actor })
		return step != "" && e.Step == step && (e.Actor == division || !one)
	})
}
