package web

import (
	"fmt"
	"strings"
	"testing"

	"huishang"
)

// TestAWholeConsultationWithABrowser walks two people and a third through a consultation of 唐山市: the clerk of the bureau and the one of the
// 区域创新处, each in a window of their own, and a division that is asked. What is downloaded on the way is opened and read.
func TestAWholeConsultationWithABrowser(t *testing.T) {
	a := setOut(t)
	zhang := a.enters("zhang", "张三", huishang.RoleBureau, ownCity, "")
	li := a.enters("li", "李四", huishang.RoleLiaison, "", "")
	wang := a.enters("wang", "王五", huishang.RoleDivision, "", "高新技术处")

	a.handsIn(zhang)
	a.takes(li, huishang.MtgAccept, "2026-06-16", nil)
	a.consults(li, wang, "2026-06-18", "2026-07-09", "2026-07-06", "2026-07-16")
	a.drafts(li, "2026-07-28")
	a.decides(li, zhang, "2026-08-12", "2026-08-20", "2026-08-22")
	a.takes(zhang, huishang.MtgCityObjection, "2026-08-25", func() {
		zhang.fills("异议条款", "事项A3")
		zhang.fills("异议理由", "完成时限太紧")
	})
	zhang.sees("第2轮")

	a.consults(li, wang, "2026-08-26", "2026-08-31", "2026-08-30", "2026-09-01")
	a.drafts(li, "2026-09-02")
	a.decides(li, zhang, "2026-09-08", "2026-09-09", "2026-09-10")
	a.takes(zhang, huishang.MtgCityAgree, "2026-09-12", nil)
	a.meets(li, zhang)
	a.carriesOut(li, zhang)
}

// takes takes a step on its page, as somebody who found it on the page of the dossier, and is asked again where it cannot be undone.
func (a *journey) takes(w *window, step huishang.Step, day string, fill func()) {
	w.t.Helper()
	a.dawns(day)
	w.goes("/dossiers/" + a.dossier)
	w.follows("：" + step.Name())
	if value[bool](w, string(field("办理日期"))+" !== null") {
		w.fills("办理日期", day)
	}
	if fill != nil {
		fill()
	}
	w.follows("登记“" + step.Name() + "”")
	if strings.HasPrefix(value[string](w, "document.title"), "确认") {
		w.follows("确认登记“" + step.Name() + "”")
	}
	if at := w.at(); at != "/dossiers/"+a.dossier {
		w.t.Fatalf("%s leads to %s:\n%s", step.Name(), at, w.text())
	}
}

func date(t *testing.T, text string) huishang.Date {
	t.Helper()
	d, err := huishang.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// consults asks a division, which answers each topic, and says what becomes of the answers.
func (a *journey) consults(li, wang *window, asked, due, answered, summed string) {
	li.t.Helper()
	a.takes(li, huishang.MtgConsult, asked, func() {
		li.fills("处室", "高新技术处")
		li.fills("反馈期限", due)
	})
	a.takes(wang, huishang.MtgDivisionFeedback, answered, func() {
		for n := range value[int](wang, `document.querySelectorAll("select[name$='/opinion']").length`) {
			one := fmt.Sprintf("/opinions/agreement/%d/", n)
			wang.writes(one+"opinion", "同意", one+"signed_by", "处长")
		}
		wang.writes("/opinions/agreement/2/opinion", "修改后同意", "/opinions/agreement/2/text", "建议量化技术指标并明确验收时间。")
	})
	a.takes(li, huishang.MtgSummarize, summed, func() {
		li.sees("建议量化技术指标并明确验收时间")
		li.writes("/opinions/agreement/0/adopted", "采纳")
	})
}

// drafts makes the agreement of the topics, and reads it.
func (a *journey) drafts(li *window, day string) {
	li.t.Helper()
	a.takes(li, huishang.MtgDraftAgreement, day, nil)
	li.reads(li.downloads("#documents: _协议书_"), "协议书", "氢冶金直接还原长周期稳定运行技术", "唐山市人民政府")
	li.reads(li.downloads("#documents: _意见汇总表_"), "意见汇总表", "建议量化技术指标并明确验收时间", "高新技术处")
}

// decides lets the directors approve the draft, and the bureau lay it before the leaders of the city.
func (a *journey) decides(li, zhang *window, met, told, laid string) {
	li.t.Helper()
	a.takes(li, huishang.MtgDirectorMeeting, met, func() {
		li.writes("/director_meeting/meeting_date", met, "/director_meeting/minutes_no", "〔2026〕21号", "/director_meeting/doc_version", "送审稿",
			"/director_meeting/result", "通过")
	})
	a.takes(li, huishang.MtgFeedback, told, nil)
	a.takes(zhang, huishang.MtgToCityLeaders, laid, nil)
}

// meets writes the letter of the city, arranges the meeting, holds it and signs what the directors approved.
func (a *journey) meets(li, zhang *window) {
	li.t.Helper()
	a.takes(zhang, huishang.MtgCityLetter, "2026-09-16", func() {
		zhang.writes("/letters/meeting/date", "2026-09-16", "/letters/meeting/doc_no", "唐政函〔2026〕58号", "/letters/meeting/proposed_date", "2026-10-20",
			"/letters/meeting/place", "唐山市会议中心", "/meeting/host", "省科技厅副厅长")
		for n, name := range []string{"甲厅长", "乙市长"} {
			zhang.presses("添加参会建议")
			one := fmt.Sprintf("/letters/meeting/attendees/%d/", n)
			zhang.writes(one+"name", name, one+"party", []string{"厅", "市"}[n], one+"office", []string{"河北省科学技术厅厅长", "唐山市市长"}[n])
		}
	})
	li.goes("/dossiers/" + a.dossier)
	li.reads(li.downloads("#documents: _市政府关于召开工作会议的函_"), "市政府关于召开工作会议的函", "唐政函〔2026〕58号")
	a.takes(li, huishang.MtgArrange, "2026-09-24", nil)
	a.takes(li, huishang.MtgHold, "2026-10-20", func() { li.writes("/meeting/minutes_no", "〔2026〕30号") })
	a.takes(li, huishang.MtgSign, "2026-10-20", func() { li.sees("厅长办公会审定") })
	li.reads(li.downloads("#documents: _会商纪要_"), "会商纪要", "唐山市")
}

// carriesOut makes both plans, reports progress and evaluates.
func (a *journey) carriesOut(li, zhang *window) {
	li.t.Helper()
	a.takes(li, huishang.MtgPlanDept, "2026-12-10", nil)
	a.takes(zhang, huishang.MtgPlanCity, "2026-12-10", nil)
	a.reports(zhang, "2027-03-31")
	a.takes(li, huishang.MtgEvaluate, "2027-12-10", func() {
		li.presses("添加评估方")
		li.writes("/evaluation/evaluators/0/kind", "机构", "/evaluation/evaluators/0/name", "省科技评估中心", "/evaluation/conclusion", "良好",
			"/evaluation/recommendations", "延续")
	})
	li.reads(li.downloads("#documents: _绩效评估报告_"), "绩效评估报告", "省科技评估中心", "良好")
}

// reports fills in the form of a quarter as it was downloaded.
func (a *journey) reports(zhang *window, day string) {
	zhang.t.Helper()
	a.dawns(day)
	zhang.goes("/dossiers/" + a.dossier)
	zhang.follows("：" + huishang.MtgProgress.Name())
	form := zhang.downloads("下载进展填报表（.xlsx）")
	sheet, header, _ := strings.Cut(cellOf(zhang.t, form.data, "进展填报", "状态*"), "!")
	_, first, _ := strings.Cut(cellOf(zhang.t, form.data, "进展填报", "TP1"), "!")
	status := sheet + "!" + strings.TrimRight(header, "0123456789") + strings.TrimLeft(first, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	zhang.holds("填好的进展填报表", paper{form.name, withCells(zhang.t, form.data, map[string]any{status: "推进中"})})
	zhang.follows("上传并登记")
	zhang.sees("已登记 1 项进展", "推进中")
}
