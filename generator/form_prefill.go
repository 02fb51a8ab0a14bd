package generator

import (
	"fmt"
	"slices"
	"time"

	"huishang"
)

// FormOptions say for whom and when a form is made. A zero field is found out from the dossier and the day.
type FormOptions struct {
	Today    huishang.Date
	Year     int    // of the consultation
	Division string // whose opinion form it is
	Quarter  int    // of Year, from 1 to 4, that a progress form is about
}

// A prefiller writes into a copy of a dossier what the form can know beforehand, so that only the rest is asked.
type prefiller struct {
	*huishang.Dossier
	FormOptions
}

const (
	deptName     = "河北省科学技术厅"
	receiverName = deptName + "区域创新处"
)

// set writes what is known where nothing stands yet.
func set[T comparable](where *T, known T) {
	var nothing T
	if *where == nothing {
		*where = known
	}
}

// parties names both sides as articles 1 and 19 do.
func (p *prefiller) parties() {
	set(&p.City.GovName, p.City.Name+"人民政府")
	set(&p.City.Bureau, p.City.Name+"科学技术局")
	set(&p.Parties.Dept.Name, deptName)
	set(&p.Parties.City.Name, p.City.GovName)
}

func (p *prefiller) proposal() {
	p.parties()
	if p.Proposal == nil || p.Proposal.Year != 0 && p.Proposal.Year != p.Year {
		p.Proposal = &huishang.Proposal{}
	}
	set(&p.Proposal.Year, p.Year)
	set(&p.Proposal.Title, fmt.Sprintf("%s　%s　厅市会商%d年工作会议议题建议", deptName, p.City.GovName, p.Year))
	set(&p.Proposal.Submitter, p.City.Bureau)
	set(&p.Proposal.Receiver, receiverName)
	set(&p.Proposal.Contact.Unit, p.City.Bureau)
	if p.Needs == nil {
		p.Needs = &huishang.Needs{}
	}
	set(&p.Needs.Title, p.City.Name+"区域产业发展需求")
	if a := p.PreviousAgreement; a != nil && !p.History.IsFirstMeeting {
		p.reportOn(a, fmt.Sprintf("%s厅市会商%d年工作会议协议书落实情况总结", p.City.Name, a.Year))
		set(&p.Summary.Period.Start, a.SignDate)
	}
}

// reportOn lists every item and target of an agreement in the summary, behind what it already says of the items and of their targets.
func (p *prefiller) reportOn(a *huishang.Agreement, title string) {
	if p.Summary == nil || p.Summary.Covers != "" && p.Summary.Covers != a.ID {
		p.Summary = &huishang.Summary{}
	}
	s := p.Summary
	set(&s.Title, title)
	set(&s.Covers, a.ID)
	set(&s.Submitter, p.City.Bureau)
	for _, item := range a.Items {
		at := slices.IndexFunc(s.Items, func(i huishang.SummaryItem) bool { return i.ItemID == item.ID })
		if at < 0 {
			s.Items, at = append(s.Items, huishang.SummaryItem{ItemID: item.ID, FundPlanned: item.FundCity}), len(s.Items)
		}
		told := &s.Items[at]
		for _, t := range item.Targets {
			if !slices.ContainsFunc(told.Targets, func(reached huishang.Achievement) bool { return reached.Name == t.Name }) {
				told.Targets = append(told.Targets, huishang.Achievement{Name: t.Name, Unit: t.Unit})
			}
		}
	}
}

// opinion asks the division about every topic. The opinions of other divisions do not stand in its form. Who signed and when is asked
// once for all topics, so what was said of one of them holds for all.
func (p *prefiller) opinion() {
	p.parties()
	once := huishang.Opinion{Division: p.Division}
	if c := p.Consultation; c != nil {
		once.SentOn, once.Due = c.SentOn, c.Due
	}
	var own []huishang.Opinion
	for _, t := range p.Proposal.Topics {
		said := p.said(t.ID)
		set(&once.SignedBy, said.SignedBy)
		set(&once.ReturnedOn, said.ReturnedOn)
		set(&once.SentOn, said.SentOn)
		set(&once.Due, said.Due)
		own = append(own, said)
	}
	for i := range own {
		o := &own[i]
		o.Division, o.SignedBy, o.ReturnedOn, o.SentOn, o.Due = once.Division, once.SignedBy, once.ReturnedOn, once.SentOn, once.Due
	}
	p.Opinions.Agreement = own
}

// said is what the division has said of a topic, or nothing but the question.
func (p *prefiller) said(topic string) huishang.Opinion {
	for _, o := range p.Opinions.Agreement {
		if o.TopicID == topic && o.Division == p.Division && p.Division != "" {
			return o
		}
	}
	return huishang.Opinion{TopicID: topic}
}

// progress reports on the agreement in force for one quarter.
func (p *prefiller) progress() {
	p.parties()
	if p.Agreement == nil {
		return
	}
	if s := p.Summary; s != nil && s.Covers != p.Agreement.ID {
		p.Summary = nil // it reports on another agreement
	}
	p.reportOn(p.Agreement, fmt.Sprintf("%s厅市会商%d年工作会议协议书%d年第%d季度进展", p.City.Name, p.Agreement.Year, p.Year, p.Quarter))
	first := time.Month(3*p.Quarter - 2)
	p.Summary.Period = huishang.Period{Start: huishang.NewDate(p.Year, first, 1), End: huishang.NewDate(p.Year, first+3, 0)}
}
