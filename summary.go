package huishang

// Summary reports how the previous agreement was carried out (article 19, 1). The first consultation needs none.
type Summary struct {
	Title       string        `json:"title" zh:"标题" required:"always"`
	Date        Date          `json:"date" zh:"报送日期" required:"always" example:"2026-06-12"`
	Covers      string        `json:"covers" zh:"对应协议" required:"always" example:"AG-130200-2024"`
	Submitter   string        `json:"submitter" zh:"报送单位" required:"always" example:"唐山市科学技术局"`
	Period      Period        `json:"period" zh:"起止" required:"always"`
	Items       []SummaryItem `json:"items" zh:"事项" required:"always"`
	Problems    string        `json:"problems" zh:"存在问题" required:"always" example:"部分设备到货晚，验收推迟"`
	Suggestions string        `json:"suggestions" zh:"建议" required:"always" example:"延续有关事项，增加平台建设内容"`
	Edition
	presence
}

// SummaryItem reports on one item of the previous agreement.
type SummaryItem struct {
	ItemID      string        `json:"item_id" zh:"事项编号" required:"always" example:"P1"`
	Status      ItemStatus    `json:"status" zh:"状态" required:"always" example:"推进中"`
	Progress    string        `json:"progress" zh:"进展" example:"完成中试线建设，正在连续运行考核"`
	Targets     []Achievement `json:"targets" zh:"目标完成" required:"always"`
	FundPlanned Decimal       `json:"fund_planned_wan" zh:"计划经费" unit:"万元" example:"300"`
	FundActual  Decimal       `json:"fund_actual_wan" zh:"实际经费" unit:"万元" example:"260"`
	Evidence    string        `json:"evidence" zh:"佐证" required:"已完成" example:"批复文件、验收意见"`
	Reason      string        `json:"reason" zh:"原因" required:"未完成" example:"设备到货晚两个月"`
	NextStep    string        `json:"next_step" zh:"下一步" required:"未完成" example:"2027年3月底前完成验收"`
	presence
}

// Achievement is what was reached of one target.
type Achievement struct {
	Name   string  `json:"name" zh:"名称" required:"always" example:"突破关键技术"`
	Actual Decimal `json:"actual" zh:"完成值" required:"always" help:"单位随指标" example:"3"`
	Unit   string  `json:"unit" zh:"单位" required:"always" example:"项"`
	presence
}

// ItemStatus is how far an item of an agreement has come.
type ItemStatus string

// The states of an item.
const (
	ItemDone       ItemStatus = "已完成"
	ItemInProgress ItemStatus = "推进中"
	ItemNotStarted ItemStatus = "未启动"
	ItemAdjusted   ItemStatus = "已调整"
)
