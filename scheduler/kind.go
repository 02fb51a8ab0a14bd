package scheduler

// Kind is what a reminder reminds of.
type Kind string

// The kinds of reminder. The first fourteen are those of the practice of the consultations; the last is for the calendar itself.
const (
	KindNextMeeting      Kind = "下次会议到期"
	KindExpiry           Kind = "议定书到期"
	KindMaterials        Kind = "材料报送"
	KindOpinion          Kind = "处室反馈"
	KindDirectorsMeeting Kind = "厅长办公会"
	KindCityLeaders      Kind = "市领导意见"
	KindCityLetter       Kind = "市政府行文"
	KindPreparation      Kind = "会议筹备"
	KindArchive          Kind = "原件存档"
	KindPlan             Kind = "实施方案"
	KindProgress         Kind = "落实进度"
	KindSummary          Kind = "落实总结"
	KindEvaluation       Kind = "年度评估"
	KindStatistics       Kind = "统计更新"
	KindCalendar         Kind = "调休表导入"
)

// Base is the day the moments of a reminder are counted from (基准日).
type Base string

// The days a reminder may be counted from.
const (
	BaseLastMeeting  Base = "上次会议"
	BaseValidUntil   Base = "有效期止"
	BaseDeadline     Base = "报送截止"
	BaseOpinionsDue  Base = "反馈期限"
	BaseDraft        Base = "草案完成"
	BaseSitting      Base = "上会日期"
	BaseFeedback     Base = "反馈市科技局"
	BaseAgreed       Base = "市领导同意"
	BaseMeeting      Base = "会议日期"
	BaseSigned       Base = "签署日期"
	BaseQuarter      Base = "季度末"
	BaseItemDeadline Base = "事项时限"
	BaseYear         Base = "每年"
	BaseValidFrom    Base = "有效期起"
)

// matter is one kind of reminder counted from one day. The notice has one entry for each.
type matter struct {
	kind Kind
	base Base
}

// matters lists every matter in the order of the tables staff read.
var matters = []matter{
	{KindNextMeeting, BaseLastMeeting},
	{KindExpiry, BaseValidUntil},
	{KindMaterials, BaseDeadline},
	{KindOpinion, BaseOpinionsDue},
	{KindDirectorsMeeting, BaseDraft},
	{KindDirectorsMeeting, BaseSitting},
	{KindCityLeaders, BaseFeedback},
	{KindCityLetter, BaseAgreed},
	{KindPreparation, BaseMeeting},
	{KindArchive, BaseSigned},
	{KindPlan, BaseSigned},
	{KindProgress, BaseQuarter},
	{KindProgress, BaseItemDeadline},
	{KindSummary, BaseDeadline},
	{KindEvaluation, BaseYear},
	{KindEvaluation, BaseValidFrom},
	{KindStatistics, BaseYear},
	{KindCalendar, BaseYear},
}

// Kinds lists the kinds in the order of the tables staff read.
func Kinds() []Kind {
	var kinds []Kind
	for _, m := range matters {
		if len(kinds) == 0 || kinds[len(kinds)-1] != m.kind {
			kinds = append(kinds, m.kind)
		}
	}
	return kinds
}

func kindNames() []string {
	var names []string
	for _, kind := range Kinds() {
		names = append(names, string(kind))
	}
	return names
}

// basesOf lists the days a kind may be counted from.
func basesOf(kind Kind) []string {
	var names []string
	for _, m := range matters {
		if m.kind == kind {
			names = append(names, string(m.base))
		}
	}
	return names
}

// order is the place of a kind among all.
func (k Kind) order() int {
	for i, m := range matters {
		if m.kind == k {
			return i
		}
	}
	return len(matters)
}
