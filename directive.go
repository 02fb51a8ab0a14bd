package huishang

// Directive is what a leader wrote on a paper of the consultation (批示): who, when, what, and by when it is to be done.
type Directive struct {
	By     string `json:"by" zh:"批示人" required:"always"`
	Date   Date   `json:"date" zh:"批示日期" required:"always"`
	ItemID string `json:"item_id" zh:"事项编号" help:"针对协议书某一事项时填写"`
	Text   string `json:"text" zh:"内容" required:"always"`
	Due    Date   `json:"due" zh:"办理期限"`
	DoneOn Date   `json:"done_on" zh:"办结日期" help:"没有填写即为没有办结"`
	presence
}
