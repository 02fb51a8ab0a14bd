package huishang

// Procedure is the log of the two procedures. Entries are only ever added.
type Procedure struct {
	Establishment []Event `json:"establishment" zh:"建立程序"`
	Meeting       []Event `json:"meeting" zh:"会议程序"`
	Merged        bool    `json:"merged" zh:"合并履行" help:"首次会商两个程序合并履行（第十八条）"`
	presence
}

// Event is one entry of the log.
type Event struct {
	Seq    int      `json:"seq" zh:"序号" required:"always"`
	At     Date     `json:"at" zh:"日期" required:"always"`
	Step   Step     `json:"event" zh:"事件" required:"always"`
	Actor  string   `json:"actor" zh:"办理单位" required:"always"`
	Round  int      `json:"round" zh:"轮次"`
	DocIDs []string `json:"doc_ids" zh:"文件编号"`
	Note   string   `json:"note" zh:"说明"`
	// What only some steps say. The state of a procedure is derived from it, so it stands in the log and nowhere else.
	Divisions   []string         `json:"divisions" zh:"处室" help:"征求意见的处室；处室反馈时为反馈的处室，不写则看办理单位"`
	Due         Date             `json:"due" zh:"反馈期限"`
	Overdue     bool             `json:"overdue" zh:"逾期登记" help:"处室逾期未反馈，视为无意见"`
	Result      DirectorsVerdict `json:"result" zh:"结论" help:"厅长办公会的结论"`
	Clause      string           `json:"clause" zh:"异议条款" help:"市领导对哪一条有异议，理由写在说明里"`
	WordingOnly bool             `json:"wording_only" zh:"仅文字修改" help:"异议只涉及文字，免征求处室意见，仍须厅长办公会审定"`
	FileSHA256  string           `json:"file_sha256" zh:"文件校验值" help:"厅长办公会审定的文本，或签署的文本"`
	ValidUntil  Date             `json:"valid_until" zh:"有效期止" help:"签订的议定书有效期到哪一天"`
	presence
}

// Step is the code of a step: est.* of the founding procedure (article 16), mtg.* of the meeting procedure (article 19).
type Step string

// The steps of the founding procedure.
const (
	EstRequest         Step = "est.request"
	EstReturn          Step = "est.return"
	EstReview          Step = "est.review"
	EstConsult         Step = "est.consult"
	EstRevise          Step = "est.revise"
	EstDirectorMeeting Step = "est.director_meeting"
	EstFeedback        Step = "est.feedback"
	EstToCityLeaders   Step = "est.to_city_leaders"
	EstCityObjection   Step = "est.city_objection"
	EstCityAgree       Step = "est.city_agree"
	EstDeptApprove     Step = "est.dept_approve"
	EstCityApprove     Step = "est.city_approve"
	EstCityLetter      Step = "est.city_letter"
	EstSign            Step = "est.sign"
	EstRenewAgree      Step = "est.renew_agree"
	EstTerminate       Step = "est.terminate"
)

// The steps of the meeting procedure.
const (
	MtgRemind           Step = "mtg.remind"
	MtgSubmit           Step = "mtg.submit"
	MtgAccept           Step = "mtg.accept"
	MtgReturn           Step = "mtg.return_for_correction"
	MtgConsult          Step = "mtg.consult"
	MtgDivisionFeedback Step = "mtg.division_feedback"
	MtgSummarize        Step = "mtg.summarize"
	MtgDraftAgreement   Step = "mtg.draft_agreement"
	MtgDirectorMeeting  Step = "mtg.director_meeting"
	MtgFeedback         Step = "mtg.feedback"
	MtgToCityLeaders    Step = "mtg.to_city_leaders"
	MtgCityObjection    Step = "mtg.city_objection"
	MtgCityAgree        Step = "mtg.city_agree"
	MtgCityLetter       Step = "mtg.city_letter"
	MtgArrange          Step = "mtg.arrange"
	MtgHold             Step = "mtg.hold"
	MtgSign             Step = "mtg.sign"
	MtgPlanDept         Step = "mtg.plan_dept"
	MtgPlanCity         Step = "mtg.plan_city"
	MtgProgress         Step = "mtg.progress"
	MtgEvaluate         Step = "mtg.evaluate"
)
