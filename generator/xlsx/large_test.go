package xlsx_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"huishang/generator/xlsx"
)

// A sheet of more rows than are kept is written while it is filled; totals
// below and on other sheets are computed, and its dimension is right.
func TestStreams(t *testing.T) {
	tpl, err := xlsx.Compile(workbook(t, `
		名称 | 额 | =SUM(B2:B2)
		{{#列}}{{名}} | {{额}}{{/列}} | =B2*2
		合计 | =SUM(B2:B2) | =SUM(C2)`, sheet(t, "另", "=SUM(Sheet1!B2:B2)")))
	must(t, err)
	const n = 60_000
	data := manyData(n)
	want := 0.0
	for _, v := range data["列"].([]any) {
		want += v.(map[string]any)["额"].(float64)
	}
	doc, err := tpl.Render(data)
	must(t, err)
	f := opened(t, doc)
	for cell, v := range map[string]float64{fmt.Sprintf("B%d", n+2): want, fmt.Sprintf("C%d", n+2): want * 2} {
		col, row, _ := excelize.CellNameToCoordinates(cell)
		holdNumber(t, f, "Sheet1", col, row, v)
	}
	holdNumber(t, f, "另", 1, 1, want)
	if d, _ := f.GetSheetDimension("Sheet1"); d != fmt.Sprintf("A1:C%d", n+2) {
		t.Error(d)
	}
	if s, _ := f.GetCellValue("Sheet1", "C1"); s != "" {
		t.Errorf("a total above what it sums cannot be known while writing, but shows %q", s)
	}
}

// Four thousand rows in a sheet with totals, a chart and conditional formats; [BenchmarkRows4000] says in what time.
func TestManyRows(t *testing.T) {
	tpl, err := xlsx.Compile(manyRows(t))
	must(t, err)
	doc, err := tpl.Render(manyData(4000))
	must(t, err)
	holdSound(t, doc)
	f := opened(t, doc)
	cf, err := f.GetConditionalFormats("Sheet1")
	must(t, err)
	if len(cf["C3:C4002"]) != 1 {
		t.Errorf("%v", sortedKeys(cf))
	}
	if s, _ := f.GetCellFormula("Sheet1", "C4003"); s != "SUM(C3:C4002)" {
		t.Error(s)
	}
	chart := string(members(t, doc)["xl/charts/chart1.xml"])
	if !strings.Contains(chart, "Sheet1!$C$3:$C$4002") {
		t.Error(chart[:400])
	}
}

// A million formatted rows without anything in them; [BenchmarkMillionEmptyRows] says in what time.
func TestMillionEmptyRows(t *testing.T) {
	doc := rendered(t, emptyRows(t, 1_000_000), `{"x":"甲"}`)
	if n := len(doc); n > 8<<20 {
		t.Errorf("%d bytes", n)
	}
}

// emptyRows is a workbook of one tag and n rows with a height each.
func emptyRows(t testing.TB, n int) []byte {
	t.Helper()
	var b strings.Builder
	b.WriteString(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{{x}}</t></is></c></row>`)
	for i := 2; i <= n; i++ {
		fmt.Fprintf(&b, `<row r="%d" ht="20" customHeight="1"/>`, i)
	}
	b.WriteString(`</sheetData></worksheet>`)
	parts := members(t, workbook(t, "x"))
	var list []string
	for _, name := range sortedKeys(parts) {
		content := string(parts[name])
		if name == "xl/worksheets/sheet1.xml" {
			content = b.String()
		}
		list = append(list, name, content)
	}
	return archiveOf(t, list...)
}

func TestTables(t *testing.T) {
	tpl := workbook(t, `
		名称 | {{#列:年}}{{.}}年{{/列}} | 积
		{{#列}}{{名}} | {{数}}{{/列}} | =表[[#This Row],[积]]
		合 | =SUBTOTAL(9,B2:B2) | =COUNTIF(A2:A2,"甲")`, func(f *excelize.File) {
		must(t, f.AddTable("Sheet1", &excelize.Table{Range: "A1:C2", Name: "表"}))
	})
	f := opened(t, rendered(t, tpl, `{"年":[2024,2025],"列":[{"名":"甲","数":1},{"名":"乙","数":2}]}`))
	list, err := f.GetTables("Sheet1")
	must(t, err)
	if len(list) != 1 || list[0].Range != "A1:D3" {
		t.Fatalf("%+v", list)
	}
	part := string(members(t, written(t, f))["xl/tables/table1.xml"])
	for _, want := range []string{`name="名称"`, `name="2024年"`, `name="2025年"`, `name="积"`, `count="4"`, `<autoFilter ref="A1:D3"`} {
		if !strings.Contains(part, want) {
			t.Errorf("no %s in %s", want, part)
		}
	}
	for cell, want := range map[string]string{"B4": "3", "D4": "1"} {
		if s, _ := f.GetCellValue("Sheet1", cell); s != want {
			t.Errorf("%s is %q", cell, s)
		}
	}
}
