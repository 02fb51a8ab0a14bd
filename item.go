package huishang

// Item is one matter of an agreement: what each side does about it, by when, and who answers for it.
type Item struct {
	ID           string   `json:"id" zh:"编号" required:"always"`
	Title        string   `json:"title" zh:"名称" required:"always"`
	Category     Category `json:"category" zh:"类别" required:"always"`
	ThemeID      string   `json:"theme_id" zh:"对应主题" required:"always"`
	FromTopic    string   `json:"from_topic" zh:"来源议题" required:"来自议题建议时"`
	MergedTopics []string `json:"merged_topics" zh:"合并议题" help:"并入本事项的其他议题编号"`
	SourceNote   string   `json:"source_note" zh:"来源说明" required:"不来自议题建议时"`
	CityTasks    []string `json:"city_tasks" zh:"市方任务" required:"always"`
	DeptTasks    []string `json:"dept_tasks" zh:"厅方任务" required:"always"`
	Targets      []Target `json:"targets" zh:"目标" required:"always"`
	LeadCity     string   `json:"lead_city" zh:"市牵头单位" required:"always"`
	CoopCity     []string `json:"coop_city" zh:"市配合单位"`
	LeadDept     string   `json:"lead_dept" zh:"厅业务处室" required:"always"`
	Deadline     Date     `json:"deadline" zh:"完成时限" required:"always"`
	FundCity     Decimal  `json:"fund_city_wan" zh:"市级经费" unit:"万元" required:"重大事项"`
	presence
}
