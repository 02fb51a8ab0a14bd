package huishang

// Party is a side of the consultation in one character.
type Party string

// The two sides.
const (
	PartyDept Party = "厅"
	PartyCity Party = "市"
)

// Person holds an office: a member of the committee or somebody at a meeting.
type Person struct {
	Party  Party  `json:"party" zh:"方" required:"always"`
	Unit   string `json:"unit" zh:"单位"`
	Office string `json:"office" zh:"职务" required:"always"`
	Name   string `json:"name" zh:"姓名"`
	presence
}

// Signatory signs a protocol (article 16, 4) or an agreement (article 19, 4).
type Signatory struct {
	Party         Party  `json:"party" zh:"方" required:"always"`
	Office        string `json:"office" zh:"职务" required:"always"`
	Name          string `json:"name" zh:"姓名" required:"always"`
	Authorization string `json:"authorization" zh:"授权文件" required:"非厅长、市长签署时"`
	presence
}

// Contact is whom to call about a document.
type Contact struct {
	Unit   string `json:"unit" zh:"单位" required:"always" example:"唐山市科学技术局"`
	Person string `json:"person" zh:"姓名" required:"always" example:"孙七"`
	Phone  string `json:"phone" zh:"电话" required:"always" example:"0315-0000000"`
	Email  string `json:"email" zh:"邮箱" required:"always" example:"name@example.com"`
	presence
}

// Copies says how many originals are signed and how many each side keeps.
type Copies struct {
	Total int `json:"total" zh:"总份数" unit:"份" required:"always"`
	Each  int `json:"each" zh:"各执份数" unit:"份" required:"always"`
	presence
}

// Period runs from its first day to its last, both included.
type Period struct {
	Start Date `json:"start" zh:"起" required:"always" example:"2024-11-08"`
	End   Date `json:"end" zh:"止" required:"always" example:"2026-05-31"`
	presence
}
