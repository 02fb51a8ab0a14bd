package huishang

// City is the municipality and the figures article 13 looks at.
type City struct {
	Code          string       `json:"code" zh:"代码" required:"always" help:"六位行政区划代码" example:"130200"`
	Name          string       `json:"name" zh:"名称" required:"always" example:"唐山市"`
	GovName       string       `json:"gov_name" zh:"市政府" required:"always" help:"全称，如 唐山市人民政府" example:"唐山市人民政府"`
	Bureau        string       `json:"st_bureau" zh:"市科技局" required:"always" help:"全称，如 唐山市科学技术局" example:"唐山市科学技术局"`
	Statistics    []Statistics `json:"statistics" zh:"统计数据" required:"always"`
	Fiscal        []Fiscal     `json:"fiscal" zh:"财政数据" required:"always"`
	RDExplanation string       `json:"rd_explanation" zh:"研发投入说明" required:"研发投入强度未逐年提高时" example:"2023年地区生产总值最终核实后调增，强度相应下降；市级已增列研发补助"`
	presence
}

// Statistics are the published figures of one year. A figure that was not published is missing, not nought.
type Statistics struct {
	Year           int        `json:"year" zh:"年份" unit:"年" required:"always" example:"2024"`
	GDP            Decimal    `json:"gdp_yi" zh:"地区生产总值" unit:"亿元" example:"10003.9"`
	RD             Decimal    `json:"rd_yi" zh:"研发经费" unit:"亿元" example:"205.0"`
	RDIntensity    Decimal    `json:"rd_intensity_pct" zh:"研发投入强度" unit:"%" help:"统计公报发布值，2.05 表示 2.05%" example:"2.05"`
	DataStatus     DataStatus `json:"data_status" zh:"数据状态" required:"always" example:"最终核实"`
	Caliber        string     `json:"caliber" zh:"口径" example:"全市口径"`
	Sources        []string   `json:"sources" zh:"数据来源" required:"always" example:"2024年河北省科技经费投入统计公报"`
	InventedFields []string   `json:"invented_fields" zh:"虚构字段" help:"仅测试数据使用"`
	presence
}

// Fiscal are the budget figures of one year, given by the city's finance bureau (article 13).
type Fiscal struct {
	Year             int     `json:"year" zh:"年份" unit:"年" required:"always" example:"2025"`
	SciExpenditure   Decimal `json:"sci_expenditure_wan" zh:"科技支出" unit:"万元" required:"always" example:"106300"`
	RecurrentRevenue Decimal `json:"recurrent_revenue_wan" zh:"财政经常性收入" unit:"万元" required:"always" example:"5410000"`
	CaliberNote      string  `json:"caliber_note" zh:"口径说明" required:"always" example:"市财政局提供，市级一般公共预算口径"`
	Source           string  `json:"source" zh:"数据来源" example:"2025年市级财政决算"`
	presence
}

// DataStatus says how final a published figure is.
type DataStatus string

// The states of a published figure.
const (
	DataBulletin    DataStatus = "统计公报"
	DataPreliminary DataStatus = "初步核算"
	DataFinal       DataStatus = "最终核实"
)
