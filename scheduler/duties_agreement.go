package scheduler

import (
	"cmp"
	"fmt"
	"time"

	"huishang"
)

// agreements: what follows from every paper that was signed: its original, the two plans, the items one by one.
func (p *plan) agreements(v *view) {
	for i := range v.Terms {
		if term := &v.Terms[i]; v.counts(term.Signed) && !term.Archived {
			p.archive(v, term.Signed, "议定书")
		}
	}
	last := v.lastAgreement()
	for i := range v.Agreements {
		a := &v.Agreements[i]
		if !v.counts(a.Signed) {
			continue
		}
		if !a.Archived {
			p.archive(v, a.Signed, fmt.Sprintf("%d年协议书", a.Year))
		}
		if a == last {
			p.plans(v, a)
		}
		p.items(v, a)
	}
}

// lastAgreement is the agreement signed last, or nil. One that another follows needs no plan any more.
func (v *view) lastAgreement() *Agreement {
	var last *Agreement
	for i := range v.Agreements {
		if a := &v.Agreements[i]; v.counts(a.Signed) && (last == nil || a.Signed.After(last.Signed)) {
			last = a
		}
	}
	return last
}

func (p *plan) archive(v *view, signed huishang.Date, paper string) {
	p.open(duty{
		matter: matter{KindArchive, BaseSigned}, id: object("存档", paper, signed.String()), base: signed,
		subject: paper + "签署原件存档", because: paper + "于" + signed.Chinese() + "签署", article: articles[KindArchive], run: v.run,
	})
}

// plans: each side makes its own (article 19, 5).
func (p *plan) plans(v *view, a *Agreement) {
	_, divisions := a.leads(v)
	for _, side := range []struct {
		party   huishang.Party
		made    huishang.Date
		step    huishang.Step
		subject string
		others  []Recipient
	}{
		{huishang.PartyDept, a.DeptPlan, huishang.MtgPlanDept, "拟制厅方落实会商协议的实施方案", []Recipient{ToBureau, ToCityLead}},
		{huishang.PartyCity, a.CityPlan, huishang.MtgPlanCity, "拟制市方落实会商协议的实施方案", []Recipient{ToLeadDivision}},
	} {
		if v.counts(side.made) || walked(after(v.meetings, a.Signed.AddDays(-1)), side.step) {
			continue
		}
		p.open(duty{
			matter: matter{KindPlan, BaseSigned}, id: object("实施方案", a.ID, string(side.party)), base: a.Signed,
			subject: side.subject, because: fmt.Sprintf("%d年协议书于%s签署", a.Year, a.Signed.Chinese()),
			article: articles[KindPlan], run: v.run, divLead: divisions, cityLead: []string{v.Bureau}, others: side.others,
		})
	}
}

// leads lists who answers for the items that are not settled yet, each once. An agreement whose items are not known still has both
// sides.
func (a *Agreement) leads(v *view) (city, divisions []string) {
	for i := range a.Items {
		if item := &a.Items[i]; !v.counts(item.Settled) {
			city, divisions = unit(city, item.cityLead(v)), unit(divisions, item.LeadDept)
		}
	}
	if len(a.Items) == 0 {
		return []string{v.Bureau}, []string{""}
	}
	return city, divisions
}

// cityLead is who answers for an item in the city: the bureau where nobody is named (article 21).
func (i *Item) cityLead(v *view) string { return cmp.Or(i.LeadCity, v.Bureau) }

// items: every item that is not settled, until its deadline.
func (p *plan) items(v *view, a *Agreement) {
	for i := range a.Items {
		item := &a.Items[i]
		if item.Deadline.IsZero() || v.counts(item.Settled) {
			continue
		}
		p.open(duty{
			matter: matter{KindProgress, BaseItemDeadline}, id: object(a.ID, item.ID), base: item.Deadline,
			subject: "按时完成协议事项“" + item.Title + "”", because: "事项" + item.ID + "的时限为" + item.Deadline.Chinese(),
			article: articles[KindProgress], opened: a.Signed, run: v.run,
			cityLead: []string{item.cityLead(v)}, divLead: []string{item.LeadDept}, revision: a.Revision,
		})
	}
}

// quarter: after every quarter whoever answers for an item reports on it. A report covers the quarters before it, so that only the
// last one is asked for.
func (p *plan) quarter(v *view) {
	end := quarterBefore(v.today)
	if at := lastIndex(v.meetings, huishang.MtgProgress); at >= 0 && v.meetings[at].At.After(end) {
		return
	}
	var city, divisions []string
	for i := range v.Agreements {
		a := &v.Agreements[i]
		if !v.counts(a.Signed) || a.Signed.After(end) || !a.Until.IsZero() && a.Until.Before(quarterBefore(end).AddDays(1)) {
			continue
		}
		c, d := a.leads(v)
		for _, name := range c {
			city = unit(city, name)
		}
		for _, name := range d {
			divisions = unit(divisions, name)
		}
	}
	if len(city)+len(divisions) == 0 {
		return
	}
	name := fmt.Sprintf("%d年第%d季度", end.Year(), (int(end.Month())+2)/3)
	p.open(duty{
		matter: matter{KindProgress, BaseQuarter}, id: object("进度", end.String()), base: end, subject: "更新" + name + "落实进度",
		because: name + "已经结束", article: articles[KindProgress], run: v.run, cityLead: city, divLead: divisions,
	})
}

// quarterBefore is the last day of the quarter that ended before a day.
func quarterBefore(day huishang.Date) huishang.Date {
	first := (int(day.Month())-1)/3*3 + 1
	return huishang.NewDate(day.Year(), time.Month(first), 0)
}
