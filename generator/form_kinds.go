package generator

// formKinds are the forms in the order of the procedures. What they ask is written as paths of the dossier; names, units, values
// to choose from and hints come from the dictionary.
var formKinds = []FormKind{
	resolveForm(FormKind{
		Name: "proposal", Title: "报送表", Stage: "会议-报送", Whole: true, prefill: (*prefiller).proposal,
		intro: []string{
			"一个市一年一本，由市科技局填写，报送河北省科学技术厅区域创新处（第十九条）。已知的内容已经填好，请核对。",
			"议题建议一行一个目标：一个议题有几个目标时，第二个目标起只填目标各栏，前面的栏空着。",
			"落实情况总结已列出上阶段协议书的全部事项和目标，只填变化的栏；首次会商无需填写。",
		},
		sheets: []formSheet{
			{name: "基本信息", hint: "报送材料的标题、日期和单位。灰色的格子是系统已经知道的，不用填。", blocks: []formBlock{
				card("城市", "city", "code!", "name!", "gov_name", "st_bureau"),
				card("会商双方", "parties", "dept/name!", "city/name!"),
				card("会商历史", "history", "is_first_meeting!"),
				rows("history/meetings", 0, "year!", "held_on!", "agreement_id!").under("历次会议"),
				card("议题建议", "proposal", "title", "year!", "date", "submitter", "receiver"),
				card("区域产业发展需求", "needs", "title", "date"),
				card("落实情况总结（首次会商不填）", "summary", "title", "date", "covers!", "submitter", "period/start", "period/end"),
			}},
			{name: "合作主题", hint: "议定书确定的合作主题。议题建议里的“对应主题”从这里选。", blocks: []formBlock{
				rows("protocol/themes", 6, "id", "name", "goal", "region_feature", "province_basis", "innovation", "demonstration",
					"lead_city", "lead_dept"),
			}},
			{name: "议题建议", hint: "一行一个目标；同一议题的第二个目标起，只填目标各栏。可以在表中插入行。", blocks: []formBlock{
				rows("proposal/topics", 15, "id", "title", "category", "theme_id@protocol/themes", "lead_city", "suggest_division",
					"province_basis", "city_basis", "annual_basis", "background", "need_refs@needs/items", "bottleneck",
					"mechanism_type", "innovation", "demonstration", "city_actions", "dept_requests",
					"gov_decided/decided", "gov_decided/meeting", "gov_decided/date", "gov_decided/minutes_no",
					"fund/special_wan", "fund/source", "fund/budget_year",
					"targets/*/name", "targets/*/baseline", "targets/*/baseline_year", "targets/*/value", "targets/*/unit",
					"targets/*/direction", "targets/*/deadline", "targets/*/responsible"),
			}},
			{name: "产业发展需求", hint: "一行一项需求。可以在表中插入行。", blocks: []formBlock{
				rows("needs/items", 10, "id", "industry", "bottleneck", "current_level", "target_level", "urgency", "demand_type", "enterprises"),
			}},
			{name: "落实情况总结", hint: "上阶段协议书的事项和目标已经列出，只填状态、进展、完成值等变化的栏。首次会商不填。", blocks: []formBlock{
				rows("summary/items", 5, reportOn...).next("previous_agreement/items", "id", "item_id"),
				card("总体情况", "summary", "problems", "suggestions"),
			}},
			{name: "科技投入与财政", hint: "填最近三年。没有公布的数据空着，不要填零；每个数都写明来源和口径。", blocks: []formBlock{
				rows("city/statistics", 2, "year#", "gdp_yi", "rd_yi", "rd_intensity_pct", "data_status", "caliber", "sources").
					under("全社会研发投入（统计部门）").keyed("year"),
				rows("city/fiscal", 2, "year#", "sci_expenditure_wan", "recurrent_revenue_wan", "caliber_note", "source").
					under("市级财政科技投入（财政部门）").keyed("year"),
				card("情况说明", "city", "rd_explanation"),
			}},
			{name: "联系人", hint: "系统按这里的邮箱和电话提醒。", blocks: []formBlock{
				card("联系人", "proposal/contact", "unit", "person", "phone", "email"),
			}},
		},
	}),
	resolveForm(FormKind{
		Name: "opinion", Title: "处室反馈意见表", Stage: "会议-征求意见", prefill: (*prefiller).opinion,
		intro: []string{
			"一个处室一本，对每个议题填一行（第十九条）。与本处室无关的议题选“不涉及”。",
			"选“修改后同意”或“不同意”的，写明具体意见。",
		},
		sheets: []formSheet{
			{name: "反馈意见", hint: "一行一个议题，已全部列出。", blocks: []formBlock{
				card("", "opinions/agreement/*", "division", "signed_by", "returned_on", "sent_on!", "due!"),
				rows("opinions/agreement", 3, "topic_id!@proposal/topics", "=title", "=category", "opinion", "text", "support_channel").
					next("proposal/topics", "id", "topic_id").some(),
			}},
		},
	}),
	resolveForm(FormKind{
		Name: "progress", Title: "进展填报表", Stage: "会议-报送", prefill: (*prefiller).progress,
		intro: []string{
			"每季度末后填一次，由市科技局汇总填写（第二十、二十一条）。现行协议书的事项和目标已全部列出。",
			"只填变化的栏：状态、进展、完成值、实际经费；没有完成的写明原因和下一步。",
		},
		sheets: []formSheet{
			{name: "进展填报", hint: "现行协议书的事项和目标已经列出，只填变化的栏。", blocks: []formBlock{
				card("", "summary", "title", "covers!", "submitter", "date", "period/start!", "period/end!"),
				rows("summary/items", 3, reportOn...).next("agreement/items", "id", "item_id"),
				card("总体情况", "summary", "problems", "suggestions"),
			}},
		},
	}),
}

// reportOn are the columns that tell how the items of an agreement were carried out.
var reportOn = []string{"item_id!", "=title", "targets/*/name!", "=targets/*/value", "targets/*/actual", "targets/*/unit!", "status", "progress",
	"fund_planned_wan", "fund_actual_wan", "evidence", "reason", "next_step"}
