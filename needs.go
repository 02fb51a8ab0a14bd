package huishang

// Needs is the 区域产业发展需求 a city hands in with its proposal (article 19, 1).
type Needs struct {
	Title string `json:"title" zh:"标题" required:"always"`
	Date  Date   `json:"date" zh:"报送日期" required:"always" example:"2026-06-10"`
	Items []Need `json:"items" zh:"需求" required:"always"`
	Edition
	presence
}

// Need is one technical bottleneck of the city's industry.
type Need struct {
	ID           string     `json:"id" zh:"编号" required:"always" example:"N1"`
	Industry     string     `json:"industry" zh:"产业" required:"always" example:"精品钢铁"`
	Bottleneck   string     `json:"bottleneck" zh:"技术瓶颈" required:"always" example:"氢冶金长周期稳定运行"`
	CurrentLevel string     `json:"current_level" zh:"现状水平" required:"always" example:"年运行5000小时"`
	TargetLevel  string     `json:"target_level" zh:"目标水平" required:"always" example:"年运行7500小时"`
	Urgency      Urgency    `json:"urgency" zh:"紧迫程度" example:"高"`
	DemandType   DemandType `json:"demand_type" zh:"需求类型" required:"always" example:"技术攻关"`
	Enterprises  []string   `json:"enterprises" zh:"依托单位" example:"某钢铁集团有限公司"`
	presence
}

// Urgency ranks a need.
type Urgency string

// The ranks of a need.
const (
	UrgencyHigh   Urgency = "高"
	UrgencyMedium Urgency = "中"
	UrgencyLow    Urgency = "低"
)

// DemandType is the kind of help a need asks for.
type DemandType string

// The kinds of help.
const (
	DemandResearch DemandType = "技术攻关"
	DemandPlatform DemandType = "平台"
	DemandTalent   DemandType = "人才"
	DemandTransfer DemandType = "成果转化"
	DemandPolicy   DemandType = "政策"
)
