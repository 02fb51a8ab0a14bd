package xlsx_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"huishang/generator/tags"
	"huishang/generator/xlsx"
)

// fuzzData has something of every kind under names the seeds use.
const fuzzData = `{"列":[{"名":"<甲>","b":[1,2]},{"名":"乙\n丙"}],"空":[],"值":"“值”&","真":true,"物":{"名":"x"},"数":1.5,"a":[1,2]}`

// FuzzSheet takes any bytes for the rows and what follows them: a template is
// refused with a reason or compiles; what compiles fills into parts that are
// well-formed.
func FuzzSheet(f *testing.F) {
	for _, body := range []string{
		`<sheetData/>`,
		`<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{{值}}</t></is></c></row></sheetData>`,
		`<sheetData><row r="2"><c r="A2" t="inlineStr"><is><t>{{#列}}{{名}}</t></is></c><c r="B2"><f>SUM(A1:A2)+$B$2</f></c><c r="C2" t="inlineStr"><is><t>{{/}}</t></is></c></row></sheetData><mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells>`,
		`<sheetData><row><c t="inlineStr"><is><r><rPr><b/></rPr><t>{{#列:a}}{</t></r><r><t>{.}}{{/}}</t></r></is></c><c><f t="shared" si="0" ref="B1:B2">A1</f></c></row><row><c/><c><f t="shared" si="0"/></c></row></sheetData><conditionalFormatting sqref="A1:B2"><cfRule><formula>A1</formula></cfRule></conditionalFormatting>`,
		`<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{{#空}}</t></is></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>{{/空}}{{~值}}{{%值}}</t></is></c></row></sheetData><rowBreaks count="1" manualBreakCount="1"><brk id="2" man="1"/></rowBreaks><hyperlinks><hyperlink ref="A1" location="A3"/></hyperlinks><autoFilter ref="A1:B3"/>`,
		`<cols><col min="1" max="3" width="9"/></cols><sheetData><row r="1"><c r="A1"><f t="array" ref="A1:A2">A2*2</f></c></row></sheetData><extLst><ext><f>A1</f><sqref>A1</sqref></ext></extLst>`,
	} {
		f.Add([]byte(body))
	}
	base := members(f, workbook(f, "x"))
	data := decode(f, fuzzData)
	limits := xlsx.WithLimits(xlsx.Limits{Turns: 2000, Output: 8 << 20})
	f.Fuzz(func(t *testing.T, body []byte) {
		var parts []string
		for _, name := range sortedKeys(base) {
			content := string(base[name])
			if name == "xl/worksheets/sheet1.xml" {
				content = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><dimension ref="A1"/>` + string(body) + `</worksheet>`
			}
			parts = append(parts, name, content)
		}
		tpl, err := xlsx.Compile(archiveOf(t, parts...), limits)
		if err != nil {
			holdReason(t, err)
			return
		}
		for _, policy := range []tags.Policy{tags.Blank, tags.Mark} {
			doc, err := tpl.Render(data, xlsx.Missing(policy))
			if err != nil {
				continue
			}
			if wellFormed([]byte("<a>"+string(body)+"</a>")) == nil {
				if err := wellFormed(members(t, doc)["xl/worksheets/sheet1.xml"]); err != nil {
					t.Fatalf("%v in\n%s", err, members(t, doc)["xl/worksheets/sheet1.xml"])
				}
			}
		}
	})
}

// holdReason holds that a refusal is one of the two kinds and says something.
func holdReason(t *testing.T, err error) {
	t.Helper()
	var faults tags.Faults
	if !errors.As(err, &faults) && !errors.Is(err, xlsx.ErrNotExcel) {
		t.Fatalf("%T %v", err, err)
	}
	for _, f := range faults {
		if f.Message == "" || f.Place.String() == "" {
			t.Fatalf("a fault without a word or a place: %+v", f)
		}
	}
}

// FuzzPackage takes any bytes for a file.
func FuzzPackage(f *testing.F) {
	f.Add(workbook(f, "{{值}}"))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	limits := xlsx.WithLimits(xlsx.Limits{Entries: 100, Part: 1 << 20, Total: 4 << 20, Output: 4 << 20, Turns: 2000})
	data := decode(f, fuzzData)
	f.Fuzz(func(t *testing.T, b []byte) {
		tpl, err := xlsx.Compile(b, limits)
		if err != nil {
			holdReason(t, err)
			return
		}
		_, _ = tpl.Render(data)
	})
}

// FuzzFormula: a formula of a template that repeats nothing around it stays
// what it is, and whatever it is nothing breaks.
func FuzzFormula(f *testing.F) {
	for _, s := range []string{"SUM(A1:A1)", "'a b'!$A$1+B2", `IF(A1>1,"x""y",#REF!)`, "[1]x!A1", "Table1[[#All],[a]]", "A:A 1:1", "LOG10(A1)", "SUM((A1,A2))", "-A1^2%", "1E5", "Sheet1!A1:B2", "甲!A1", "{1,2;3}", "A1:A1:A1", "$A:$B", "x.y(A1)", "A1#"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || tags.BadRune(s) >= 0 || strings.ContainsAny(s, "{}｛｝\r") || strings.TrimSpace(s) != s || s == "" || len(s) > 200 {
			return
		}
		tpl := workbook(t, "x\n{{#列}}{{名}} | {{/列}}", func(f *excelize.File) { must(t, f.SetCellFormula("Sheet1", "C1", s)) })
		c, err := xlsx.Compile(tpl)
		must(t, err)
		doc, err := c.Render(map[string]any{"列": []any{map[string]any{"名": 1}}})
		must(t, err)
		got, err := opened(t, doc).GetCellFormula("Sheet1", "C1")
		must(t, err)
		if !strings.EqualFold(got, s) && !strings.Contains(s, ":") {
			t.Fatalf("%q became %q", s, got)
		}
	})
}

// FuzzValue: a value stays the text it is, or is refused.
func FuzzValue(f *testing.F) {
	for _, v := range []string{"甲", "{{x}}", "<a>&amp;", "a\tb", "a\nb", "=1+1", "@x", "\x00", "\xff", "]]>", "😀", "  ", "_x0041_", "_x005F_x0041_", "0012", "2026-06-12", "TRUE", "1e5", "_x000D_"} {
		f.Add(v)
	}
	tpl, err := xlsx.Compile(workbook(f, "{{v}} | [{{v}}]"))
	must(f, err)
	f.Fuzz(func(t *testing.T, v string) {
		doc, err := tpl.Render(map[string]any{"v": v})
		refused := !utf8.ValidString(v) || tags.BadRune(v) >= 0 || len(v) > 32000
		if refused {
			return
		}
		must(t, err)
		out := opened(t, doc)
		want := strings.ReplaceAll(strings.ReplaceAll(v, "\r\n", "\n"), "\r", "\n")
		got, err := out.GetCellValue("Sheet1", "A1")
		must(t, err)
		if got != want {
			t.Fatalf("%q came out as %q", v, got)
		}
		if got, _ = out.GetCellValue("Sheet1", "B1"); got != "["+want+"]" {
			t.Fatalf("%q came out as %q", v, got)
		}
		if s, _ := out.GetCellFormula("Sheet1", "A1"); s != "" {
			t.Fatalf("%q is a formula", v)
		}
	})
}

// FuzzRead takes any bytes for the rows of a sheet: they are refused with a
// reason or read, alike from memory and from a stream, and every cell answers.
func FuzzRead(f *testing.F) {
	for _, body := range []string{
		`<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1" t="b"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>`,
		`<sheetData><row r="2"><c r="A2"><f t="shared" si="0" ref="A2:A3">B2*2</f><v>1.5e3</v></c></row><row><c><f t="shared" si="0"/></c></row></sheetData><autoFilter ref="A1:B3"/>`,
		`<sheetFormatPr zeroHeight="1"/><cols><col min="1" max="3" hidden="1"/></cols><sheetData><row hidden="1"/><row><c t="d"><v>2026-06-12</v></c><c t="e"><v>#N/A</v></c><c t="s"><v>0</v></c></row></sheetData>`,
		`<sheetData><row><c><v>0.30000000000000004</v></c><c><v><![CDATA[1]]><!-- --></v></c><c t="str"><f/><v/></c></row></sheetData>`,
	} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		small := rawSheet(t, string(body))
		wb, err := xlsx.Read(small)
		if err != nil {
			holdReason(t, err)
			return
		}
		large := rawSheet(t, string(body)+"<!-- "+strings.Repeat("x", 1<<20)+" -->")
		again, err := xlsx.ReadWithin(large, xlsx.Limits{Ratio: 1 << 20})
		must(t, err)
		s, streamed := wb.Sheets[0], again.Sheets[0]
		n := 0
		for row, cells := range s.Rows() {
			for _, c := range cells {
				other := streamed.Cell(row, c.Col)
				if other.Raw != c.Raw || other.Formula() != c.Formula() || other.Text() != c.Text() || !s.Used().Contains(row, c.Col) && c.Raw != "" {
					t.Fatalf("%+v and %+v in %v", c, other, s.Used())
				}
				_, isDate := c.Time()
				if _, isNumber := c.Decimal(); isDate && c.Kind != xlsx.KindDate || isNumber && c.Kind != xlsx.KindDate && c.Kind != xlsx.KindNumber {
					t.Fatalf("%+v", c)
				}
				n++
			}
		}
		for row := range streamed.Rows() {
			n -= len(streamed.Row(row))
		}
		if n != 0 {
			t.Fatalf("%d cells more from memory", n)
		}
	})
}

// FuzzAnnotate takes any bytes for the rows of a sheet: they are refused with a
// reason, or take notes, stay well-formed, and are read as before.
func FuzzAnnotate(f *testing.F) {
	for _, body := range []string{
		`<sheetData/>`,
		`<sheetData><row r="2" s="1" customFormat="1"/><row r="5"><c r="B5"/><c r="D5" s="1"><v>1</v></c></row></sheetData><pageMargins left="1"/>`,
		`<cols><col min="1" max="3" style="2"/></cols><sheetData><row><c t="str"><v>x</v></c></row></sheetData><extLst/>`,
	} {
		f.Add([]byte(body))
	}
	a := xlsx.Annotation{Author: author, Notes: []xlsx.Note{{Sheet: "Sheet1", Cell: "B2", Color: "FFC7CE", Text: "一"}, {Sheet: "Sheet1", Cell: "D5", Text: "二"}},
		Cover: &xlsx.Cover{Name: "清单", Title: "题", Header: []string{"问题"}}}
	f.Fuzz(func(t *testing.T, body []byte) {
		before := rawSheet(t, string(body))
		old, err := xlsx.Read(before)
		if err != nil {
			return
		}
		doc, err := xlsx.Annotate(before, a)
		if err != nil {
			t.Fatalf("%v in %q", err, body)
		}
		if wellFormed([]byte("<a>"+string(body)+"</a>")) == nil {
			must(t, wellFormed(members(t, doc)["xl/worksheets/sheet1.xml"]))
		}
		s := read(t, doc).Sheet("Sheet1")
		if s.Used() != old.Sheets[0].Used() {
			t.Fatalf("%v became %v in %q", old.Sheets[0].Used(), s.Used(), body)
		}
		for row, cells := range old.Sheets[0].Rows() {
			for _, c := range cells {
				if got := s.Cell(row, c.Col); got.Raw != c.Raw || got.Formula() != c.Formula() {
					t.Fatalf("%+v became %+v", c, got)
				}
			}
		}
	})
}
