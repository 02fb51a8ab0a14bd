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
	Unit   string `json:"unit" zh:"单位" required:"always"`
	Person string `json:"person" zh:"姓名" required:"always"`
	Phone  string `json:"phone" zh:"电话" required:"always"`
	Email  string `json:"email" zh:"邮箱" required:"always"`
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
	Start Date `json:"start" zh:"起" required:"always"`
	End   Date `json:"end" zh:"止" required:"always"`
	presence
}
