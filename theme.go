package huishang

// Theme is one 合作主题 of the protocol. Article 12 says what it must show.
type Theme struct {
	ID            string `json:"id" zh:"编号" required:"always" example:"T1"`
	Name          string `json:"name" zh:"名称" required:"always" example:"钢铁绿色低碳转型科技支撑"`
	Goal          string `json:"goal" zh:"目标" required:"always" example:"到2028年突破关键技术15项"`
	RegionFeature string `json:"region_feature" zh:"区域特色" required:"always" example:"曹妃甸精品钢铁基地"`
	ProvinceBasis string `json:"province_basis" zh:"省级依据" required:"always" example:"《河北省科技创新“十四五”规划》"`
	Innovation    string `json:"innovation" zh:"创新性" required:"always" example:"国内首条氢冶金全流程示范线"`
	Demonstration string `json:"demonstration" zh:"示范带动" required:"always" example:"在全省钢铁企业推广"`
	LeadCity      string `json:"lead_city" zh:"市牵头单位" example:"唐山市科学技术局"`
	LeadDept      string `json:"lead_dept" zh:"厅牵头处室" example:"高新技术处"`
	presence
}
