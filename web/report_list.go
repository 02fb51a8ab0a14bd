package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang/generator/report"
)

// reportsPage lists the ledgers and reports.
type reportsPage struct {
	frame
	Reports []reportRow
	Batches string // where many documents are made at once; empty when that is not for who looks
}

// A reportRow is one report.
type reportRow struct {
	report.Kind
	About string
	Path  string // where it can be looked at, or empty
	Sheet string
}

// aboutReports says what each report is for.
var aboutReports = map[string]string{
	"one-page":   "各市红黄绿灯、到期清单、落后事项，一张 A4。",
	"tasks":      "每个事项的每个目标：牵头单位、时限、完成值、批示（第二十条、第二十一条）。",
	"schedule":   "议定书何时期满、会议何时召开（第十五条、第十七条）。",
	"investment": "近三年研发强度和财政科技支出，与上年和全省比较（第十三条）。",
	"opinions":   "各处室的反馈意见和采纳情况（第十六条、第十九条）。",
	"progress":   "上阶段协议书各事项的完成情况和经费（第十九条）。",
	"findings":   "各市材料检查出的问题，按市和规则统计。",
}

// reportList lists the ledgers and reports: GET /reports.
func (s *site) reportList(c *gin.Context) error {
	page := reportsPage{frame: s.frame(c, "台账与报表"), Batches: s.paths.to(asker(c).Role, "/batches")}
	for _, kind := range report.Kinds() {
		row := reportRow{Kind: kind, About: aboutReports[kind.Name], Sheet: "/reports/" + kind.Name + "/sheet"}
		if _, listed := ledgerOf(kind.Name); listed {
			row.Path = "/ledger?report=" + kind.Name
		}
		if kind.Name == "one-page" {
			row.Path = "/reports/leaders"
		}
		page.Reports = append(page.Reports, row)
	}
	s.show(c, http.StatusOK, "report_list", page)
	return nil
}

// leadersPage is 领导一页纸 on the screen and on paper.
type leadersPage struct {
	frame
	View onePageView
}

// reportLeaders shows 领导一页纸: GET /reports/leaders.
func (s *site) reportLeaders(c *gin.Context) error {
	cards, err := s.cards(c)
	if err != nil {
		return err
	}
	s.show(c, http.StatusOK, "report_leaders", leadersPage{s.frame(c, "领导一页纸"), onePageOf(cards, s.Today())})
	return nil
}
