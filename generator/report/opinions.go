package report

import (
	"strings"

	"huishang"
)

// Opinions is 意见汇总表 (articles 16, 2 and 19, 2): what the divisions answered for every city, and what became of it.
type Opinions struct {
	Heading
	Rows []OpinionRow `zh:"意见"`
}

// An OpinionRow is one answer.
type OpinionRow struct {
	City     string           `zh:"城市"`
	About    string           `zh:"征求对象"` // 议定书, 议题建议
	Round    huishang.Decimal `zh:"轮次"`
	Division string           `zh:"处室"`
	Topic    string           `zh:"议题"`
	Verdict  string           `zh:"意见类别"`
	Text     string           `zh:"具体意见"`
	Adopted  string           `zh:"采纳情况"`
	Reason   string           `zh:"理由"`
	Clause   string           `zh:"对应条款"`
	Due      huishang.Date    `zh:"反馈期限"`
	Returned huishang.Date    `zh:"反馈日期"`
	Light    Light            `zh:"灯"`
	Why      string           `zh:"说明"`
	Remarks  string           `zh:"批示"`
}

// NewOpinions computes the table.
func NewOpinions(s Source) Opinions {
	out := Opinions{Heading: s.heading()}
	for _, d := range s.Latest() {
		for _, o := range d.Opinions.Protocol {
			out.Rows = append(out.Rows, opinionRow(d, "议定书", o, s.Today))
		}
		for _, o := range d.Opinions.Agreement {
			out.Rows = append(out.Rows, opinionRow(d, "议题建议", o, s.Today))
		}
	}
	return out
}

func opinionRow(d *huishang.Dossier, about string, o huishang.Opinion, today huishang.Date) OpinionRow {
	how := opinionSignal(o, today)
	row := OpinionRow{City: cityName(d), About: about, Division: o.Division, Topic: topicOf(d, o.TopicID), Verdict: string(o.Verdict), Text: o.Text,
		Adopted: string(o.Adopted), Reason: o.Reason, Clause: o.AgreementItemID, Due: o.Due, Returned: o.ReturnedOn, Light: how.Light, Why: how.Why}
	if o.Round > 0 {
		row.Round = whole(o.Round)
	}
	return row
}

// warnOpinion is how many days before an answer is due the division is reminded: five working days, counted as a week.
const warnOpinion = 7

// opinionSignal tells how an answer stands: green when it came or its being late was put on record; red when it is overdue; amber
// in the week before it is due; grey when no day was set.
func opinionSignal(o huishang.Opinion, today huishang.Date) Signal {
	switch {
	case !o.ReturnedOn.IsZero() && !o.Due.IsZero() && o.ReturnedOn.After(o.Due):
		return signal(Green, "已反馈，迟%d天", o.Due.DaysUntil(o.ReturnedOn))
	case !o.ReturnedOn.IsZero():
		return signal(Green, "已反馈")
	case o.OverdueNote != "":
		return signal(Green, "%s", o.OverdueNote)
	case o.Due.IsZero():
		return signal(Grey, "未反馈，没有期限")
	case today.After(o.Due):
		return signal(Red, "未反馈，逾期%d天", o.Due.DaysUntil(today))
	case !today.Before(o.Due.AddDays(-warnOpinion)):
		return signal(Amber, "还有%d天到期", today.DaysUntil(o.Due))
	}
	return signal(Green, "在期限内")
}

// topicOf names a topic of the proposal: TP3 氢冶金…; one the proposal does not have keeps its number.
func topicOf(d *huishang.Dossier, id string) string {
	if d.Proposal != nil {
		for _, t := range d.Proposal.Topics {
			if t.ID == id && id != "" {
				return strings.TrimSpace(id + " " + t.Title)
			}
		}
	}
	return id
}
