package generator

import (
	"fmt"

	"huishang"
)

// A feedbackView is what 反馈函 and 呈报件 (articles 16, 2 and 19, 2) offer beyond the dossier: both go with the text that was let pass.
type feedbackView struct {
	base
	examined
	Themes      []string          `zh:"合作主题名单"`
	Items       []item            `zh:"事项"`
	Contact     *huishang.Contact `zh:"联系人"`
	Date        huishang.Date     `zh:"发文日期"`
	Attachments []string          `zh:"附件清单"`
}

func protocolFeedbackOf(b base) any {
	b.Lines = []string{"关于反馈" + b.City.Name + "厅市工作会商制度", "议定书审定结果的函"}
	return feedbackOn(b, examinedProtocol(b), dateOfStep(b, b.Procedure.Establishment, huishang.EstFeedback))
}

func feedbackOf(b base) any {
	e := examinedAgreement(b)
	b.Lines = titleLines("关于反馈" + e.Paper + "审定结果的函")
	return feedbackOn(b, e, dateOfStep(b, b.Procedure.Meeting, huishang.MtgFeedback))
}

func protocolMemoOf(b base) any {
	b.Lines = []string{"关于呈报" + b.City.Name + "厅市工作会商制度", "议定书的请示"}
	return feedbackOn(b, examinedProtocol(b), dateOfStep(b, b.Procedure.Establishment, huishang.EstToCityLeaders))
}

func memoOf(b base) any {
	e := examinedAgreement(b)
	b.Lines = titleLines("关于呈报" + e.Paper + "的请示")
	return feedbackOn(b, e, dateOfStep(b, b.Procedure.Meeting, huishang.MtgToCityLeaders))
}

func feedbackOn(b base, e examined, day huishang.Date) feedbackView {
	v := feedbackView{base: b, examined: e, Contact: contactOf(b.Dossier), Date: day}
	if e.Protocol {
		v.Themes, v.Attachments = themeNames(b.Dossier.Protocol), []string{protocolTitle(b.Dossier)}
	} else {
		v.Items, v.Attachments = items(b.Dossier), []string{fmt.Sprintf("%s%s厅市会商%d年工作会议协议书", department, b.City.GovName, b.Meets)}
	}
	return v
}
