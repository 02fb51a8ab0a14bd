package huishang

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestRefusals holds what staff are told, word for word, in testdata/golden/refusals.txt.
func TestRefusals(t *testing.T) {
	day := NewDate(2026, 1, 5)
	var got strings.Builder
	for _, c := range []struct {
		name            string
		founding, first bool // it begins before the first event; it is a first consultation
		merged          bool
		way             []Step
		step            Step
		spoil           func(*rehearsal, *Event)
	}{
		{name: "越过厅长办公会", founding: true, way: foundingWay[:4], step: EstFeedback},
		{name: "没有批准和行文就签约", founding: true, way: foundingWay[:8], step: EstSign},
		{name: "只有一方批准就行文", founding: true, way: foundingWay[:9], step: EstCityLetter},
		{name: "重复批准", founding: true, way: foundingWay[:9], step: EstCityApprove},
		{name: "异议后直接批准", founding: true, way: append(foundingWay[:7:7], EstCityObjection), step: EstDeptApprove},
		{name: "异议没有条款和理由", founding: true, way: foundingWay[:7], step: EstCityObjection, spoil: func(_ *rehearsal, e *Event) { e.Clause, e.Note = "", " " }},
		{name: "已过的步骤", founding: true, way: foundingWay, step: EstReview},
		{name: "未期满就延续", founding: true, way: foundingWay, step: EstRenewAgree},
		{name: "签署的不是审定的文本", founding: true, way: foundingWay[:11], step: EstSign, spoil: func(_ *rehearsal, e *Event) { e.FileSHA256 = texts[1] }},
		{name: "没有指定处室和期限", founding: true, way: foundingWay[:2], step: EstConsult, spoil: func(_ *rehearsal, e *Event) { e.Divisions, e.Due = nil, Date{} }},
		{name: "处室没有反馈就修订", founding: true, way: foundingWay[:3], step: EstRevise, spoil: func(r *rehearsal, _ *Event) { r.d.Opinions = Opinions{} }},
		{name: "没有结论", founding: true, way: foundingWay[:4], step: EstDirectorMeeting, spoil: func(_ *rehearsal, e *Event) { e.Result = "" }},
		{name: "不认识的结论", founding: true, way: foundingWay[:4], step: EstDirectorMeeting, spoil: func(_ *rehearsal, e *Event) { e.Result = "已阅" }},
		{name: "修改后通过，没有写修改要求", founding: true, way: foundingWay[:4], step: EstDirectorMeeting, spoil: func(r *rehearsal, e *Event) {
			e.Result, r.d.DirectorsMeeting.Result, r.d.DirectorsMeeting.RequiredChanges = DirectorsAmended, DirectorsAmended, nil
		}},
		{name: "市科技局代市政府行文", founding: true, way: foundingWay[:10], step: EstCityLetter, spoil: func(_ *rehearsal, e *Event) { e.Actor = "唐山市科学技术局" }},
		{name: "日期倒退、轮次和序号不对", founding: true, way: foundingWay[:1], step: EstReview, spoil: func(_ *rehearsal, e *Event) { e.At, e.Round, e.Seq = NewDate(2025, 12, 31), 2, 7 }},
		{name: "日期在将来", founding: true, step: EstRequest, spoil: func(r *rehearsal, _ *Event) { r.facts.Today = NewDate(2026, 1, 4) }},
		{name: "领导账号登记", founding: true, step: EstRequest, spoil: func(r *rehearsal, _ *Event) { r.facts.Role = RoleLeader }},
		{name: "规则有错误和警告", founding: true, step: EstRequest, spoil: func(r *rehearsal, _ *Event) {
			r.facts.Obstacles = func(string) []Obstacle {
				return []Obstacle{{Rule: "ART11-1", Message: "未说明市政府对科技工作的重视情况。", Remedy: "请补充。"},
					{Rule: "ART15-2", Message: "议定书有效期10年，偏离“一般为五年左右”。", Remedy: "请说明工作需要。", Warning: true}}
			}
		}},
		{name: "没有按规则检查", founding: true, step: EstRequest, spoil: func(r *rehearsal, _ *Event) { r.facts.Obstacles = nil }},
		{name: "没有议定书就开会", founding: true, step: MtgSubmit},
		{name: "未受理就征求意见", way: meetingWay[:2], step: MtgConsult},
		{name: "缺件报送", way: meetingWay[:1], step: MtgSubmit, spoil: func(r *rehearsal, _ *Event) { r.d.Proposal, r.d.Needs, r.d.Summary = nil, nil, nil }},
		{name: "不在征求之列的处室", way: meetingWay[:4], step: MtgDivisionFeedback, spoil: func(_ *rehearsal, e *Event) { e.Actor = "法规处" }},
		{name: "处室重复反馈", way: meetingWay[:5], step: MtgDivisionFeedback, spoil: func(_ *rehearsal, e *Event) { e.Actor = divisions[0] }},
		{name: "期限未过就登记逾期", way: meetingWay[:4], step: MtgDivisionFeedback, spoil: func(r *rehearsal, e *Event) {
			e.Overdue, e.Divisions, e.Note, e.At = true, divisions[:1], "", e.At.AddDays(-1)
		}},
		{name: "还有处室未反馈就汇总", way: meetingWay[:5], step: MtgSummarize},
		{name: "免征求意见没有开启", way: append(meetingWay[:11:11], MtgCityObjection), step: MtgDraftAgreement, spoil: func(_ *rehearsal, e *Event) { e.WordingOnly, e.Note = true, "" }},
		{name: "第一轮就免征求意见", way: meetingWay[:3], step: MtgDraftAgreement, spoil: func(_ *rehearsal, e *Event) { e.WordingOnly = true }},
		{name: "会议不在有效期内", way: meetingWay[:13], step: MtgArrange, spoil: func(r *rehearsal, _ *Event) { r.d.Meeting.Date = NewDate(2028, 6, 1) }},
		{name: "间隔过长没有说明", way: meetingWay[:13], step: MtgArrange, spoil: func(r *rehearsal, e *Event) { r.d.Meeting.Date, e.Note = NewDate(2027, 12, 1), "" }},
		{name: "不满十个月就启动", step: MtgRemind, spoil: func(r *rehearsal, _ *Event) { r.d.History.Meetings[0].HeldOn = NewDate(2025, 9, 1) }},
		{name: "期满之后开会", way: meetingWay[:14], step: MtgHold, spoil: func(r *rehearsal, e *Event) { e.At, r.d.Meeting.Date = NewDate(2028, 5, 18), NewDate(2028, 5, 18) }},
		{name: "方案没有覆盖全部事项", way: meetingWay[:16], step: MtgPlanDept, spoil: func(r *rehearsal, _ *Event) { r.d.Plans = []Plan{{Party: PartyDept, Covers: []string{"A1"}}} }},
		{name: "合并履行，单独登记会议的一步", founding: true, first: true, merged: true, step: MtgSubmit},
		{name: "合并履行，一份函两个文号", founding: true, first: true, merged: true, way: mergedWay[:12], step: EstCityLetter,
			spoil: func(r *rehearsal, _ *Event) {
				letter := *r.d.Letters.Protocol
				letter.DocNo = "唐政函〔2026〕1号"
				r.d.Letters.Protocol = &letter
			}},
		{name: "合并履行，没有开会就签约", founding: true, first: true, merged: true, way: mergedWay[:13], step: EstSign},
		{name: "不是首次会商却合并履行", founding: true, merged: true, step: EstRequest},
		{name: "批准早于审定和形成一致意见", founding: true, way: foundingWay[:8], step: EstCityApprove, spoil: func(r *rehearsal, _ *Event) { r.d.Approvals.City.Date = NewDate(2015, 1, 1) }},
		{name: "厅方批准早于审定", founding: true, way: foundingWay[:8], step: EstDeptApprove, spoil: func(r *rehearsal, _ *Event) { r.d.Approvals.Dept.Date = day.AddDays(39) }},
		{name: "行文早于形成一致意见", founding: true, way: foundingWay[:10], step: EstCityLetter, spoil: func(r *rehearsal, _ *Event) { r.d.Letters.Protocol.Date = NewDate(2015, 2, 1) }},
		{name: "会议行文的日期还没有到", way: meetingWay[:12], step: MtgCityLetter, spoil: func(r *rehearsal, e *Event) { r.d.Letters.Meeting.Date = e.At.AddDays(1) }},
		{name: "征求意见以前的意见", founding: true, way: foundingWay[:3], step: EstRevise, spoil: func(r *rehearsal, _ *Event) {
			for i := range r.d.Opinions.Protocol {
				r.d.Opinions.Protocol[i].ReturnedOn = day.AddDays(19)
			}
		}},
		{name: "会议征求意见以前的意见", way: meetingWay[:4], step: MtgDivisionFeedback, spoil: func(r *rehearsal, _ *Event) {
			r.d.Opinions.Agreement[0].ReturnedOn = day.AddDays(-1)
		}},
		{name: "对没有的议题提意见", way: meetingWay[:4], step: MtgDivisionFeedback, spoil: func(r *rehearsal, _ *Event) { r.d.Opinions.Agreement[0].TopicID = "TP99" }},
		{name: "改日签署没有说明", way: meetingWay[:15], step: MtgSign, spoil: func(_ *rehearsal, e *Event) { e.Note = "" }},
		{name: "议定书的期限未过就登记逾期", founding: true, way: foundingWay[:3], step: EstRevise, spoil: func(r *rehearsal, _ *Event) {
			r.d.Opinions.Protocol[0] = Opinion{Division: divisions[0], OverdueNote: "视为无意见"}
		}},
		{name: "第一轮就免议定书征求意见", founding: true, way: foundingWay[:3], step: EstRevise, spoil: func(r *rehearsal, e *Event) { e.WordingOnly, r.facts.AllowWordingOnly = true, true }},
		{name: "同一次暂缓登记两次", founding: true, way: foundingWay[:4], step: EstDirectorMeeting, spoil: func(r *rehearsal, e *Event) {
			e.Result, r.d.DirectorsMeeting.Result = DirectorsDeferred, DirectorsDeferred
			before := *e
			before.Seq, before.DocIDs = 5, []string{"已归档"}
			r.d.Procedure.Establishment = append(slices.Clip(r.d.Procedure.Establishment), before)
		}},
		{name: "落实中重复登记实施方案", way: meetingWay, step: MtgPlanDept},
		{name: "首次会商改日签订没有说明", founding: true, first: true, way: slices.Concat(foundingWay[:11], meetingWay[:15]), step: EstSign, spoil: func(_ *rehearsal, e *Event) { e.Note = "" }},
		{name: "终止以后开会", founding: true, way: foundingWay, step: MtgSubmit, spoil: func(r *rehearsal, e *Event) {
			e.At = NewDate(2032, 1, 5)
			r.take(t, r.event(EstTerminate, e.At))
		}},
		{name: "办法没有的步骤", founding: true, step: "est.celebrate"},
	} {
		r := rehearse(t, c.first, c.merged, !c.founding)
		e := r.event(c.step, r.play(t, day, c.way...))
		r.prepare(e)
		if c.spoil != nil {
			c.spoil(r, &e)
		}
		err := Admit(r.d, e, r.facts)
		if err == nil {
			t.Errorf("%s is admitted", c.name)
			continue
		}
		fmt.Fprintf(&got, "-- %s --\n%v\n", c.name, err)
	}
	golden(t, "testdata/golden/refusals.txt", got.String())
}
