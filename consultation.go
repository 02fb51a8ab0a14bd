package huishang

// Consultation asks the divisions for their opinion on a draft (征求意见函; article 16, 2 and article 19, 2).
type Consultation struct {
	Round        int      `json:"round" zh:"轮次" required:"always"`
	Divisions    []string `json:"divisions" zh:"处室" required:"always"`
	DocRef       string   `json:"doc_ref" zh:"征求对象" required:"always"`
	SentOn       Date     `json:"sent_on" zh:"发出日期" required:"always"`
	Due          Date     `json:"due" zh:"反馈期限" required:"always"`
	ReplyChannel string   `json:"reply_channel" zh:"反馈方式"`
	presence
}
