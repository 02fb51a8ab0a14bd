package generator

import "huishang"

// A leadersView is what 异议记录 and 同意记录 (articles 16, 2 and 19, 2) offer beyond the dossier: what the city's leaders said of a text.
type leadersView struct {
	base
	examined
	Title   string        `zh:"记录名称"`
	Agreed  bool          `zh:"是否同意"`
	On      huishang.Date `zh:"意见日期"`
	Shown   huishang.Date `zh:"呈报日期"`
	Clause  string        `zh:"异议条款"`
	Reason  string        `zh:"意见内容"`
	Quote   string        `zh:"办法原句"`
	Article string        `zh:"办法条款"`
	Next    string        `zh:"下一步"`
	Turn    int           `zh:"意见轮次"`
}

// leadersOn gives the view of what the leaders said with a step.
func leadersOn(p procedure, said, shown huishang.Step, title, next string) func(base) any {
	return func(b base) any {
		v := leadersView{base: b, examined: examinedAgreement(b), Title: title, Next: next}
		if p == founding {
			v.examined = examinedProtocol(b)
		}
		log := p.events(b.Dossier)
		e := lastOf(log, said)
		v.On, v.Clause, v.Reason, v.Turn = e.At, e.Clause, e.Note, max(e.Round, 1)
		v.Agreed = said == huishang.EstCityAgree || said == huishang.MtgCityAgree
		if before := lastOf(log, shown); before != nil {
			v.Shown = before.At
		}
		for _, act := range huishang.Acts() {
			if act.Step == said {
				v.Article, v.Quote = act.Article, act.Quote
			}
		}
		return v
	}
}
