package generator_test

import (
	"testing"

	"huishang"
)

// grow adds what the dossiers of testdata do not have yet, a different part for each city, so that what a template says only
// when it is there is seen too. 石家庄市 stays as it is.
func grow(t testing.TB, d *huishang.Dossier) {
	t.Helper()
	switch d.City.Name {
	case "唐山市":
		d.Evaluation = evaluation(t)
		d.DirectorsMeeting = &huishang.DirectorsMeeting{
			MeetingDate: huishang.NewDate(2026, 8, 12), MinutesNo: "〔2026〕12号", DocVersion: "送审稿", Result: huishang.DirectorsAmended,
			RequiredChanges: []string{"细化第3项会商事项目标", "明确责任处室"},
		}
	case "沧州市":
		growMeeting(d)
		growAgreement(d)
	}
}

// evaluation is one of article 22.
func evaluation(t testing.TB) *huishang.Evaluation {
	return &huishang.Evaluation{
		Basis:           []huishang.EvaluationBasis{huishang.BasisProtocol, huishang.BasisAgreement, huishang.BasisPlan},
		Evaluators:      []huishang.Evaluator{{Kind: huishang.EvaluatorInstitution, Name: "示例评估机构"}, {Kind: huishang.EvaluatorExpert, Name: "示例专家组"}},
		Period:          huishang.Period{Start: huishang.NewDate(2023, 5, 18), End: huishang.NewDate(2025, 11, 17)},
		Scores:          []huishang.Score{{Dimension: "目标完成", Weight: figure(t, "40"), Score: figure(t, "36")}, {Dimension: "投入", Weight: figure(t, "60"), Score: figure(t, "51.5")}},
		Problems:        "部分事项进展较慢。",
		Conclusion:      huishang.ConclusionGood,
		Recommendations: []string{"延续会商合作", "新增合作主题"},
	}
}

func figure(t testing.TB, s string) huishang.Decimal {
	t.Helper()
	d, err := huishang.ParseDecimal(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// growMeeting fills in what a meeting and the consultation before it may have.
func growMeeting(d *huishang.Dossier) {
	d.Meeting.Host, d.Meeting.MinutesNo = "沧州市市长", "第1号"
	d.Meeting.Decisions = []string{"共同推进会商事项落实。", "按季度通报进展"}
	d.Consultation = &huishang.Consultation{
		Round: 2, Divisions: []string{"高新技术处", "成果转化处"}, DocRef: "议题建议", SentOn: huishang.NewDate(2026, 6, 18),
		Due: huishang.NewDate(2026, 7, 9), ReplyChannel: "送区域创新处并发电子版",
	}
	d.Letters.Request.Reasons = "沧州市产业发展对科技创新需求迫切。"
	d.Letters.Request.ProposedThemes = []string{"临港绿色化工技术创新", "盐碱地综合利用科技示范"}
	d.Letters.Meeting.ProposedDate, d.Letters.Meeting.Place = huishang.NewDate(2026, 11, 6), "沧州市"
	d.Opinions.Agreement[0].SupportChannel, d.Opinions.Agreement[0].SignedBy = "省重点研发计划", "高新技术处处长"
}

// growAgreement fills in what items, plans and signatories may have.
func growAgreement(d *huishang.Dossier) {
	first := &d.Agreement.Items[0]
	first.SourceNote, first.CoopCity = "厅长办公会新增", nil
	first.Targets[0].ChangeNote = "按处室意见调整"
	d.Agreement.Safeguards = nil
	d.Agreement.Signatories[0].Office, d.Agreement.Signatories[0].Authorization = "河北省科学技术厅副厅长", "厅长授权书"
	d.Plans[1].Measures[0].Coop = []string{"沧州市财政局", "沧州市农业农村局"}
	d.Plans[1].Measures[0].Milestones = []huishang.Milestone{{Date: "2027-03", Content: "完成方案编制"}, {Date: "2027-06-30", Content: "印发实施。"}}
	d.Proposal.Topics[2].GovDecided = huishang.GovDecided{}
	d.Protocol.Attachments = []string{"合作主题任务清单", "厅市会商合作委员会成员名单"}
	d.Protocol.EffectClause = ""
}
