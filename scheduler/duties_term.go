package scheduler

import (
	"fmt"

	"huishang"
)

// TermEnding is the term that ends last, as it was known on a day, or nil: none was signed yet, or the last was ended.
func (s *Standing) TermEnding(today huishang.Date) *Term { return s.on(today).term }

// DutyOfTerm is the duty that stands for the end of a term of a city, as in [Reminder.Duty].
func DutyOfTerm(code string, signed huishang.Date) string { return object(code, termID(signed)) }

func termID(signed huishang.Date) string { return object("议定书", signed.String()) }

// expiry: the term that ends last, until both sides have agreed to go on or to end it (article 15).
func (p *plan) expiry(v *view) {
	if v.term == nil {
		return
	}
	if at := lastIndex(v.founding, huishang.EstRenewAgree); at >= 0 && v.founding[at].At.After(v.term.Signed) {
		return
	}
	p.open(duty{
		matter: matter{KindExpiry, BaseValidUntil}, id: termID(v.term.Signed), base: v.term.Until,
		subject: "商定议定书期满后是否延续", because: "议定书有效期到" + v.term.Until.Chinese(),
		article: articles[KindExpiry], run: v.run, revision: v.term.Revision,
	})
}

// evaluation: in every year and half way through a term the committee is asked whether to evaluate (article 22).
func (p *plan) evaluation(v *view) {
	if v.term == nil {
		return
	}
	for year := v.today.Year() - 1; year <= v.today.Year(); year++ {
		last := huishang.NewDate(year, 12, 31)
		if !v.inForce(last) || v.evaluatedIn(huishang.NewDate(year, 1, 1), last) {
			continue
		}
		p.open(duty{
			matter: matter{KindEvaluation, BaseYear}, id: object("年度评估", yearOf(last)), base: huishang.NewDate(year, 1, 1),
			subject: fmt.Sprintf("%d年会商工作绩效评估", year), because: fmt.Sprintf("%d年还没有评估记录", year),
			article: articles[KindEvaluation], opened: v.term.Signed, run: v.run,
		})
	}
	if !v.inForce(v.today) || v.evaluatedIn(v.term.From, v.today) {
		return
	}
	p.open(duty{
		matter: matter{KindEvaluation, BaseValidFrom}, id: object("期中评估", v.term.From.String()), base: v.term.From,
		subject: "议定书执行情况绩效评估", because: "议定书自" + v.term.From.Chinese() + "起有效，还没有评估记录",
		article: articles[KindEvaluation], run: v.run, revision: v.term.Revision,
	})
}

func (v *view) evaluatedIn(from, to huishang.Date) bool {
	for _, day := range v.Evaluated {
		if v.counts(day) && !day.Before(from) && !day.After(to) {
			return true
		}
	}
	return false
}

// statistics: the spending on research of the year before, once it is published (article 13).
func (p *plan) statistics(v *view) {
	since, active := v.since()
	if !active {
		return
	}
	for year := v.today.Year() - 1; year <= v.today.Year(); year++ {
		if v.hasFigures(year - 1) {
			continue
		}
		p.open(duty{
			matter: matter{KindStatistics, BaseYear}, id: object("统计", fmt.Sprint(year-1)), base: huishang.NewDate(year, 1, 1),
			subject: fmt.Sprintf("补录%d年研发投入数据", year-1), because: fmt.Sprintf("还没有%d年全社会研发经费的数据", year-1),
			article: articles[KindStatistics], opened: since, run: v.run,
		})
	}
}

// since is the day from which the city has dealings with the department, and whether it still has.
func (v *view) since() (huishang.Date, bool) {
	switch {
	case len(v.founding) > 0:
		return v.founding[0].At, true
	case v.term != nil:
		return v.term.Signed, true
	}
	return v.held, !v.held.IsZero()
}

func (v *view) hasFigures(year int) bool {
	for _, known := range v.Figures {
		if known >= year {
			return true
		}
	}
	return false
}
