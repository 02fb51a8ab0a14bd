package huishang

// Theme is one 合作主题 of the protocol. Article 12 says what it must show.
type Theme struct {
	ID            string `json:"id" zh:"编号" required:"always"`
	Name          string `json:"name" zh:"名称" required:"always"`
	Goal          string `json:"goal" zh:"目标" required:"always"`
	RegionFeature string `json:"region_feature" zh:"区域特色" required:"always"`
	ProvinceBasis string `json:"province_basis" zh:"省级依据" required:"always"`
	Innovation    string `json:"innovation" zh:"创新性" required:"always"`
	Demonstration string `json:"demonstration" zh:"示范带动" required:"always"`
	LeadCity      string `json:"lead_city" zh:"市牵头单位"`
	LeadDept      string `json:"lead_dept" zh:"厅牵头处室"`
	presence
}
