package scheduler

// An article is a place of the Measures with its words.
type article struct {
	name  string // 第十七条
	quote string // verbatim, or empty where no article says it
}

// String is the article with its words in quotation marks.
func (a article) String() string {
	if a.quote == "" {
		return a.name
	}
	return a.name + "“" + a.quote + "”"
}

// byPractice stands where the Measures are silent.
var byPractice = article{name: "办法没有规定，按工作惯例"}

// The articles the reminders of the two procedures rest on: each kind has one in the founding procedure and one in that of the
// meetings.
var (
	foundingArticles = map[Kind]article{
		KindOpinion:          {"第十六条（二）", "送相关业务处室征求意见"},
		KindDirectorsMeeting: {"第十六条（二）", "修订后送交厅长办公会审定"},
		KindCityLeaders:      {"第十六条（二）", "市科技局将议定书报送市领导"},
		KindCityLetter:       {"第十六条（三）", "由市级人民政府向省科技厅正式行文"},
	}
	meetingArticles = map[Kind]article{
		KindOpinion:          {"第十九条（二）", "相关业务处室对议题建议进行认真研究，提出反馈意见"},
		KindDirectorsMeeting: {"第十九条（二）", "提出协议书草案送厅长办公会审定"},
		KindCityLeaders:      {"第十九条（二）", "各市科技局将协议书报送市领导"},
		KindCityLetter:       {"第十九条（三）", "由市人民政府行文，正式提出关于本次会商的议程、会商事项及相关安排的建议"},
	}
)

// articles are those of the kinds that belong to no procedure, or to one alone.
var articles = map[Kind]article{
	KindNextMeeting: {"第十七条", "工作会议原则上1－2年举行一次"},
	KindExpiry:      {"第十五条", "有效期满，会商工作是否延续由双方根据需要和意愿另行商定"},
	KindMaterials:   {"第十九条（一）", "报送科技厅区域创新处"},
	KindPreparation: {"第十九条（三）", "由双方共同作出会商安排"},
	KindArchive:     byPractice,
	KindPlan:        {"第十九条（五）", "厅、市各自拟制落实会商协议的实施方案"},
	KindProgress:    {"第二十一条", "厅、市双方按照议定书和相关实施方案的要求履行各自职责，落实会商议定事项"},
	KindSummary:     {"第十九条（一）", "上阶段厅市会商协议书落实情况总结（首次会商无需提交）"},
	KindEvaluation:  {"第二十二条", "会商工作实行绩效评估"},
	KindStatistics:  {"第十三条", "全社会科技研究开发经费占地区生产总值适当的比例，并逐年提高"},
	KindCalendar:    byPractice,
}
