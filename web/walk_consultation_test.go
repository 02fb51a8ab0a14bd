package web

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"huishang"
)

// TestAWholeConsultationWithABrowser walks two people and a third through a consultation of 唐山市: the clerk of the bureau and the one of the
// 区域创新处, each in a window of their own, and a division that is asked. What is downloaded on the way is opened and read.
func TestAWholeConsultationWithABrowser(t *testing.T) {
	a := setOut(t)
	a.gallery = &gallery{title: "界面图册", about: "由测试走完唐山市的一次会商时拍下，左图为电脑（1440 像素宽），右图为手机（390 像素宽）；人名、数据均为虚构。" +
		"用 `make screenshots` 重新拍摄。"}
	a.arrives()
	zhang := a.enters("zhang", "张三", huishang.RoleBureau, ownCity, "")
	li := a.enters("li", "李四", huishang.RoleLiaison, "", "")
	wang := a.enters("wang", "王五", huishang.RoleDivision, "", "高新技术处")

	a.handsIn(zhang)
	a.reviews(li)
	a.consults(li, wang, "2026-06-18", "2026-07-09", "2026-07-06", "2026-07-16")
	a.drafts(li, "2026-07-28")
	a.decides(li, zhang, "2026-08-12", "2026-08-20", "2026-08-22")
	a.takes(zhang, huishang.MtgCityObjection, "2026-08-25", func() {
		zhang.fills("异议条款", "事项A3")
		zhang.fills("异议理由", "完成时限太紧")
		a.once(zhang, "step-objection", "市领导异议", "提出异议的，回到征求处室意见，轮次加一。")
	})
	zhang.sees("第2轮")

	a.consults(li, wang, "2026-08-26", "2026-08-31", "2026-08-30", "2026-09-01")
	a.drafts(li, "2026-09-02")
	a.decides(li, zhang, "2026-09-08", "2026-09-09", "2026-09-10")
	a.takes(zhang, huishang.MtgCityAgree, "2026-09-12", nil)
	a.meets(li, zhang)
	a.carriesOut(li, zhang)
	a.looksAround(li)
	a.gallery.hold(t)
}

// arrives shows where everybody begins.
func (a *journey) arrives() {
	w := a.browser.open(a.t)
	w.goes("/login")
	w.shows(a.gallery, "login", "登录", "用登录名和密码登录，配置了单位统一认证的，也可以从那里登录；连续输错会放慢，不会锁死账号。")
}

// reviews finds what a city handed in among what is to be done, and accepts it.
func (a *journey) reviews(li *window) {
	li.t.Helper()
	a.dawns("2026-06-16")
	li.goes("/")
	if n := value[int](li, `[...document.querySelectorAll("main a")].filter(e => e.innerText.startsWith("审核报送")).length`); n != 1 {
		li.t.Errorf("of what was handed in twice, %d are to be reviewed", n)
	}
	li.shows(a.gallery, "home", "我的待办", "登录后先看到自己现在能办的事，按期限排，红的在前；一点就到办理的页面。")
	li.goes("/overview")
	li.shows(a.gallery, "overview", "全省总览", "每市一行：议定书有效期、下次会议、所处阶段和红黄绿灯；下面是时间轴和第十三条的三张图。")
	li.goes("/")
	li.follows("审核报送：报送表")
	li.sees("材料", "统计口径调整，已与市统计局核实")
	li.shows(a.gallery, "submission-review", "审核", "左边是检查发现的问题和市里的说明，右边是材料，在同一页受理或退回补正。")
	li.ticks("受理")
	li.fills("说明", "材料齐全")
	li.ticks("已核对问题和材料")
	li.follows("#verdict: 办理")
	li.sees("已受理")
}

// looksAround shows what one looks things up in.
func (a *journey) looksAround(li *window) {
	li.t.Helper()
	admin := a.enters("admin2", "赵管理", huishang.RoleAdmin, "", "")
	for _, one := range []struct {
		w                           *window
		path, name, title, sentence string
	}{
		{li, "/dossiers/" + a.dossier, "dossier", "一年的会商", "下一步由谁办理、还缺什么，程序走到哪里，处室意见、事项、文件和办理记录都在一页。"},
		{li, "/cities/" + ownCity, "city", "市", "一个市的议定书、历次会议、事项进展、各轮文件和联系人。"},
		{li, "/dossiers/" + a.dossier + "/opinions", "opinions", "征求意见", "各处室反馈到哪一步，谁还没有反馈，期限还有几天。"},
		{li, "/dossiers/" + a.dossier + "/versions", "versions", "历次版本", "每次改动留下一版，任意两版可以逐项比较。"},
		{li, "/dossiers/" + a.dossier + "/progress", "progress", "落实进展", "每季度填报一次，事项和目标已经列出，只填变化的。"},
		{li, "/ledger", "ledger", "台账", "所有事项一张表，可以筛选、排序，下载为 Excel。"},
		{li, "/reports", "reports", "台账与报表", "各种报表在屏幕上看，也可以下载为 Excel。"},
		{li, "/reports/leaders", "leaders", "领导一页纸", "各市的红黄绿灯和要点，一页看完，也可以打印。"},
		{li, "/batches", "batches", "批量生成", "为许多城市一次生成文件，离开页面也继续。"},
		{li, "/search?q=氢冶金", "search", "查找", "议题、事项、函件，任意几个字都能找到。"},
		{li, "/measures", "measures", "管理办法", "全文按条列出，各处引用的条款都链接到这里。"},
		{li, "/rules", "rules", "规则", "检查所依据的规则，逐条写明条款、阈值和通过、不通过的例子。"},
		{li, "/templates", "templates", "模板", "下载模板用 Word 或 WPS 修改后上传，预览无误再启用，随时可以换回。"},
		{li, "/calendar", "calendar", "工作日历", "节假日和调休按国务院办公厅通知，期限由此推算。"},
		{li, "/reminders", "reminders", "提醒", "什么时候提醒了谁，发出了没有，没有发出的可以重发。"},
		{admin, "/users", "users", "用户", "谁能登录，是什么角色；停用和重置密码都要再确认。"},
		{admin, "/audit", "audit", "审计", "谁在什么时候做了什么，逐条相扣，可以验证没有改动过。"},
		{admin, "/state", "state", "系统状态", "数据、邮件、备份和工具是不是正常。"},
	} {
		one.w.goes(one.path)
		one.w.shows(a.gallery, one.name, one.title, one.sentence)
	}
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

// once shows a screen the first time it is come to.
func (a *journey) once(w *window, name, title, sentence string) {
	w.t.Helper()
	if a.gallery != nil && !slices.ContainsFunc(a.gallery.shown, func(s shown) bool { return s.name == name }) {
		w.shows(a.gallery, name, title, sentence)
	}
}

// consults asks a division, which answers each topic, and says what becomes of the answers.
func (a *journey) consults(li, wang *window, asked, due, answered, summed string) {
	li.t.Helper()
	a.takes(li, huishang.MtgConsult, asked, func() {
		li.ticksOnly("/divisions", "高新技术处")
		li.fills("反馈期限", due)
		a.once(li, "step-consult", "送处室征求意见", "办理一步：写明依据的条款、会生成哪些文件、办完到哪一步；填了一半会自动暂存。")
	})
	a.takes(wang, huishang.MtgDivisionFeedback, answered, func() {
		for n := range value[int](wang, `document.querySelectorAll("select[name$='/opinion']").length`) {
			one := fmt.Sprintf("/opinions/agreement/%d/", n)
			wang.writes(one+"opinion", "同意", one+"signed_by", "处长")
		}
		wang.writes("/opinions/agreement/2/opinion", "修改后同意", "/opinions/agreement/2/text", "建议量化技术指标并明确验收时间。")
		a.once(wang, "step-opinion", "处室反馈意见", "业务处室对每个议题填一项，议题已经列出。")
	})
	a.takes(li, huishang.MtgSummarize, summed, func() {
		li.sees("建议量化技术指标并明确验收时间")
		li.writes("/opinions/agreement/0/adopted", "采纳")
		a.once(li, "step-summary", "意见汇总", "需要答复的意见列在一起，逐条写明采纳情况。")
	})
}

// drafts makes the agreement of the topics, and reads it.
func (a *journey) drafts(li *window, day string) {
	li.t.Helper()
	a.takes(li, huishang.MtgDraftAgreement, day, func() {
		a.once(li, "step-draft", "起草协议书", "草案由议题和意见生成，事项可以调整顺序、合并、修改。")
	})
	li.reads(li.downloads("#documents: 下载唐山市_厅市会商2026年_协议书_"), "协议书", "氢冶金直接还原长周期稳定运行技术", "唐山市人民政府")
	li.reads(li.downloads("#documents: 下载唐山市_厅市会商2026年_意见汇总表_"), "意见汇总表", "建议量化技术指标并明确验收时间", "高新技术处")
}

// decides lets the directors approve the draft, and the bureau lay it before the leaders of the city.
func (a *journey) decides(li, zhang *window, met, told, laid string) {
	li.t.Helper()
	a.takes(li, huishang.MtgDirectorMeeting, met, func() {
		li.writes("/director_meeting/meeting_date", met, "/director_meeting/minutes_no", "〔2026〕21号", "/director_meeting/doc_version", "送审稿",
			"/director_meeting/result", "通过")
		a.once(li, "step-directors", "厅长办公会", "登记审定的文本和结论；审定以后不能直接修改，办理前再确认一次。")
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
	li.reads(li.downloads("#documents: 下载唐山市_厅市会商2026年_市政府关于召开工作会议的函_"), "市政府关于召开工作会议的函", "唐政函〔2026〕58号")
	a.takes(li, huishang.MtgArrange, "2026-09-24", func() {
		a.once(li, "step-arrange", "安排会议", "按市里的来函预先填好时间、地点和参会人员，议程按第十九条的顺序。")
	})
	a.takes(li, huishang.MtgHold, "2026-10-20", func() { li.writes("/meeting/minutes_no", "〔2026〕30号") })
	a.takes(li, huishang.MtgSign, "2026-10-20", func() {
		li.sees("厅长办公会审定")
		a.once(li, "step-sign", "签署登记", "只能签署厅长办公会审定的那一份文本，按校验值核对；扫描件一并归档。")
	})
	li.reads(li.downloads("#documents: 下载唐山市_厅市会商2026年_会商纪要_"), "会商纪要", "唐山市")
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
		a.once(li, "step-evaluate", "绩效评估", "期满前由合作委员会组织，结论和建议写入评估报告。")
	})
	li.reads(li.downloads("#documents: 下载唐山市_厅市会商2027年_绩效评估报告_"), "绩效评估报告", "省科技评估中心", "良好")
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
