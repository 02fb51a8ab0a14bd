package grid_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"huishang/templates/grid"
)

const sample = `《台账》
== 工作表 台账
[页] 标题 2:2 冻结 B3 筛选 A2:C3 打印 A1:C4
[列] 5 居中 ┃ 24 文 ┃ 10 经费 隐藏
[行 标题 30 A:C] 题 & 目
[行 表头 20起] 序号 ┃ 事项 ┃ 经费↵（万元）
[行] {{#列}}{{@序号}} ┃ {{名}} ┃ {{额}}{{/列}}
[行 合计] 合计 ┃ [居中]— ┃ =SUM(C3:C3)
[灯] B3:B3
[图 柱线 A6:C9] 图 ┃ 类 B3:B3 ┃ 柱 C3:C3 C2 0.0 ┃ 线 C3:C3 C2
== 工作表 二
[列] 5 文
[行] 空`

func TestBuild(t *testing.T) {
	book, err := grid.Build(sample)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for cell, want := range map[string]string{"A1": "题 & 目", "C2": "经费\n（万元）", "B3": "{{名}}", "B4": "—"} {
		if got, err := f.GetCellValue("台账", cell); err != nil || got != want {
			t.Errorf("%s is %q, %v", cell, got, err)
		}
	}
	if got, err := f.GetCellFormula("台账", "C4"); err != nil || got != "SUM(C3:C3)" {
		t.Errorf("%q, %v", got, err)
	}
	var names []string
	for _, n := range f.GetDefinedName() {
		names = append(names, n.Name+" "+n.RefersTo)
	}
	want := "_xlnm._FilterDatabase '台账'!$A$2:$C$3,_xlnm.Print_Area '台账'!$A$1:$C$4,_xlnm.Print_Titles '台账'!$2:$2"
	if got := strings.Join(names, ","); got != want {
		t.Error(got)
	}
	if shown, err := f.GetColVisible("台账", "C"); err != nil || shown {
		t.Errorf("a hidden column shows: %v", err)
	}
	if rules, err := f.GetConditionalFormats("台账"); err != nil || len(rules["B3:B3"]) != 4 {
		t.Errorf("%v, %v", rules, err)
	}
}

func TestAgrees(t *testing.T) {
	book, err := grid.Build(sample)
	if err != nil {
		t.Fatal(err)
	}
	if !grid.Agrees(book, sample) || grid.Agrees(book, strings.Replace(sample, "24 文", "25 文", 1)) || grid.Agrees([]byte("x"), sample) || grid.Agrees(book, "x") {
		t.Error("a workbook agrees with another text than its own")
	}
}

func TestSlipsNameTheirLine(t *testing.T) {
	head := "== 工作表 一\n[列] 5 文\n"
	for text, want := range map[string]string{
		"":                      "no sheet",
		"[行] x":                 "line 1",
		head + "x":              "line 3",
		head + "[行] a ┃ b":      "2 cells in 1 columns",
		head + "[行 大字] a":       `no class "大字"`,
		head + "[行] [大]a":       `no kind "大"`,
		"== 工作表 一\n[列] 5":       "lacks width or kind",
		"== 工作表 一\n[列] 5 大":     `no kind "大"`,
		head + "[页] 冻结":         "says nothing about a page",
		head + "[图 柱线] 题":       "a chart is a kind",
		head + "[图 柱线 A1:B2] 题": "categories and series",
		head + "[图 柱线 A1:B2] 题 ┃ 饼 A1 A2": "no series",
	} {
		if _, err := grid.Build(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}
