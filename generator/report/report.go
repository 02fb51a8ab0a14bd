// Package report makes the reports leaders and offices read from dossiers of many cities: 领导一页纸, ledgers and tables.
//
// A report is first a model: plain typed values computed from the dossiers, which a page may show as well as a sheet. Its names
// in Chinese stand in zh tags; an Excel template says where they go. A figure nobody gave is missing in the model and 未报 or —
// in the sheet, never nought.
package report

import (
	"reflect"
	"slices"
)

// A Kind is one report.
type Kind struct {
	Name  string // one-page
	Title string // 领导一页纸

	// Reviewed says that the report reads [Source.Reviews].
	Reviewed bool

	model func(Source) any
	shape reflect.Type // of the model
}

// kinds is the table of all reports, in the order a reader meets them.
var kinds = []Kind{
	{Name: "one-page", Title: "领导一页纸", model: func(s Source) any { return NewOnePage(s) }, shape: reflect.TypeFor[OnePage]()},
	{Name: "tasks", Title: "任务分工台账", model: func(s Source) any { return NewTasks(s) }, shape: reflect.TypeFor[Tasks]()},
	{Name: "schedule", Title: "议定书到期与会议安排表", model: func(s Source) any { return NewSchedule(s) }, shape: reflect.TypeFor[Schedule]()},
	{Name: "investment", Title: "科技投入对比表", model: func(s Source) any { return NewInvestment(s) }, shape: reflect.TypeFor[Investment]()},
	{Name: "opinions", Title: "意见汇总表", model: func(s Source) any { return NewOpinions(s) }, shape: reflect.TypeFor[Opinions]()},
	{Name: "progress", Title: "落实情况汇总表", model: func(s Source) any { return NewProgress(s) }, shape: reflect.TypeFor[Progress]()},
	{Name: "findings", Title: "审核问题统计表", Reviewed: true, model: func(s Source) any { return NewFindings(s) }, shape: reflect.TypeFor[Findings]()},
}

// Kinds lists the reports.
func Kinds() []Kind { return slices.Clone(kinds) }

// KindOf finds a report by its name or its Chinese title.
func KindOf(name string) (Kind, bool) {
	i := slices.IndexFunc(kinds, func(k Kind) bool { return k.Name == name || k.Title == name })
	if i < 0 {
		return Kind{}, false
	}
	return kinds[i], true
}

// File is the name of the report's template.
func (k Kind) File() string { return "report-" + k.Name + ".xlsx" }
