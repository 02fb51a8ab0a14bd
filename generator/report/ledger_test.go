package report_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"huishang/generator/report"
	"huishang/templates"
	"huishang/templates/grid"
)

// nation is a ledger of so many tasks.
func nation(n int) report.Tasks {
	out := report.Tasks{Heading: report.Heading{Today: today, Rules: "1.0", Count: 300}, Rows: make([]report.Task, 0, n)}
	value, fund, due := dec("120.5"), report.Money{Amount: dec("800"), Here: true}, date("2027-12-31")
	for i := range n {
		out.Rows = append(out.Rows, report.Task{City: names[i%len(names)], Agreement: "2026年", ID: fmt.Sprintf("A%d", i%9+1), Title: fmt.Sprintf("共建绿色化工中试基地%d", i),
			Aim: "新增省级以上中试平台", Unit: "家", Value: value, Actual: value, Share: value, Fund: fund, LeadCity: names[i%len(names)] + "科学技术局",
			LeadDept: "基础研究与平台处", Deadline: due, Light: report.Amber, Why: "推进中，还有60天到期", Updated: due, Evidence: "批复文件"})
	}
	return out
}

// twelve is the ledger's template with twelve of its columns.
const twelve = `《台账》
== 工作表 台账
[页] 标题 1:1 筛选 A1:L2
[列] 8 居中 ┃ 10 居中 ┃ 8 居中 ┃ 24 文 ┃ 24 文 ┃ 9 数 ┃ 9 比率 ┃ 11 经费 ┃ 18 文 ┃ 18 文 ┃ 12 日期 ┃ 7 居中
[行 表头] 序号 ┃ 城市 ┃ 编号 ┃ 会商事项 ┃ 目标 ┃ 目标值 ┃ 完成率（%） ┃ 市级经费（万元） ┃ 市牵头单位 ┃ 厅业务处室 ┃ 完成时限 ┃ 预警灯
[行] {{#任务}}{{@序号}} ┃ {{城市}} ┃ {{编号}} ┃ {{事项 | 空则:—}} ┃ {{目标 | 空则:未报}} ┃ {{目标值 | 空则:未报}} ┃ {{完成率 | 空则:—}} ┃ {{市级经费?}} ┃ {{市牵头单位 | 空则:未报}} ┃ {{厅业务处室 | 空则:未报}} ┃ {{完成时限 | 空则:未报}} ┃ {{灯}}{{/任务}}
[行 合计] 合计 ┃ ┃ ┃ ┃ ┃ ┃ ┃ =SUM(H2:H2)
[灯] L2:L2`

// withTwelve are the templates with that ledger in place of the built-in one, as a staff folder would lay it over.
func withTwelve(t testing.TB) *report.Templates {
	t.Helper()
	book, err := grid.Build(twelve)
	must(t, err)
	files := fstest.MapFS{}
	for _, k := range report.Kinds() {
		data, err := fs.ReadFile(templates.FS, k.File())
		must(t, err)
		files[k.File()] = &fstest.MapFile{Data: data}
	}
	files["report-tasks.xlsx"] = &fstest.MapFile{Data: book}
	set, err := report.Load(files)
	must(t, err)
	return set
}

// A ledger that streams says how large it is, totals what it holds and keeps its filter and its lights.
func TestLongLedger(t *testing.T) {
	const n = 60_000
	book, err := withTwelve(t).Lay(nation(n))
	must(t, err)
	sheet := partsOf(t, book)["xl/worksheets/sheet1.xml"]
	for _, want := range []string{`<dimension ref="A1:L60002"/>`, `<autoFilter ref="A1:L60001"/>`, `sqref="L2:L60001"`, `<f>SUM(H2:H60001)</f><v>48000000</v>`, `<c r="L60001"`} {
		if !strings.Contains(sheet, want) {
			t.Errorf("no %s", want)
		}
	}
}
