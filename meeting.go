package huishang

// Meeting is one 厅市会商工作会议 (articles 17 to 19).
type Meeting struct {
	Date      Date         `json:"date" zh:"日期" required:"always"`
	Place     string       `json:"place" zh:"地点" required:"always"`
	Host      string       `json:"host" zh:"主持人" required:"always"`
	Agenda    []AgendaItem `json:"agenda" zh:"议程" required:"always"`
	Attendees []Person     `json:"attendees" zh:"参会人员" required:"always"`
	MinutesNo string       `json:"minutes_no" zh:"纪要号"`
	Decisions []string     `json:"decisions" zh:"议定事项"`
	Edition
	presence
}

// AgendaItem is one step of a meeting.
type AgendaItem struct {
	Kind    AgendaKind `json:"kind" zh:"环节" required:"always"`
	Speaker string     `json:"speaker" zh:"发言人" required:"always"`
	Minutes int        `json:"minutes" zh:"时长" unit:"分钟"`
	Seq     int        `json:"seq" zh:"序号" required:"always"`
	presence
}

// AgendaKind is a step article 19 (4) prescribes.
type AgendaKind string

// The five steps in the order of the article. The first consultation has no review.
const (
	AgendaReview    AgendaKind = "总结上阶段落实情况"
	AgendaProposal  AgendaKind = "市提出会商内容及说明"
	AgendaReply     AgendaKind = "厅答复"
	AgendaConsensus AgendaKind = "形成一致意见"
	AgendaSigning   AgendaKind = "签署协议书"
)
