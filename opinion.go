package huishang

import "slices"

// Opinions are what the divisions answered about the draft protocol (article 16, 2) and about the proposal, from which the
// agreement is drafted (article 19, 2).
type Opinions struct {
	Protocol  []Opinion `json:"protocol" zh:"议定书意见"`
	Agreement []Opinion `json:"agreement" zh:"协议书意见"`
	presence
}

// Opinion is the answer of one division, and what became of it.
type Opinion struct {
	Division        string   `json:"division" zh:"处室" required:"always" example:"高新技术处"`
	SentOn          Date     `json:"sent_on" zh:"发出日期"`
	Due             Date     `json:"due" zh:"反馈期限"`
	ReturnedOn      Date     `json:"returned_on" zh:"反馈日期" required:"always" example:"2026-07-06"`
	TopicID         string   `json:"topic_id" zh:"议题编号" required:"对议题建议提意见时" example:"TP1"`
	Verdict         Verdict  `json:"opinion" zh:"意见" required:"always" example:"修改后同意"`
	Text            string   `json:"text" zh:"具体意见" required:"非同意" example:"建议量化技术指标并明确验收时间"`
	Adopted         Adoption `json:"adopted" zh:"采纳情况" required:"非同意"`
	Reason          string   `json:"reason" zh:"理由" required:"未全部采纳"`
	SupportChannel  string   `json:"support_channel" zh:"可支持渠道" example:"省重点研发计划"`
	SignedBy        string   `json:"signed_by" zh:"签字人" required:"always" example:"处长"`
	OverdueNote     string   `json:"overdue_note" zh:"逾期登记" required:"逾期"`
	Round           int      `json:"round" zh:"轮次"`
	AgreementItemID string   `json:"agreement_item_id" zh:"对应条款"`
	presence
}

// Verdict is a division's answer in one word.
type Verdict string

// The answers a division may give.
const (
	VerdictAgree     Verdict = "同意"
	VerdictAmend     Verdict = "修改后同意"
	VerdictDisagree  Verdict = "不同意"
	VerdictUnrelated Verdict = "不涉及"
)

// Adoption is what the Secretariat division made of an opinion.
type Adoption string

// What may become of an opinion.
const (
	AdoptedFully  Adoption = "采纳"
	AdoptedPartly Adoption = "部分采纳"
	AdoptedNot    Adoption = "未采纳"
)

// SameQuestion reports whether two answers are to one question: of one division, in one round, about one topic.
func (o Opinion) SameQuestion(other Opinion) bool {
	return o.Division == other.Division && o.TopicID == other.TopicID && max(o.Round, 1) == max(other.Round, 1)
}

// WithOpinion puts an answer over the one given to the same question, or behind the others. The list is not changed.
func WithOpinion(list []Opinion, given Opinion) []Opinion {
	at := slices.IndexFunc(list, given.SameQuestion)
	if at < 0 {
		return append(slices.Clip(list), given)
	}
	list = slices.Clone(list)
	list[at] = given
	return list
}
