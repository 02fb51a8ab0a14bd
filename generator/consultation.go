package generator

import (
	"slices"

	"huishang"
)

// A consultationView is what 征求意见函 (article 19, 2) offers beyond the dossier.
type consultationView struct {
	base
	inquiry
	Topics      []topic  `zh:"议题"`
	Attachments []string `zh:"附件清单"`
}

// An inquiry is whom the draft was sent to and until when they answer.
type inquiry struct {
	Divisions []string      `zh:"征求处室"`
	Turn      int           `zh:"征求轮次"`
	SentOn    huishang.Date `zh:"发出日期"`
	Due       huishang.Date `zh:"反馈期限"`
	Channel   string        `zh:"反馈方式"`
}

func consultationOf(b base) any {
	return consultationView{b, inquiryOf(b), topics(b.Dossier), []string{
		titleOfProposal(b.Dossier), "业务处室反馈意见表",
	}}
}

func titleOfProposal(d *huishang.Dossier) string {
	return d.City.Name + "厅市会商工作会议议题建议"
}

// inquiryOf is the consultation of the dossier, or what the answers tell of it, or the divisions the topics name.
func inquiryOf(b base) inquiry {
	if c := b.Consultation; c != nil {
		return inquiry{c.Divisions, max(c.Round, b.Round), c.SentOn, c.Due, c.ReplyChannel}
	}
	in := inquiry{Turn: b.Round, SentOn: b.Today}
	for _, o := range b.Opinions.Agreement {
		in.add(o.Division)
		in.SentOn = o.SentOn
		if o.Due.After(in.Due) {
			in.Due = o.Due
		}
	}
	if b.Proposal != nil {
		for _, t := range b.Proposal.Topics {
			in.add(t.SuggestDivision)
		}
	}
	return in
}

func (in *inquiry) add(division string) {
	if division != "" && !slices.Contains(in.Divisions, division) {
		in.Divisions = append(in.Divisions, division)
	}
}
