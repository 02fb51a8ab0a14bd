package web

import "huishang"

// A stepForm says what the page of a step asks for besides what every step has: the day and a note.
type stepForm struct {
	event []string                  // further fields of the event
	dated bool                      // a part says the day, such as the minutes or the letter: it is not asked for twice
	note  string                    // another label of the note than 说明
	must  bool                      // the note is required
	text  bool                      // it approves a text, or signs one
	scans bool                      // scans of what came or was signed are filed with it
	grave string                    // what it does that cannot be undone, said before it is done
	parts func(w *stepWork) askedOf // what it asks of the dossier, or nil
}

// stepForms are the forms of the steps; a step that is not listed asks for the day and a note.
var stepForms = map[huishang.Step]stepForm{
	huishang.EstRequest: {parts: asksFoundation, scans: true},
	huishang.EstReturn:  {event: []string{"due"}, note: "需要补正的内容", must: true},
	huishang.EstConsult: {event: []string{"divisions", "due"}},
	huishang.EstRevise:  {event: []string{"wording_only"}, parts: asksRevision},
	huishang.EstDirectorMeeting: {dated: true, text: true, parts: asksDirectors,
		grave: "议定书一经审定即不能直接修改；要改动，须由市领导提出异议，按程序再次商定（第十六条）。"},
	huishang.EstCityObjection: {event: []string{"clause"}, note: "异议理由", must: true,
		grave: "本轮审定作废，轮次加一，回到审核，重新征求处室意见并上厅长办公会（第十六条）。"},
	huishang.EstDeptApprove: {dated: true, parts: asksApproval},
	huishang.EstCityApprove: {dated: true, parts: asksApproval},
	huishang.EstCityLetter:  {dated: true, parts: asksCityLetter, scans: true},
	huishang.EstSign: {event: []string{"valid_until"}, text: true, scans: true,
		grave: "议定书签订生效，有效期从此起算；签署的文本永久保存，不能更换。"},
	huishang.EstRenewAgree: {note: "双方商定的结果", must: true, grave: "建立程序从头开始，须重新商请、审核、审定和签约（第十五条）。"},
	huishang.EstTerminate:  {note: "终止的原因", must: true, grave: "该市的会商工作终止，不能恢复；以后再会商，须重新建立（第十五条）。"},

	huishang.MtgSubmit:           {parts: asksSubmission},
	huishang.MtgReturn:           {event: []string{"due"}, note: "需要补正的内容", must: true},
	huishang.MtgConsult:          {event: []string{"divisions", "due"}},
	huishang.MtgDivisionFeedback: {event: []string{"overdue"}, note: "说明（逾期登记的，写催办情况）", parts: asksOpinions},
	huishang.MtgSummarize:        {parts: asksAdoptions},
	huishang.MtgDraftAgreement:   {event: []string{"wording_only"}, parts: asksAgreement},
	huishang.MtgDirectorMeeting: {dated: true, text: true, parts: asksDirectors,
		grave: "协议书一经审定即不能直接修改；要改动，须由市领导提出异议，按程序再次商定（第十九条）。"},
	huishang.MtgCityObjection: {event: []string{"clause"}, note: "异议理由", must: true,
		grave: "本轮审定作废，轮次加一，回到征求处室意见，重新起草并上厅长办公会（第十九条）。"},
	huishang.MtgCityLetter: {dated: true, parts: asksCityLetter, scans: true},
	huishang.MtgArrange:    {note: "说明（距上次会议不在1—2年内的，写明原因）", parts: asksMeeting},
	huishang.MtgHold:       {dated: true, parts: asksMeeting},
	huishang.MtgSign: {text: true, scans: true,
		grave: "协议书签署生效；签署的文本永久保存，不能更换。"},
	huishang.MtgPlanDept: {parts: asksPlan},
	huishang.MtgPlanCity: {parts: asksPlan},
	huishang.MtgEvaluate: {parts: asksEvaluation},
}

// fields are the fields of the event the page asks for. That divisions are not asked again is offered only where it may be.
func (f stepForm) fields(leads []huishang.Lead) []string {
	list := []string{"/at"}
	if f.dated {
		list = nil
	}
	for _, field := range f.event {
		if field == "wording_only" && !offersWording(leads) {
			continue
		}
		list = append(list, "/"+field)
	}
	return append(list, "/note")
}

func offersWording(leads []huishang.Lead) bool {
	for _, lead := range leads {
		if lead.When == huishang.WhenWording {
			return true
		}
	}
	return false
}
