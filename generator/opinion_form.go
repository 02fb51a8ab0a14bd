package generator

import "huishang"

// A form is the page one division fills in: every matter it is asked about, with the answer where there is one.
type form struct {
	Division   string        `zh:"处室"`
	Due        huishang.Date `zh:"反馈期限"`
	SignedBy   string        `zh:"签字人"`
	ReturnedOn huishang.Date `zh:"反馈日期"`
	Lines      []opinion     `zh:"意见"`
}

// A formsView is what 业务处室反馈意见表 (articles 16, 2 and 19, 2) offers beyond the dossier.
type formsView struct {
	base
	Subject string `zh:"征求对象"`
	Forms   []form `zh:"处室表"`
}

// formsOf asks about each topic of the proposal.
func formsOf(b base) any {
	matters := make([]opinion, len(b.Proposal.Topics))
	for i, t := range b.Proposal.Topics {
		matters[i] = opinion{Opinion: huishang.Opinion{TopicID: t.ID}, TopicTitle: t.Title}
	}
	return formsView{b, proposalSubject(b.Dossier), forms(proposalInquiry(b), matters, b.Opinions.Agreement)}
}

// protocolFormsOf asks about the draft protocol as a whole.
func protocolFormsOf(b base) any {
	matters := []opinion{{TopicTitle: "工作会商制度议定书（草案）"}}
	return formsView{b, b.City.Name + "厅市工作会商制度议定书（草案）", forms(protocolInquiry(b), matters, b.Opinions.Protocol)}
}

func forms(in inquiry, matters []opinion, answers []huishang.Opinion) []form {
	out := make([]form, len(in.Divisions))
	for i, division := range in.Divisions {
		out[i] = form{Division: division, Due: in.Due}
		for _, m := range matters {
			out[i].ask(m, answers)
		}
	}
	return out
}

// ask adds a line, with the division's answer if it gave one.
func (f *form) ask(matter opinion, answers []huishang.Opinion) {
	for _, o := range answers {
		if o.Division == f.Division && o.TopicID == matter.TopicID {
			matter.Opinion = o
			f.SignedBy, f.ReturnedOn = o.SignedBy, o.ReturnedOn
		}
	}
	f.Lines = append(f.Lines, matter)
}
