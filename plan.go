package huishang

// Plan is how one side carries out an agreement (article 19, 5).
type Plan struct {
	Party    Party     `json:"party" zh:"方" required:"always"`
	Title    string    `json:"title" zh:"标题" required:"always"`
	Date     Date      `json:"date" zh:"日期" required:"always"`
	Covers   []string  `json:"covers" zh:"覆盖事项" required:"always"`
	Measures []Measure `json:"measures" zh:"措施" required:"always"`
	Edition
	presence
}

// Measure is what one side does for one item.
type Measure struct {
	ItemID     string      `json:"item_id" zh:"事项编号" required:"always"`
	Policy     string      `json:"policy" zh:"政策倾斜"`
	Resource   string      `json:"resource" zh:"资源配置"`
	Lead       string      `json:"lead" zh:"牵头单位" required:"always"`
	Coop       []string    `json:"coop" zh:"配合单位"`
	Milestones []Milestone `json:"milestones" zh:"进度节点"`
	Deadline   Date        `json:"deadline" zh:"完成时限" required:"always"`
	presence
}

// Milestone is a point on the way. Plans name it by day or only by month.
type Milestone struct {
	Date    string `json:"date" zh:"时间" required:"always" help:"年月或年月日，如 2027-03"`
	Content string `json:"content" zh:"内容" required:"always"`
	presence
}
