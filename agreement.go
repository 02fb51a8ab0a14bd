package huishang

// Agreement is the 工作会议协议书 both sides sign at a meeting (article 19, 2 and 4).
type Agreement struct {
	ID          string      `json:"id" zh:"编号" required:"always"`
	Title       string      `json:"title" zh:"标题" required:"always"`
	Year        int         `json:"year" zh:"年份" unit:"年" required:"always"`
	Period      Period      `json:"period" zh:"协议期" required:"always"`
	Preamble    string      `json:"preamble" zh:"前言" required:"always"`
	Items       []Item      `json:"items" zh:"事项" required:"always"`
	Safeguards  []string    `json:"safeguards" zh:"保障措施"`
	Signatories []Signatory `json:"signatories" zh:"签署人" required:"always"`
	SignDate    Date        `json:"sign_date" zh:"签署日期" required:"签署时"`
	Copies      Copies      `json:"copies" zh:"份数" required:"always"`
	Attachments []string    `json:"attachments" zh:"附件"`
	LegacyTitle string      `json:"legacy_title" zh:"历史题名" help:"历史文件的原题名与办法用语不同时登记"`
	Edition
	presence
}
