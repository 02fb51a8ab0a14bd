package xlsx_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestColumns(t *testing.T) {
	data := `{"年":[2024,2025,2026],"市":[{"名":"唐山","值":[1,2,3]},{"名":"保定","值":[4,5,6]}],"无":[]}`
	for _, c := range []struct {
		name     string
		in, want grid
	}{
		{"a header and a row of one column, sums widen", `
			市 | {{#列:年}}{{.}}年{{/列}} | 合计
			{{#市}}{{名}} | {{#列:值}}{{.}}{{/列}}{{/市}} | =SUM(B2:B2)
			合计 | =SUM(B2:B2) | =SUM(C2:C2)`, `
			市 | 2024年 | 2025年 | 2026年 | 合计
			唐山 | 1 | 2 | 3 | =SUM(B2:D2) → 6
			保定 | 4 | 5 | 6 | =SUM(B3:D3) → 15
			合计 | =SUM(B2:B3) → 5 | =SUM(C2:C3) → 7 | =SUM(D2:D3) → 9 | =SUM(E2:E3) → 21`},
		{"two columns each, over all rows", `
			年 | {{#列:年}}{{.}} | 增幅{{/列}} | 完
			数 | {{@序号}} | =B2*10 | x`, `
			年 | 2024 | 增幅 | 2025 | 增幅 | 2026 | 增幅 | 完
			数 | 1 | =B2*10 → 10 | 2 | =D2*10 → 20 | 3 | =F2*10 → 30 | x`},
		{"none: dropped", "甲 | {{#列:无}}{{.}}{{/列}} | 乙", "甲 | 乙"},
		{"none: a sum looks at it", "甲 | {{#列:无}}{{.}}{{/列}} | =SUM(B1:B1)", "甲 |  | =SUM(B1:B1) → 0"},
	} {
		t.Run(c.name, func(t *testing.T) { holdGrid(t, workbook(t, c.in), data, c.want) })
	}
}

func TestBeside(t *testing.T) {
	data := `{"甲":[{"n":"a"},{"n":"b"},{"n":"c"}],"乙":[{"n":1},{"n":2}]}`
	holdGrid(t, workbook(t, `
		甲 | | 乙 |
		{{#甲}}{{n}} | {{@序号}}{{/甲}} | {{#乙}}{{n}} | {{@总数}}{{/乙}}
		完 | | =SUM(C2:C2)`), data, `
		甲 | | 乙
		a | 1 | 1 | 2
		b | 2 | 2 | 2
		c | 3
		完 | | =SUM(C2:C4) → 3`)
}

func TestConditions(t *testing.T) {
	data := `{"真":true,"假":false,"额":120,"物":{"名":"甲"}}`
	holdGrid(t, workbook(t, `
		{{#真}}有{{/真}} | {{^假}}无{{/假}} | {{#额 > 100}}大{{/}}{{#额 < 100}}小{{/}}
		{{#假}}不见{{/假}} | x
		{{#真}}一行 | {{额}} | {{/真}}
		{{#假}}
		几行
		{{/假}}
		{{#假}}又一行 | y{{/假}}
		{{#物}}{{名}} | {{额}}{{/物}}
		=SUM(B3:B3) | =SUM(B7,B8)`), data, `
		有 | 无 | 大
		 | x
		一行 | 120
		甲 | 120
		=SUM(B3:B3) → 120 | =SUM(0,B4) → 120`)
}

func TestSheets(t *testing.T) {
	tpl := repeatedSheet(t)
	f := opened(t, rendered(t, tpl, `{"市":[{"名":"唐山","额":3},{"名":"保定/易县","额":4},{"名":"唐山","额":5}]}`))
	if got := strings.Join(f.GetSheetList(), ","); got != "唐山,保定_易县,唐山(2),总 表" {
		t.Fatal(got)
	}
	for name, want := range map[string]grid{
		"唐山":    "唐山 | 3 | | 列1 | 列2\n合计 | =SUM(B1:B1) → 3\n自己 | =唐山!B1*2 → 6",
		"唐山(2)": "唐山 | 5 | | 列1 | 列2\n合计 | =SUM(B1:B1) → 5\n自己 | ='唐山(2)'!B1*2 → 10",
		"总 表":   "共 | =SUM(唐山!B1,保定_易县!B1,'唐山(2)'!B1) → 12 | =唐山!B2 → 3",
	} {
		if got := strings.NewReplacer("Column1", "列1", "Column2", "列2").Replace(shown(t, f, name)); got != tidy(want) {
			t.Errorf("%s\ngot\n%s\nwant\n%s", name, got, tidy(want))
		}
	}
	if c, _ := f.GetComments("保定_易县"); len(c) != 1 || c[0].Text != "看保定/易县" && c[0].Paragraph[0].Text != "看保定/易县" {
		t.Errorf("comments %+v", c)
	}
	tables := map[string]bool{}
	for _, s := range f.GetSheetList()[:3] {
		list, err := f.GetTables(s)
		must(t, err)
		if len(list) != 1 || tables[list[0].Name] {
			t.Errorf("%s: tables %+v", s, list)
			continue
		}
		tables[list[0].Name] = true
	}
	names := f.GetDefinedName()
	if len(names) != 3 || names[1].RefersTo != "保定_易县!$B$1" || names[1].Scope != "保定_易县" {
		t.Errorf("names %+v", names)
	}
}

func TestFollow(t *testing.T) {
	tpl := followed(t)
	f := holdGrid(t, tpl, projects, `
		标题 | 标题 | 标题 | 标题
		名称 | 额 | 状态 | 链接
		甲 | 12.5 | 在办 | 看
		乙 | 7 | 在办 | 看
		丙 | 0.5 | 在办 | 看
		合计 | =SUM(B3:B5) → 20 | =COUNTIF(C3:C5,"在办") → 3 | 注

		尾`)
	if got := shown(t, f, "另"); got != "=SUM(Sheet1!B3:B5) → 20 | =Sheet1!B6 → 20 | =SUM(金额) → 20 | =Sheet1!$A$8 → 尾" {
		t.Error(got)
	}
	merges, err := f.GetMergeCells("Sheet1")
	must(t, err)
	if got := areasOf(merges); got != "A1:D1 E3:F3 E4:F4 E5:F5" {
		t.Error(got)
	}
	for row, want := range map[int]float64{3: 33, 4: 33, 5: 33, 6: 44} {
		if got, _ := f.GetRowHeight("Sheet1", row); got != want {
			t.Errorf("row %d is %v high", row, got)
		}
	}
	cf, err := f.GetConditionalFormats("Sheet1")
	must(t, err)
	if len(cf["B3:B5"]) != 1 || cf["B3:B5"][0].Criteria != "B3>$B$6/2" {
		t.Errorf("%+v", cf)
	}
	dvs, err := f.GetDataValidations("Sheet1")
	must(t, err)
	if len(dvs) != 1 || dvs[0].Sqref != "C3:C5" || dvs[0].Formula1 != "$A$3:$A$5" {
		t.Errorf("%+v", dvs)
	}
	for cell, want := range map[string]string{"D3": "Sheet1!A8", "D5": "Sheet1!A8", "D6": "https://example.org/"} {
		if ok, got, _ := f.GetCellHyperLink("Sheet1", cell); !ok || got != want {
			t.Errorf("%s leads to %q", cell, got)
		}
	}
	if c, _ := f.GetComments("Sheet1"); len(c) != 1 || c[0].Cell != "D6" {
		t.Errorf("%+v", c)
	}
	for _, n := range f.GetDefinedName() {
		want := map[string]string{"金额": "Sheet1!$B$3:$B$5", "_xlnm.Print_Area": "Sheet1!$A$1:$D$8", "_xlnm._FilterDatabase": "'Sheet1'!$A$2:$C$5"}[n.Name]
		if n.RefersTo != want {
			t.Errorf("%+v", n)
		}
	}
	parts := members(t, written(t, f))
	if b := string(parts["xl/charts/chart1.xml"]); !strings.Contains(b, "Sheet1!$B$3:$B$5") || !strings.Contains(b, "Sheet1!$A$3:$A$5") {
		t.Error(b)
	}
	sheet := string(parts["xl/worksheets/sheet1.xml"])
	for _, want := range []string{`<autoFilter ref="A2:C5"`, `<brk id="7"`} {
		if !strings.Contains(sheet, want) {
			t.Errorf("no %s in %s", want, sheet[strings.Index(sheet, "</sheetData>"):])
		}
	}
	if b := string(parts["xl/drawings/drawing1.xml"]); !strings.Contains(b, "<xdr:row>6</xdr:row>") {
		t.Error(b)
	}
}

// followed is a workbook of everything that has to follow a list.
func followed(t testing.TB) []byte {
	return workbook(t, `
		标题 | | |
		名称 | 额 | 状态 | 链接
		{{#列}}{{名}} | {{额}} | 在办 | 看{{/列}}
		合计 | =SUM(B3:B3) | =COUNTIF(C3:C3,"在办") | 注
		|||
		尾 | | |`, func(f *excelize.File) {
		must(t, f.MergeCell("Sheet1", "A1", "D1"))
		must(t, f.MergeCell("Sheet1", "E3", "F3"))
		must(t, f.SetRowHeight("Sheet1", 3, 33))
		must(t, f.SetRowHeight("Sheet1", 4, 44))
		red, err := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "FF0000"}})
		must(t, err)
		must(t, f.SetConditionalFormat("Sheet1", "B3:B3", []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: "B3>$B$4/2", Format: &red}}))
		dv := excelize.NewDataValidation(true)
		dv.SetSqref("C3")
		dv.SetSqrefDropList("$A$3:$A$3")
		must(t, f.AddDataValidation("Sheet1", dv))
		must(t, f.AutoFilter("Sheet1", "A2:C3", nil))
		must(t, f.SetCellHyperLink("Sheet1", "D3", "Sheet1!A6", "Location"))
		must(t, f.SetCellHyperLink("Sheet1", "D4", "https://example.org/", "External"))
		must(t, f.AddComment("Sheet1", excelize.Comment{Cell: "D4", Author: "我", Paragraph: []excelize.RichTextRun{{Text: "合计注"}}}))
		must(t, f.SetDefinedName(&excelize.DefinedName{Name: "金额", RefersTo: "Sheet1!$B$3"}))
		must(t, f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: "Sheet1!$A$1:$D$6", Scope: "Sheet1"}))
		must(t, f.InsertPageBreak("Sheet1", "A6"))
		must(t, f.AddChart("Sheet1", "H5", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Name: "Sheet1!$B$2", Categories: "Sheet1!$A$3:$A$3", Values: "Sheet1!$B$3:$B$3"}}}))
	}, sheet(t, "另", "=SUM(Sheet1!B3:B3) | =Sheet1!B4 | =SUM(金额) | =Sheet1!$A$6"))
}

// repeatedSheet is a workbook with one sheet to each city.
func repeatedSheet(t testing.TB) []byte {
	return workbook(t, `
		{{名}} | {{额}}
		合计 | =SUM(B1:B1)
		自己 | ='{{#市}}{{名}}'!B1*2`, func(f *excelize.File) {
		must(t, f.SetSheetName("Sheet1", "{{#市}}{{名}}"))
		must(t, f.SetCellFormula("{{#市}}{{名}}", "B3", "'{{#市}}{{名}}'!B1*2"))
		must(t, f.SetCellStr("{{#市}}{{名}}", "A3", "自己"))
		must(t, f.SetDefinedName(&excelize.DefinedName{Name: "额", RefersTo: "'{{#市}}{{名}}'!$B$1", Scope: "{{#市}}{{名}}"}))
		must(t, f.AddTable("{{#市}}{{名}}", &excelize.Table{Range: "D1:E2", Name: "表"}))
		must(t, f.AddChart("{{#市}}{{名}}", "G2", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Name: "a", Values: "'{{#市}}{{名}}'!$B$1:$B$2"}}}))
		must(t, f.AddComment("{{#市}}{{名}}", excelize.Comment{Cell: "A1", Author: "我", Paragraph: []excelize.RichTextRun{{Text: "看{{名}}"}}}))
	}, sheet(t, "总 表", "共 | =SUM('{{#市}}{{名}}'!B1) | ='{{#市}}{{名}}'!B2"))
}

// Formulas that lead back to themselves, and those that read them, get no
// value; the others do.
func TestCircularFormulas(t *testing.T) {
	for in, want := range map[grid]grid{
		"{{x}} | =C1 | =B1+1 | =A1*2":                           "1 | =C1 → | =B1+1 → | =A1*2 → 2",
		"{{x}} | =B1+1 | =SUM(A1:B1) | =LEN(\"ab\")":            "1 | =B1+1 → | =SUM(A1:B1) → | =LEN(\"ab\") → 2",
		"{{#列}}{{.}} | =SUM(B1:B1) | {{/列}}\n=SUM(A1:A1) | =B1": "1 | =SUM(B1:B1) →\n2 | =SUM(B2:B2) →\n=SUM(A1:A2) → 3 | =B1 →",
		"{{x}} | =VLOOKUP(1,A1:B1,2,FALSE) | =IF(A1>0,C1,2)":    "1 | =VLOOKUP(1,A1:B1,2,FALSE) → | =IF(A1>0,C1,2) →",
	} {
		f := opened(t, rendered(t, workbook(t, in), `{"x":1,"列":[1,2]}`))
		if got := shown(t, f, "Sheet1"); strings.ReplaceAll(got, "→  |", "→ |") != tidy(want) {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

// Rows without anything in them keep their format wherever a list cuts through them.
func TestEmptyRowsInLists(t *testing.T) {
	tall := func(from, to int, cells string) (out string) {
		for n := from; n <= to; n++ {
			out += fmt.Sprintf(`<row r="%d" ht="33" customHeight="1">%s</row>`, n, strings.ReplaceAll(cells, "#", fmt.Sprint(n)))
		}
		return out
	}
	for _, cells := range []string{"", `<c r="B#" s="0"/><c r="D#"/>`} {
		tag := func(n int, s string) string {
			return fmt.Sprintf(`<row r="%d"><c r="A%d" t="inlineStr"><is><t>%s</t></is></c></row>`, n, n, s)
		}
		tpl := rawSheet(t, "<sheetData>"+tall(1, 2, cells)+tag(3, "{{#列}}{{.}}")+tall(4, 5, cells)+tag(6, "末{{/列}}")+tall(7, 9, cells)+"</sheetData>")
		doc := rendered(t, tpl, `{"列":["甲","乙"]}`)
		f := opened(t, doc)
		for row := 1; row <= 13; row++ {
			want := 33.0
			if row == 3 || row == 6 || row == 7 || row == 10 {
				want = 15
			}
			if got, err := f.GetRowHeight("Sheet1", row); err != nil || got != want {
				t.Errorf("row %d is %v high, not %v", row, got, want)
			}
		}
		if got := strings.Count(string(members(t, doc)["xl/worksheets/sheet1.xml"]), "<row "); got != 13 {
			t.Errorf("%d rows", got)
		}
		if got, _ := f.GetCellValue("Sheet1", "A10"); got != "末" {
			t.Error(got)
		}
	}
}
