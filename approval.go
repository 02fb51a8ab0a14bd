package huishang

// Approvals are the two approvals a protocol needs before it is signed (article 16, 3).
type Approvals struct {
	Dept Approval `json:"dept" zh:"厅方批准"`
	City Approval `json:"city" zh:"市方批准"`
	presence
}

// Approval is one decision to approve.
type Approval struct {
	Body      string `json:"body" zh:"批准会议" required:"always"`
	Date      Date   `json:"date" zh:"日期" required:"always"`
	MinutesNo string `json:"minutes_no" zh:"纪要号" required:"always"`
	presence
}
