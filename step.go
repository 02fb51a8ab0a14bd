package huishang

// stepNames gives each step its Chinese name, in the order of articles 16 and 19.
var stepNames = []struct {
	step Step
	name string
}{
	{EstRequest, "商请"},
	{EstReturn, "补正"},
	{EstReview, "审核"},
	{EstConsult, "送处室征求意见"},
	{EstRevise, "修订"},
	{EstDirectorMeeting, "厅长办公会审定"},
	{EstFeedback, "反馈市科技局"},
	{EstToCityLeaders, "报市领导"},
	{EstCityObjection, "市领导异议"},
	{EstCityAgree, "市领导同意"},
	{EstDeptApprove, "省科技厅批准"},
	{EstCityApprove, "市人民政府批准"},
	{EstCityLetter, "市人民政府正式行文"},
	{EstSign, "签约"},
	{EstRenewAgree, "商定延续"},
	{EstTerminate, "终止"},
	{MtgRemind, "通知报送材料"},
	{MtgSubmit, "报送会商事项"},
	{MtgAccept, "受理"},
	{MtgReturn, "退回补正"},
	{MtgConsult, "送处室征求意见"},
	{MtgDivisionFeedback, "处室反馈意见"},
	{MtgSummarize, "汇总意见"},
	{MtgDraftAgreement, "提出协议书草案"},
	{MtgDirectorMeeting, "厅长办公会审定"},
	{MtgFeedback, "反馈市科技局"},
	{MtgToCityLeaders, "报市领导"},
	{MtgCityObjection, "市领导异议"},
	{MtgCityAgree, "市领导同意"},
	{MtgCityLetter, "市人民政府行文"},
	{MtgArrange, "安排会商"},
	{MtgHold, "召开会议"},
	{MtgSign, "签署协议书"},
	{MtgPlanDept, "厅拟制实施方案"},
	{MtgPlanCity, "市拟制实施方案"},
	{MtgProgress, "更新进展"},
	{MtgEvaluate, "绩效评估"},
}

// Name is the step in Chinese, or its code when the Measures know no such step.
func (s Step) Name() string {
	for _, known := range stepNames {
		if known.step == s {
			return known.name
		}
	}
	return string(s)
}

func stepCodes() []string {
	codes := make([]string, len(stepNames))
	for i, known := range stepNames {
		codes[i] = string(known.step)
	}
	return codes
}
