package generator

import (
	"slices"
	"strings"

	"huishang"
)

// A digest is what the divisions said, taken together.
type digest struct {
	Opinions []opinion `zh:"意见"`
	Received int       `zh:"收到条数"`
	Late     string    `zh:"逾期处室"`
	Verdicts string    `zh:"意见统计"`
	Adopted  string    `zh:"采纳统计"`
	Refused  []opinion `zh:"未采纳意见"`
}

// An opinionSummaryView is what 意见汇总表 (articles 16, 2 and 19, 2) offers beyond the dossier.
type opinionSummaryView struct {
	base
	inquiry
	digest
	Date huishang.Date `zh:"汇总日期"`
}

func opinionSummaryOf(b base) any {
	return opinionSummaryView{b, proposalInquiry(b), digestOf(b.Dossier, b.Opinions.Agreement), dateOfStep(b, b.Procedure.Meeting, huishang.MtgSummarize)}
}

func protocolSummaryOf(b base) any {
	return opinionSummaryView{b, protocolInquiry(b), digestOf(b.Dossier, b.Opinions.Protocol), dateOfStep(b, b.Procedure.Establishment, huishang.EstRevise)}
}

func digestOf(d *huishang.Dossier, list []huishang.Opinion) digest {
	g := digest{Opinions: opinions(d, list)}
	g.Verdicts = count("条", []huishang.Verdict{huishang.VerdictAgree, huishang.VerdictAmend, huishang.VerdictDisagree, huishang.VerdictUnrelated},
		list, func(o huishang.Opinion) huishang.Verdict { return o.Verdict })
	g.Adopted = count("条", []huishang.Adoption{huishang.AdoptedFully, huishang.AdoptedPartly, huishang.AdoptedNot},
		list, func(o huishang.Opinion) huishang.Adoption { return o.Adopted })
	var late []string
	for _, o := range list {
		switch {
		case !overdue(o):
			g.Received++
		case !slices.Contains(late, o.Division):
			late = append(late, o.Division)
		}
	}
	g.Late = strings.Join(late, "、")
	for _, o := range g.Opinions {
		if o.Adopted == huishang.AdoptedPartly || o.Adopted == huishang.AdoptedNot {
			g.Refused = append(g.Refused, o)
		}
	}
	return g
}

// dateOfStep is the day a log has for a step, the last one when it was taken twice, or today.
func dateOfStep(b base, log []huishang.Event, step huishang.Step) huishang.Date {
	day := b.Today
	for _, e := range log {
		if e.Step == step {
			day = e.At
		}
	}
	return day
}
