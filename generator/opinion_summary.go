package generator

import "huishang"

// A digest is what the divisions said, taken together.
type digest struct {
	Opinions []opinion `zh:"意见"`
	Verdicts string    `zh:"意见统计"`
	Adopted  string    `zh:"采纳统计"`
	Refused  []opinion `zh:"未采纳意见"`
}

// An opinionSummaryView is what 意见汇总表 (article 19, 2) offers beyond the dossier.
type opinionSummaryView struct {
	base
	inquiry
	digest
	Date huishang.Date `zh:"汇总日期"`
}

func opinionSummaryOf(b base) any {
	return opinionSummaryView{b, inquiryOf(b), digestOf(b.Dossier), dateOfStep(b, huishang.MtgSummarize)}
}

func digestOf(d *huishang.Dossier) digest {
	list := d.Opinions.Agreement
	g := digest{Opinions: opinions(d)}
	g.Verdicts = count("条", []huishang.Verdict{huishang.VerdictAgree, huishang.VerdictAmend, huishang.VerdictDisagree, huishang.VerdictUnrelated},
		list, func(o huishang.Opinion) huishang.Verdict { return o.Verdict })
	g.Adopted = count("条", []huishang.Adoption{huishang.AdoptedFully, huishang.AdoptedPartly, huishang.AdoptedNot},
		list, func(o huishang.Opinion) huishang.Adoption { return o.Adopted })
	for _, o := range g.Opinions {
		if o.Adopted == huishang.AdoptedPartly || o.Adopted == huishang.AdoptedNot {
			g.Refused = append(g.Refused, o)
		}
	}
	return g
}

// dateOfStep is the day the log has for a step, the last one when it was taken twice, or today.
func dateOfStep(b base, step huishang.Step) huishang.Date {
	day := b.Today
	for _, e := range b.Procedure.Meeting {
		if e.Step == step {
			day = e.At
		}
	}
	return day
}
