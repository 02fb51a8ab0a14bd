package huishang

// Protocol is the 工作会商制度议定书 that founds the consultation between the department and one city (articles 15 and 16).
type Protocol struct {
	Title            string         `json:"title" zh:"标题" required:"always"`
	Status           ProtocolStatus `json:"status" zh:"阶段" required:"always"`
	Preamble         string         `json:"preamble" zh:"前言" required:"always"`
	Submitter        string         `json:"submitter" zh:"编制单位" required:"always"`
	Receiver         string         `json:"receiver" zh:"接收单位" required:"always"`
	Principles       []string       `json:"principles" zh:"基本原则" required:"always"`
	Themes           []Theme        `json:"themes" zh:"合作主题" required:"always"`
	WorkFoundation   WorkFoundation `json:"work_foundation" zh:"工作基础" required:"always"`
	Mechanism        Mechanism      `json:"mechanism" zh:"会商机制" required:"always"`
	Liaison          Liaison        `json:"liaison" zh:"联系单位" required:"always"`
	EvaluationClause string         `json:"evaluation_clause" zh:"评估条款" required:"always"`
	Duties           Duties         `json:"duties" zh:"双方职责" required:"always"`
	ValidFrom        Date           `json:"valid_from" zh:"有效期起" required:"always"`
	ValidYears       int            `json:"valid_years" zh:"有效期年限" unit:"年" required:"always"`
	ValidUntil       Date           `json:"valid_until" zh:"有效期止" required:"always"`
	RenewalClause    string         `json:"renewal_clause" zh:"期满条款" required:"always"`
	EffectClause     string         `json:"effect_clause" zh:"生效条款"`
	Copies           Copies         `json:"copies" zh:"份数" required:"always"`
	Signatories      []Signatory    `json:"signatories" zh:"签署人" required:"always"`
	SignDate         Date           `json:"sign_date" zh:"签署日期" required:"签约时"`
	Ceremony         Ceremony       `json:"ceremony" zh:"签约仪式" required:"签约时"`
	Attachments      []string       `json:"attachments" zh:"附件"`
	LegacyTitle      string         `json:"legacy_title" zh:"历史题名"`
	Edition
	presence
}

// ExpiresOn is the last day of the term as article 15 counts it from the first day and the years, or the zero date when
// either is missing. The date written in the protocol is ValidUntil.
func (p *Protocol) ExpiresOn() Date {
	if p.ValidFrom.IsZero() || p.ValidYears <= 0 {
		return Date{}
	}
	return p.ValidFrom.EndOfTerm(p.ValidYears)
}

// ProtocolStatus is how far a protocol has come (article 16).
type ProtocolStatus string

// The stages of a protocol.
const (
	ProtocolDraft    ProtocolStatus = "草案"
	ProtocolRevised  ProtocolStatus = "修订稿"
	ProtocolApproved ProtocolStatus = "审定稿"
	ProtocolSigned   ProtocolStatus = "签署稿"
)

// WorkFoundation is what article 11 asks to be shown before a consultation is founded.
type WorkFoundation struct {
	LeadershipAttention string `json:"leadership_attention" zh:"重视程度" required:"always"`
	Necessity           string `json:"necessity" zh:"必要性" required:"always"`
	Feasibility         string `json:"feasibility" zh:"可行性" required:"always"`
	BureauCapacity      string `json:"bureau_capacity" zh:"市科技局能力" required:"always"`
	presence
}

// Mechanism is how the two sides meet (article 17).
type Mechanism struct {
	MeetingInterval string `json:"meeting_interval" zh:"会议周期" required:"always"`
	presence
}

// Liaison names the two offices in charge of daily contact (article 21).
type Liaison struct {
	Dept string `json:"dept" zh:"厅方" required:"always"`
	City string `json:"city" zh:"市方" required:"always"`
	presence
}

// Duties are what each side undertakes (article 4).
type Duties struct {
	Dept []string `json:"dept" zh:"厅方职责" required:"always"`
	City []string `json:"city" zh:"市方职责" required:"always"`
	presence
}

// Ceremony is the signing ceremony (article 16, 4).
type Ceremony struct {
	Date  Date   `json:"date" zh:"日期" required:"签约时"`
	Place string `json:"place" zh:"地点" required:"签约时"`
	presence
}
