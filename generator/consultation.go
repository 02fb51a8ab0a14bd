package generator

import (
	"fmt"
	"slices"

	"huishang"
)

// A consultationView is what the 征求意见函 of the meeting procedure (article 19, 2) offers beyond the dossier.
type consultationView struct {
	base
	inquiry
	Topics      []topic  `zh:"议题"`
	Attachments []string `zh:"附件清单"`
}

func consultationOf(b base) any {
	return consultationView{b, proposalInquiry(b), topics(b.Dossier), []string{proposalSubject(b.Dossier), formTitle}}
}

// A protocolConsultationView is what the 征求意见函 of the founding procedure (article 16, 2) offers beyond the dossier.
type protocolConsultationView struct {
	base
	inquiry
	Attachments []string `zh:"附件清单"`
}

func protocolConsultationOf(b base) any {
	return protocolConsultationView{b, protocolInquiry(b), []string{protocolTitle(b.Dossier) + "（草案）", formTitle}}
}

const formTitle = "业务处室反馈意见表"

func proposalSubject(d *huishang.Dossier) string {
	return fmt.Sprintf("%s厅市会商%d年工作会议议题建议", d.City.Name, d.Proposal.Year)
}

// An inquiry is whom a draft was sent to and until when they answer.
type inquiry struct {
	Divisions []string      `zh:"征求处室"`
	Turn      int           `zh:"征求轮次"`
	SentOn    huishang.Date `zh:"发出日期"`
	Due       huishang.Date `zh:"反馈期限"`
	Channel   string        `zh:"反馈方式"`
}

// proposalInquiry is the consultation of the dossier, or what the answers tell of it, and the divisions the topics name.
func proposalInquiry(b base) inquiry {
	if c := b.Consultation; c != nil {
		return inquiry{c.Divisions, max(c.Round, b.Round), c.SentOn, c.Due, c.ReplyChannel}
	}
	in := inquiry{Turn: b.Round, SentOn: b.Today}
	in.learn(b.Opinions.Agreement)
	if b.Proposal != nil {
		for _, t := range b.Proposal.Topics {
			in.add(t.SuggestDivision)
		}
	}
	return in
}

// protocolInquiry is the last question of the log; an old log that does not say whom it asked leaves it to what the answers about the
// protocol tell, and the divisions its themes name.
func protocolInquiry(b base) inquiry {
	for _, e := range slices.Backward(b.Procedure.Establishment) {
		if e.Step == huishang.EstConsult && !e.Due.IsZero() {
			return inquiry{Divisions: e.Divisions, Turn: max(e.Round, b.Round), SentOn: e.At, Due: e.Due}
		}
	}
	in := inquiry{Turn: b.Round, SentOn: b.Today}
	in.learn(b.Opinions.Protocol)
	for _, t := range b.Protocol.Themes {
		in.add(t.LeadDept)
	}
	return in
}

// notAsked tells what a letter to the divisions cannot do without.
func notAsked(asked func(base) inquiry, document string) func(base) string {
	return func(b base) string {
		if !there(b.Dossier, document) {
			return "" // told as a document that is not there
		}
		switch in := asked(b); {
		case len(in.Divisions) == 0:
			return "没有写明征求哪些处室的意见"
		case in.Due.IsZero():
			return "没有写明处室反馈意见的期限"
		}
		return ""
	}
}

func (in *inquiry) learn(answers []huishang.Opinion) {
	for _, o := range answers {
		in.add(o.Division)
		if !o.SentOn.IsZero() {
			in.SentOn = o.SentOn
		}
		if o.Due.After(in.Due) {
			in.Due = o.Due
		}
	}
}

func (in *inquiry) add(division string) {
	if division != "" && !slices.Contains(in.Divisions, division) {
		in.Divisions = append(in.Divisions, division)
	}
}
