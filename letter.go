package huishang

// Letters are the three letters by which a city government writes to the department.
type Letters struct {
	Request  *RequestLetter `json:"request" zh:"商请函"`
	Protocol *CityLetter    `json:"protocol" zh:"议定书行文"`
	Meeting  *CityLetter    `json:"meeting" zh:"会议行文"`
	presence
}

// Letter is what every official letter has.
type Letter struct {
	From  string `json:"from" zh:"发文机关" required:"always"`
	To    string `json:"to" zh:"主送机关" required:"always"`
	Date  Date   `json:"date" zh:"日期" required:"always"`
	DocNo string `json:"doc_no" zh:"发文字号" required:"always" help:"如 唐政函〔2026〕58号"`
	Title string `json:"title" zh:"标题" required:"always"`
	Edition
}

// RequestLetter asks the department to found a consultation (商请函; article 16, 1).
type RequestLetter struct {
	Letter
	Reasons        string   `json:"reasons" zh:"商请理由" required:"always"`
	ProposedThemes []string `json:"proposed_themes" zh:"拟合作主题" required:"always"`
	Contact        Contact  `json:"contact" zh:"联系人" required:"always"`
	Attachments    []string `json:"attachments" zh:"附件" required:"always"`
	presence
}

// CityLetter is the formal letter of the city government before a protocol is signed (article 16, 3) or a meeting is held
// (article 19, 3).
type CityLetter struct {
	Letter
	Contains     []LetterElement `json:"contains" zh:"三要素" required:"会议行文"`
	ProposedDate Date            `json:"proposed_date" zh:"建议时间" required:"会议行文"`
	Place        string          `json:"place" zh:"建议地点" required:"会议行文"`
	Attendees    []Person        `json:"attendees" zh:"参会建议" required:"会议行文"`
	Attachments  []string        `json:"attachments" zh:"附件"`
	presence
}

// LetterElement is a thing the letter before a meeting must contain (article 19, 3).
type LetterElement string

// The three things, in the order of the article.
const (
	LetterAgenda      LetterElement = "议程"
	LetterMatters     LetterElement = "会商事项"
	LetterArrangement LetterElement = "相关安排建议"
)
