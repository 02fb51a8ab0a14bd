package huishang

import (
	"fmt"
	"slices"
	"strings"
)

// What the dossier must hold in the meeting procedure (articles 17 to 19 and 22).

func lacksSubmission(o occasion) []Lack {
	var all []Lack
	switch d := o.dossier; {
	case d.Proposal == nil:
		all = append(all, Lack{"没有议题建议", "请填写议题建议"})
	case !o.here.HeldOn.IsZero() && !d.Proposal.Date.After(o.here.HeldOn):
		all = append(all, Lack{"议题建议是上一次会议的", "请填写本次会议的议题建议和报送日期"})
	}
	if o.dossier.Needs == nil {
		all = append(all, Lack{"没有区域产业发展需求", "请填写产业发展需求"})
	}
	if o.dossier.Summary == nil && !o.first() {
		all = append(all, Lack{"没有上阶段协议书落实情况总结", "请逐项填写落实情况（首次会商无需提交）"})
	}
	return all
}

// lacksOpinion holds an answer to saying something (article 19, 2), and a note of silence to the due day.
func lacksOpinion(o occasion) []Lack {
	if o.event.Overdue {
		return lacksSilence(o)
	}
	var all []Lack
	for _, division := range o.event.speakers() {
		given := o.here.answers(o.dossier.Opinions.Agreement, division)
		if len(given) == 0 {
			stale := o.stale(o.dossier.Opinions.Agreement, []string{division})
			all = append(all, Lack{fmt.Sprintf("没有“%s”第%d轮的反馈意见", division, o.here.Round) + stale, "请填写反馈意见表；逾期的登记“逾期，视为无意见”"})
		}
		if unknown := o.dossier.unknownTopics(given); len(unknown) > 0 {
			all = append(all, Lack{fmt.Sprintf("“%s”的意见所针对的%s不在议题建议里", division, strings.Join(unknown, "、")), "请核对议题编号"})
		}
		if slices.ContainsFunc(given, func(one Opinion) bool { return !one.clear() }) {
			all = append(all, Lack{fmt.Sprintf("“%s”的意见不明确", division), "请写明同意、修改后同意、不同意或不涉及；不是同意、不涉及的写明具体意见"})
		}
	}
	return all
}

// unknownTopics lists the topics opinions name that the proposal does not have.
func (d *Dossier) unknownTopics(opinions []Opinion) (ids []string) {
	for _, o := range opinions {
		known := o.TopicID == "" || d.Proposal == nil || slices.ContainsFunc(d.Proposal.Topics, func(t Topic) bool { return t.ID == o.TopicID })
		if !known && !slices.Contains(ids, o.TopicID) {
			ids = append(ids, o.TopicID)
		}
	}
	return ids
}

func lacksSilence(o occasion) []Lack {
	var all []Lack
	if !o.event.At.After(o.here.Due) {
		all = append(all, Lack{fmt.Sprintf("反馈期限（%s）还没有过", o.here.Due.Chinese()), "请在期限过后登记逾期"})
	}
	if strings.TrimSpace(o.event.Note) == "" {
		all = append(all, Lack{"逾期登记没有写情况", "请在说明中写“逾期，视为无意见”和催办情况"})
	}
	return all
}

// clear reports whether an opinion says what the division wants.
func (o Opinion) clear() bool {
	switch o.Verdict {
	case VerdictAgree, VerdictUnrelated:
		return true
	case VerdictAmend, VerdictDisagree:
		return strings.TrimSpace(o.Text) != ""
	}
	return false
}

func lacksAgreement(o occasion) []Lack {
	if o.dossier.Agreement == nil || len(o.dossier.Agreement.Items) == 0 {
		return lack("没有协议书草案", "请由采纳的议题和意见起草协议书，至少写1个事项")
	}
	return nil
}

func lacksMeetingLetter(o occasion) []Lack {
	letters := o.dossier.Letters
	switch {
	case letters.Meeting == nil:
		return lack("没有市政府关于召开工作会议的函", "请填写函件中的会议行文")
	case o.merging && letters.Protocol != nil && letters.Protocol.DocNo != letters.Meeting.DocNo:
		return lack(fmt.Sprintf("议定书行文（%s）与会议行文（%s）不是同一份", letters.Protocol.DocNo, letters.Meeting.DocNo),
			"合并履行的由市人民政府一份函写两个事项，请填写同一个发文字号")
	}
	return lacksDayOfLetter(letters.Meeting, "召开工作会议", o)
}

// The days between two meetings that need no explanation (article 17).
const (
	leastDaysBetween = 365
	mostDaysBetween  = 731
)

func lacksMeetingDate(o occasion) []Lack {
	meeting := o.dossier.Meeting
	if meeting == nil || meeting.Date.IsZero() {
		return lack("没有会议日期", "请填写工作会议的日期和地点")
	}
	var all []Lack
	if meeting.Date.Before(o.event.At) {
		all = append(all, Lack{fmt.Sprintf("会议日期%s早于登记的日期", meeting.Date.Chinese()), "请核对会议日期"})
	}
	if from, until := o.term(); meeting.Date.Before(from) || meeting.Date.After(until) {
		all = append(all, Lack{fmt.Sprintf("会议日期%s不在议定书有效期内", meeting.Date.Chinese()), "请改期，或先签订议定书"})
	}
	last := lastMeeting(o)
	if days := last.DaysUntil(meeting.Date); !last.IsZero() && (days < leastDaysBetween || days > mostDaysBetween) && strings.TrimSpace(o.event.Note) == "" {
		all = append(all, Lack{fmt.Sprintf("距上次会议（%s）%d天，不在“1－2年”内", last.Chinese(), days), "请在说明中写明原因，或改期"})
	}
	return all
}

// term is the term of the protocol in force, or of the one a first consultation is about to sign.
func (o occasion) term() (from, until Date) {
	if o.founding.State == E11 {
		return o.founding.SignedOn, o.founding.ValidUntil
	}
	if o.dossier.Protocol == nil {
		return Date{}, Date{}
	}
	return o.dossier.Protocol.ValidFrom, o.dossier.Protocol.ValidUntil
}

func lacksSameDay(o occasion) []Lack {
	if o.dossier.Meeting == nil || o.dossier.Meeting.Date != o.event.At {
		return lack("登记的召开日期与工作会议的日期不一致", "请核对会议日期")
	}
	return nil
}

// lacksDayOfSigning holds the signing to the meeting it is part of (article 19, 4), or to a reason.
func lacksDayOfSigning(o occasion) []Lack {
	if o.event.At != o.here.HeldOn && strings.TrimSpace(o.event.Note) == "" {
		return lack(fmt.Sprintf("会议是%s召开的，签署是会议的一项程序", o.here.HeldOn.Chinese()), "请核对签署日期；确实改日签署的，请在说明中写明原因")
	}
	return nil
}

func lacksEvaluation(o occasion) []Lack {
	if o.dossier.Evaluation == nil {
		return lack("没有绩效评估报告", "请填写绩效评估")
	}
	return nil
}
