package generator

import (
	"reflect"

	"huishang"
)

// kinds is the table of all documents in the order of the procedures. The names of whole and parts are those of the dictionary.
var kinds = []Kind{
	{Name: "request-letter", Title: "商请函", Article: "第十六条", parts: []string{"函件.商请函", "议定书"},
		view: requestOf, shape: reflect.TypeFor[requestView](), dated: func(b base) huishang.Date { return b.Letters.Request.Date }},
	{Name: "foundation", Title: "工作基础说明", Article: "第十六条", parts: []string{"议定书"},
		view: foundationOf, shape: reflect.TypeFor[foundationView](), dated: today},
	{Name: "protocol", Title: "议定书", Article: "第十六条", whole: []string{"议定书", "合作委员会"}, log: founding,
		view: protocolOf, shape: reflect.TypeFor[protocolView](), dated: func(b base) huishang.Date { return b.Protocol.SignDate }},
	{Name: "committee", Title: "合作委员会成员名单", Article: "第二十条", whole: []string{"合作委员会"},
		view: committeeOf, shape: reflect.TypeFor[committeeView](), dated: today},
	{Name: "protocol-consultation-letter", Title: "征求意见函（议定书）", Article: "第十六条", parts: []string{"议定书"}, log: founding,
		bar: notAsked(protocolInquiry, "议定书"), view: protocolConsultationOf, shape: reflect.TypeFor[protocolConsultationView](), dated: protocolSent},
	{Name: "protocol-opinion-form", Title: "业务处室反馈意见表（议定书）", Article: "第十六条", template: "opinion-form", parts: []string{"议定书"}, log: founding,
		view: protocolFormsOf, shape: reflect.TypeFor[formsView](), dated: protocolSent},
	{Name: "protocol-opinion-summary", Title: "意见汇总表（议定书）", Article: "第十六条", parts: []string{"议定书", "处室意见.议定书意见"}, log: founding,
		view: protocolSummaryOf, shape: reflect.TypeFor[opinionSummaryView](), dated: onStep(founding, huishang.EstRevise)},
	{Name: "protocol-directors-meeting", Title: "厅长办公会汇报提纲（议定书）", Article: "第十六条", parts: []string{"议定书"}, log: founding,
		view: protocolDirectorsOf, shape: reflect.TypeFor[protocolDirectorsView](), dated: onStep(founding, huishang.EstDirectorMeeting)},
	{Name: "protocol-feedback-letter", Title: "反馈函（议定书）", Article: "第十六条", template: "feedback-letter", parts: []string{"议定书"}, log: founding,
		bar: notExamined(examinedProtocol), view: protocolFeedbackOf, shape: reflect.TypeFor[feedbackView](), dated: onStep(founding, huishang.EstFeedback)},
	{Name: "protocol-memo", Title: "呈报件（议定书）", Article: "第十六条", template: "memo", parts: []string{"议定书"}, log: founding,
		bar: notExamined(examinedProtocol), view: protocolMemoOf, shape: reflect.TypeFor[feedbackView](), dated: onStep(founding, huishang.EstToCityLeaders)},
	{Name: "protocol-objection", Title: "市领导异议记录（议定书）", Article: "第十六条", template: "leaders-opinion", parts: []string{"议定书"}, log: founding,
		bar: notTaken(founding, huishang.EstCityObjection), shape: reflect.TypeFor[leadersView](), dated: onStep(founding, huishang.EstCityObjection),
		view: leadersOn(founding, huishang.EstCityObjection, huishang.EstToCityLeaders, "市领导异议记录",
			"从区域创新处审核起，重走审核、征求意见、修订、厅长办公会审定，再次商定议定书")},
	{Name: "protocol-consent", Title: "市领导同意记录（议定书）", Article: "第十六条", template: "leaders-opinion", parts: []string{"议定书"}, log: founding,
		bar: notTaken(founding, huishang.EstCityAgree), shape: reflect.TypeFor[leadersView](), dated: onStep(founding, huishang.EstCityAgree),
		view: leadersOn(founding, huishang.EstCityAgree, huishang.EstToCityLeaders, "市领导同意记录",
			"报科技厅和市人民政府批准，由市人民政府向省科技厅正式行文")},
	{Name: "protocol-letter", Title: "市政府关于签订议定书的函", Article: "第十六条", whole: []string{"批准.市方批准"}, parts: []string{"函件.议定书行文", "议定书"},
		view: protocolLetterOf, shape: reflect.TypeFor[protocolLetterView](), dated: func(b base) huishang.Date { return b.Letters.Protocol.Date }},
	{Name: "renewal-record", Title: "延续商定记录", Article: "第十五条", template: "term-record", log: founding,
		bar: notTaken(founding, huishang.EstRenewAgree), shape: reflect.TypeFor[termView](), dated: onStep(founding, huishang.EstRenewAgree),
		view: termOn(huishang.EstRenewAgree, "厅市会商工作制度延续商定记录", "由市人民政府重新商请，编制并签订新的议定书；新的议定书签订以前，不召开工作会议")},
	{Name: "termination-record", Title: "终止商定记录", Article: "第十五条", template: "term-record", log: founding,
		bar: notTaken(founding, huishang.EstTerminate), shape: reflect.TypeFor[termView](), dated: onStep(founding, huishang.EstTerminate),
		view: termOn(huishang.EstTerminate, "厅市会商工作制度终止商定记录", "会商工作制度终止；再次会商的，由市人民政府重新商请建立")},
	{Name: "materials-notice", Title: "材料报送通知", Article: "第十七条", log: consulting, bar: notTaken(consulting, huishang.MtgRemind),
		view: materialsOf, shape: reflect.TypeFor[materialsView](), dated: onStep(consulting, huishang.MtgRemind)},
	{Name: "proposal", Title: "议题建议", Article: "第十九条", whole: []string{"议题建议"}, parts: []string{"议定书"},
		view: proposalOf, shape: reflect.TypeFor[proposalView](), dated: func(b base) huishang.Date { return b.Proposal.Date }},
	{Name: "summary", Title: "落实情况总结", Article: "第十九条", whole: []string{"落实情况总结"}, parts: []string{"上阶段协议书"}, bar: firstMeeting,
		view: summaryOf, shape: reflect.TypeFor[summaryView](), dated: func(b base) huishang.Date { return b.Summary.Date }},
	{Name: "needs", Title: "区域产业发展需求", Article: "第十九条", whole: []string{"产业发展需求"},
		view: needsViewOf, shape: reflect.TypeFor[needsView](), dated: func(b base) huishang.Date { return b.Needs.Date }},
	{Name: "review-opinion", Title: "审核意见书", Article: "第十九条", bar: notReviewed,
		view: reviewOf, shape: reflect.TypeFor[reviewView](), dated: today},
	{Name: "correction-notice", Title: "补正通知", Article: "第十九条", bar: nothingToCorrect,
		view: correctionOf, shape: reflect.TypeFor[correctionView](), dated: today},
	{Name: "consultation-letter", Title: "征求意见函", Article: "第十九条", parts: []string{"议题建议"}, log: consulting,
		bar: notAsked(proposalInquiry, "议题建议"), view: consultationOf, shape: reflect.TypeFor[consultationView](), dated: proposalSent},
	{Name: "opinion-form", Title: "业务处室反馈意见表", Article: "第十九条", parts: []string{"议题建议"}, log: consulting,
		view: formsOf, shape: reflect.TypeFor[formsView](), dated: proposalSent},
	{Name: "opinion-summary", Title: "意见汇总表", Article: "第十九条", parts: []string{"议题建议", "处室意见.协议书意见"}, log: consulting,
		view: opinionSummaryOf, shape: reflect.TypeFor[opinionSummaryView](), dated: onStep(consulting, huishang.MtgSummarize)},
	{Name: "directors-meeting", Title: "厅长办公会汇报提纲", Article: "第十九条", parts: []string{"议定书", "议题建议", "协议书"}, log: consulting,
		view: directorsOf, shape: reflect.TypeFor[directorsView](), dated: onStep(consulting, huishang.MtgDirectorMeeting)},
	{Name: "agreement", Title: "协议书", Article: "第十九条", whole: []string{"协议书"}, parts: []string{"议定书"}, log: consulting,
		view: agreementOf, shape: reflect.TypeFor[agreementView](), dated: func(b base) huishang.Date { return b.Agreement.SignDate }},
	{Name: "feedback-letter", Title: "反馈函", Article: "第十九条", parts: []string{"协议书"}, log: consulting,
		bar: notExamined(examinedAgreement), view: feedbackOf, shape: reflect.TypeFor[feedbackView](), dated: onStep(consulting, huishang.MtgFeedback)},
	{Name: "memo", Title: "呈报件", Article: "第十九条", parts: []string{"协议书"}, log: consulting,
		bar: notExamined(examinedAgreement), view: memoOf, shape: reflect.TypeFor[feedbackView](), dated: onStep(consulting, huishang.MtgToCityLeaders)},
	{Name: "objection", Title: "市领导异议记录", Article: "第十九条", template: "leaders-opinion", parts: []string{"协议书"}, log: consulting,
		bar: notTaken(consulting, huishang.MtgCityObjection), shape: reflect.TypeFor[leadersView](), dated: onStep(consulting, huishang.MtgCityObjection),
		view: leadersOn(consulting, huishang.MtgCityObjection, huishang.MtgToCityLeaders, "市领导异议记录",
			"从送业务处室征求意见起，重走征求意见、汇总、协议书草案、厅长办公会审定，再次商定协议书")},
	{Name: "consent", Title: "市领导同意记录", Article: "第十九条", template: "leaders-opinion", parts: []string{"协议书"}, log: consulting,
		bar: notTaken(consulting, huishang.MtgCityAgree), shape: reflect.TypeFor[leadersView](), dated: onStep(consulting, huishang.MtgCityAgree),
		view: leadersOn(consulting, huishang.MtgCityAgree, huishang.MtgToCityLeaders, "市领导同意记录",
			"由市人民政府行文，正式提出本次会商的议程、会商事项及相关安排的建议")},
	{Name: "meeting-letter", Title: "市政府关于召开工作会议的函", Article: "第十九条", parts: []string{"函件.会议行文", "工作会议", "协议书", "议定书"},
		view: meetingLetterOf, shape: reflect.TypeFor[meetingLetterView](), dated: func(b base) huishang.Date { return b.Letters.Meeting.Date }},
	{Name: "meeting-notice", Title: "会议通知", Article: "第十九条", parts: []string{"工作会议", "协议书", "议定书"}, log: consulting,
		view: meetingNoticeOf, shape: reflect.TypeFor[meetingNoticeView](), dated: onStep(consulting, huishang.MtgArrange)},
	{Name: "agenda", Title: "会议议程", Article: "第十九条", parts: []string{"工作会议", "协议书"},
		view: agendaOf, shape: reflect.TypeFor[agendaView](), dated: func(b base) huishang.Date { return b.Meeting.Date }},
	{Name: "seat-list", Title: "座签名单", Article: "第十九条", parts: []string{"工作会议"},
		view: meetingNoticeOf, shape: reflect.TypeFor[meetingNoticeView](), dated: func(b base) huishang.Date { return b.Meeting.Date }},
	{Name: "minutes", Title: "会商纪要", Article: "第十九条", parts: []string{"工作会议", "协议书", "议定书"},
		view: minutesOf, shape: reflect.TypeFor[minutesView](), dated: func(b base) huishang.Date { return b.Meeting.Date }},
	{Name: "task-table", Title: "任务分工表", Article: "第二十一条", whole: []string{"协议书"},
		view: agreementOf, shape: reflect.TypeFor[agreementView](), dated: func(b base) huishang.Date { return b.Agreement.SignDate }},
	{Name: "plan-dept", Title: "实施方案（厅）", Article: "第十九条", template: "plan", parts: []string{"实施方案", "协议书", "议定书"}, bar: noPlanOf(huishang.PartyDept),
		view: deptPlanOf, shape: reflect.TypeFor[planView](), dated: func(b base) huishang.Date { return sidePlan(b.Dossier, huishang.PartyDept).Date }},
	{Name: "plan-city", Title: "实施方案（市）", Article: "第十九条", template: "plan", parts: []string{"实施方案", "协议书", "议定书"}, bar: noPlanOf(huishang.PartyCity),
		view: cityPlanOf, shape: reflect.TypeFor[planView](), dated: func(b base) huishang.Date { return sidePlan(b.Dossier, huishang.PartyCity).Date }},
	{Name: "evaluation", Title: "绩效评估报告", Article: "第二十二条", whole: []string{"绩效评估"},
		view: evaluationOf, shape: reflect.TypeFor[evaluationView](), dated: func(b base) huishang.Date { return b.Evaluation.Date }},
}

func today(b base) huishang.Date { return b.Today }

func protocolSent(b base) huishang.Date { return protocolInquiry(b).SentOn }

func proposalSent(b base) huishang.Date { return proposalInquiry(b).SentOn }

func onStep(p procedure, s huishang.Step) func(base) huishang.Date {
	return func(b base) huishang.Date { return dateOfStep(b, p.events(b.Dossier), s) }
}
