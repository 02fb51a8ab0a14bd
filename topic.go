package huishang

// Topic is one matter a city proposes to consult about. Articles 7 to 10 name the four categories; articles 3, 8 and 13 say
// what it must show.
type Topic struct {
	ID              string        `json:"id" zh:"编号" required:"always" example:"TP1"`
	Title           string        `json:"title" zh:"名称" required:"always" example:"氢冶金直接还原长周期稳定运行技术"`
	Category        Category      `json:"category" zh:"类别" required:"always" example:"重大科技项目"`
	ThemeID         string        `json:"theme_id" zh:"对应主题" required:"always" example:"T1"`
	ProvinceBasis   string        `json:"province_basis" zh:"省级依据" required:"always" example:"《河北省科技创新“十四五”规划》"`
	CityBasis       string        `json:"city_basis" zh:"市级依据" required:"always" example:"唐山市2026年政府工作报告"`
	AnnualBasis     string        `json:"annual_basis" zh:"年度重点依据" example:"2026年全省科技工作要点"`
	Background      string        `json:"background" zh:"背景" example:"围绕钢铁产业链部署创新链"`
	NeedRefs        []string      `json:"need_refs" zh:"需求关联" required:"重大事项" example:"N1"`
	Bottleneck      string        `json:"bottleneck" zh:"技术瓶颈" required:"重大科技项目" example:"示范线年运行5000小时，目标7500小时"`
	MechanismType   MechanismType `json:"mechanism_type" zh:"机制类型" required:"体制机制创新" example:"科技金融"`
	Innovation      string        `json:"innovation" zh:"创新性" example:"企业出题、联合攻关"`
	Demonstration   string        `json:"demonstration" zh:"示范带动" example:"形成可在全省推广的成套技术"`
	CityActions     []string      `json:"city_actions" zh:"市方举措" required:"always" example:"落实市级配套经费"`
	DeptRequests    []string      `json:"dept_requests" zh:"请省厅支持" required:"always" example:"优先推荐申报省级科技计划"`
	Targets         []Target      `json:"targets" zh:"目标" required:"always"`
	GovDecided      GovDecided    `json:"gov_decided" zh:"市政府议定" required:"重大事项"`
	Fund            Fund          `json:"fund" zh:"专项经费" required:"重大事项"`
	LeadCity        string        `json:"lead_city" zh:"市牵头单位" required:"always" example:"唐山市科学技术局"`
	SuggestDivision string        `json:"suggest_division" zh:"建议处室" required:"always" example:"高新技术处"`
	Reply           string        `json:"reply" zh:"厅答复" required:"审定后"`
	Decision        TopicDecision `json:"decision" zh:"采纳决定" help:"不写的，除处室不同意且采纳其意见外，视为纳入"`
	MergedInto      string        `json:"merged_into" zh:"并入议题" required:"合并时" help:"并入哪一项议题，写议题编号"`
	presence
}

// Category is what a topic or item is about (articles 7 to 10).
type Category string

// The four categories, in the order of the articles.
const (
	CategoryThinking     Category = "科技创新思路"
	CategoryMajorWork    Category = "重大科技工作"
	CategoryMajorProject Category = "重大科技项目"
	CategoryMechanism    Category = "体制机制创新"
)

// Major reports whether the city government must have decided the matter and pay for it (article 13).
func (c Category) Major() bool { return c == CategoryMajorWork || c == CategoryMajorProject }

// MechanismType is the kind of reform a topic of category 体制机制创新 pursues (article 10).
type MechanismType string

// The kinds of reform.
const (
	MechanismPlatform      MechanismType = "创新平台"
	MechanismAlliance      MechanismType = "产业技术创新战略联盟"
	MechanismFinance       MechanismType = "科技金融"
	MechanismTransfer      MechanismType = "成果转化"
	MechanismService       MechanismType = "科技公共服务"
	MechanismCollaboration MechanismType = "协同创新"
	MechanismOther         MechanismType = "其他"
)

// TopicDecision is what becomes of a topic when the agreement is drafted (article 19, 2).
type TopicDecision string

// What may become of a topic. Why one is left out stands in its reply.
const (
	TopicAccepted TopicDecision = "纳入"
	TopicMerged   TopicDecision = "合并"
	TopicLeftOut  TopicDecision = "不纳入"
)

// GovDecided is the decision of the city government on a major matter (article 13).
type GovDecided struct {
	Decided   bool   `json:"decided" zh:"是否议定" required:"重大事项" example:"是"`
	Meeting   string `json:"meeting" zh:"会议名称" required:"重大事项" example:"唐山市人民政府第32次常务会议"`
	Date      Date   `json:"date" zh:"日期" required:"重大事项" example:"2026-05-12"`
	MinutesNo string `json:"minutes_no" zh:"纪要号" example:"〔2026〕32"`
	presence
}

// Fund is the city's own money for a major matter (article 13).
type Fund struct {
	Special    Decimal `json:"special_wan" zh:"金额" unit:"万元" required:"重大事项" example:"1000"`
	Source     string  `json:"source" zh:"来源" required:"重大事项" example:"市级财政科技专项资金"`
	BudgetYear int     `json:"budget_year" zh:"预算年度" unit:"年" example:"2026"`
	presence
}
