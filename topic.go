package huishang

// Topic is one matter a city proposes to consult about. Articles 7 to 10 name the four categories; articles 3, 8 and 13 say
// what it must show.
type Topic struct {
	ID              string        `json:"id" zh:"编号" required:"always"`
	Title           string        `json:"title" zh:"名称" required:"always"`
	Category        Category      `json:"category" zh:"类别" required:"always"`
	ThemeID         string        `json:"theme_id" zh:"对应主题" required:"always"`
	ProvinceBasis   string        `json:"province_basis" zh:"省级依据" required:"always"`
	CityBasis       string        `json:"city_basis" zh:"市级依据" required:"always"`
	AnnualBasis     string        `json:"annual_basis" zh:"年度重点依据"`
	Background      string        `json:"background" zh:"背景"`
	NeedRefs        []string      `json:"need_refs" zh:"需求关联" required:"重大事项"`
	Bottleneck      string        `json:"bottleneck" zh:"技术瓶颈" required:"重大科技项目"`
	MechanismType   MechanismType `json:"mechanism_type" zh:"机制类型" required:"体制机制创新"`
	Innovation      string        `json:"innovation" zh:"创新性"`
	Demonstration   string        `json:"demonstration" zh:"示范带动"`
	CityActions     []string      `json:"city_actions" zh:"市方举措" required:"always"`
	DeptRequests    []string      `json:"dept_requests" zh:"请省厅支持" required:"always"`
	Targets         []Target      `json:"targets" zh:"目标" required:"always"`
	GovDecided      GovDecided    `json:"gov_decided" zh:"市政府议定" required:"重大事项"`
	Fund            Fund          `json:"fund" zh:"专项经费" required:"重大事项"`
	LeadCity        string        `json:"lead_city" zh:"市牵头单位" required:"always"`
	SuggestDivision string        `json:"suggest_division" zh:"建议处室" required:"always"`
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
	Decided   bool   `json:"decided" zh:"是否议定" required:"重大事项"`
	Meeting   string `json:"meeting" zh:"会议名称" required:"重大事项"`
	Date      Date   `json:"date" zh:"日期" required:"重大事项"`
	MinutesNo string `json:"minutes_no" zh:"纪要号"`
	presence
}

// Fund is the city's own money for a major matter (article 13).
type Fund struct {
	Special    Decimal `json:"special_wan" zh:"金额" unit:"万元" required:"重大事项"`
	Source     string  `json:"source" zh:"来源" required:"重大事项"`
	BudgetYear int     `json:"budget_year" zh:"预算年度" unit:"年"`
	presence
}
