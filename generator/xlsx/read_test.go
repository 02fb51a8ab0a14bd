package xlsx_test

import (
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"huishang/generator/xlsx"
)

func read(t testing.TB, doc []byte) *xlsx.Workbook {
	t.Helper()
	wb, err := xlsx.Read(doc)
	must(t, err)
	return wb
}

// rawSheet is a workbook whose only sheet has the given content, and parts of its own.
func rawSheet(t testing.TB, body string, more ...string) []byte {
	t.Helper()
	parts := members(t, workbook(t, "x"))
	parts["xl/worksheets/sheet1.xml"] = []byte(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` + body + `</worksheet>`)
	for i := 0; i < len(more); i += 2 {
		parts[more[i]] = []byte(more[i+1])
	}
	var list []string
	for _, name := range sortedKeys(parts) {
		list = append(list, name, string(parts[name]))
	}
	return archiveOf(t, list...)
}

// A cell says what the file says of it.
func TestReadCells(t *testing.T) {
	styles := `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="[Magenta]#,##0.00"/><numFmt numFmtId="166" formatCode="G/通用格式&quot;万元&quot;"/></numFmts>` +
		`<cellXfs count="5"><xf/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="22"/></cellXfs></styleSheet>`
	shared := `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>唐山</t></si><si><r><rPr><b/></rPr><t>经</t></r><r><t xml:space="preserve">费 </t></r><rPh sb="0" eb="1"><t>jing</t></rPh></si><si/><si><t>a&amp;b_x000D__x005F_x0041_</t></si></sst>`
	cases := []struct {
		name, cell      string
		kind            xlsx.Kind
		raw, text       string
		formula         string
		computed, saved bool
	}{
		{"shared text", `<c r="B2" t="s"><v>0</v></c>`, xlsx.KindText, "唐山", "唐山", "", false, true},
		{"rich text without its readings", `<c r="B2" t="s"><v>1</v></c>`, xlsx.KindText, "经费 ", "经费 ", "", false, true},
		{"a text of nothing", `<c r="B2" t="s"><v>2</v></c>`, xlsx.KindText, "", "", "", false, true},
		{"escapes", `<c r="B2" t="s"><v>3</v></c>`, xlsx.KindText, "a&b\r_x0041_", "a&b\r_x0041_", "", false, true},
		{"inline text", `<c r="B2" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r><rPh><t>x</t></rPh></is></c>`, xlsx.KindText, "甲乙", "甲乙", "", false, true},
		{"CDATA and a comment", `<c r="B2" t="inlineStr"><is><t>1<!-- x -->&lt;<![CDATA[<2&amp;]]></t></is></c>`, xlsx.KindText, "1<<2&amp;", "1<<2&amp;", "", false, true},
		{"number", `<c r="B2"><v>800.25</v></c>`, xlsx.KindNumber, "800.25", "800.25", "", false, true},
		{"no digit is lost", `<c r="B2"><v>0.30000000000000004</v></c>`, xlsx.KindNumber, "0.30000000000000004", "0.3", "", false, true},
		{"exponent", `<c r="B2" t="n"><v> 1.2E3 </v></c>`, xlsx.KindNumber, "1.2E3", "1200", "", false, true},
		{"number with words in its format", `<c r="B2" s="3"><v>12</v></c>`, xlsx.KindNumber, "12", "12", "", false, true},
		{"a colour is no month", `<c r="B2" s="2"><v>12</v></c>`, xlsx.KindNumber, "12", "12", "", false, true},
		{"Chinese date", `<c r="B2" s="1"><v>46185</v></c>`, xlsx.KindDate, "46185", "2026-06-12", "", false, true},
		{"date and hour", `<c r="B2" s="4"><v>46185.3541666667</v></c>`, xlsx.KindDate, "46185.3541666667", "2026-06-12 08:30", "", false, true},
		{"ISO date", `<c r="B2" t="d"><v>2026-06-12</v></c>`, xlsx.KindDate, "2026-06-12", "2026-06-12", "", false, true},
		{"true", `<c r="B2" t="b"><v>1</v></c>`, xlsx.KindBool, "1", "TRUE", "", false, true},
		{"error", `<c r="B2" t="e"><v>#N/A</v></c>`, xlsx.KindError, "#N/A", "#N/A", "", false, true},
		{"formula", `<c r="B2"><f>SUM(A1:A2)</f><v>3</v></c>`, xlsx.KindNumber, "3", "3", "SUM(A1:A2)", true, true},
		{"formula nobody computed", `<c r="B2"><f>A1&amp;"x"</f></c>`, xlsx.KindEmpty, "", "", `A1&"x"`, true, false},
		{"formula that gives no text", `<c r="B2" t="str"><f>A1</f><v></v></c>`, xlsx.KindText, "", "", "A1", true, true},
		{"words in place of a number", `<c r="B2"><v>约3</v></c>`, xlsx.KindText, "约3", "约3", "", false, true},
		{"only a format", `<c r="B2" s="1"/>`, xlsx.KindEmpty, "", "", "", false, false},
		{"other prefixes", `<x:c xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="B2"><x:v>7</x:v></x:c>`, xlsx.KindNumber, "7", "7", "", false, true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			wb := read(t, rawSheet(t, `<dimension ref="A1:XFD1048576"/><sheetData><row r="2">`+c.cell+`</row></sheetData>`, "xl/styles.xml", styles, "xl/sharedStrings.xml", shared))
			got := wb.Sheets[0].Cell(2, 2)
			if got.Kind != c.kind || got.Raw != c.raw || got.Text() != c.text || got.Formula() != c.formula || got.Computed != c.computed || got.Stored != c.saved {
				t.Errorf("%+v, text %q, formula %q", got, got.Text(), got.Formula())
			}
		})
	}
}

// What excelize writes is read as it was.
func TestReadWorkbook(t *testing.T) {
	doc := workbook(t, "名称 | 金额\n甲 | #1.5\n | \n乙 | =B2*2", func(f *excelize.File) {
		must(t, f.MergeCell("Sheet1", "A5", "C6"))
		must(t, f.SetRowVisible("Sheet1", 3, false))
		must(t, f.SetColVisible("Sheet1", "D:E", false))
		must(t, f.AutoFilter("Sheet1", "A1:B4", nil))
		must(t, second(f.NewSheet("参照 表")))
		must(t, f.SetSheetVisible("参照 表", false, true))
		must(t, f.SetDefinedName(&excelize.DefinedName{Name: "金额", RefersTo: "Sheet1!$B$2:$B$4"}))
		must(t, f.SetDefinedName(&excelize.DefinedName{Name: "金额", RefersTo: "'参照 表'!$A$1,Sheet1!$C:$C", Scope: "参照 表"}))
		must(t, f.SetDefinedName(&excelize.DefinedName{Name: "版本", RefersTo: `"3.1"`}))
		must(t, f.SetCustomProps(excelize.CustomProperty{Name: "指纹", Value: "abc&1"}))
		must(t, f.SetCellValue("Sheet1", "F4", time.Date(2026, 6, 12, 0, 0, 0, 0, time.UTC)))
	})
	wb := read(t, doc)
	s := wb.Sheet("sheet1")
	if s == nil || s.Used().String() != "A1:F4" || s.Cell(4, 2).Formula() != "B2*2" || s.Cell(4, 6).Text() != "2026-06-12" {
		t.Fatalf("%+v", s)
	}
	if len(s.Merges) != 1 || s.Merges[0].String() != "A5:C6" || s.Filter.String() != "A1:B4" {
		t.Errorf("%v %v", s.Merges, s.Filter)
	}
	if !s.RowHidden(3) || !s.RowFiltered(3) || s.RowHidden(2) || !s.ColHidden(4) || !s.ColHidden(5) || s.ColHidden(6) {
		t.Error("what is hidden is seen")
	}
	other := wb.Sheet("参照 表")
	if other.State != xlsx.VeryHidden || s.State != xlsx.Visible {
		t.Errorf("%v %v", other.State, s.State)
	}
	name, ok := wb.Name("金额", nil)
	if !ok || len(name.Ranges) != 1 || name.Ranges[0].Sheet != s || name.Ranges[0].String() != "B2:B4" {
		t.Errorf("%+v", name)
	}
	name, _ = wb.Name("金额", other)
	if len(name.Ranges) != 2 || name.Ranges[0].Sheet != other || name.Ranges[1].String() != "C1:C1048576" {
		t.Errorf("%+v", name)
	}
	if name, _ = wb.Name("版本", nil); name.Text() != "3.1" || name.Ranges != nil || wb.Properties["指纹"] != "abc&1" {
		t.Errorf("%+v %v", name, wb.Properties)
	}
}
