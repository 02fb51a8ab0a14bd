package xlsx_test

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/png"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"huishang/generator/tags"
	"huishang/generator/xlsx"
)

func styled(t testing.TB, cell, format string) func(*excelize.File) {
	return func(f *excelize.File) {
		s, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		must(t, err)
		must(t, f.SetCellStyle("Sheet1", cell, cell, s))
	}
}

type day struct{ s string }

func (d day) String() string { return d.s }

type level int

// A value keeps its type when its tag is the whole cell.
func TestValues(t *testing.T) {
	for _, c := range []struct {
		name     string
		tag      string
		format   string
		v        any
		kind     excelize.CellType
		raw      string
		shown    string
		isNumber bool
	}{
		{name: "text", tag: "{{x}}", v: "甲", kind: excelize.CellTypeInlineString, raw: "甲"},
		{name: "an identifier", tag: "{{x}}", v: "0012", kind: excelize.CellTypeInlineString, raw: "0012"},
		{name: "an identity number", tag: "{{x}}", v: "130203199001011234", kind: excelize.CellTypeInlineString, raw: "130203199001011234"},
		{name: "figures as text stay text", tag: "{{x}}", v: "12.50", kind: excelize.CellTypeInlineString, raw: "12.50"},
		{name: "but not where the cell shows numbers", tag: "{{x}}", format: "#,##0.00", v: "1200.5", raw: "1200.5", shown: "1,200.50"},
		{name: "leading zeros stay even there", tag: "{{x}}", format: "0.00", v: "0012", kind: excelize.CellTypeInlineString, raw: "0012"},
		{name: "a formula stays text", tag: "{{x}}", v: "=1+1", kind: excelize.CellTypeInlineString, raw: "=1+1"},
		{name: "an escape stays text", tag: "{{x}}", v: "_x0041_x0042_", kind: excelize.CellTypeInlineString, raw: "_x0041_x0042_"},
		{name: "blanks at the edges", tag: "{{x}}", v: "  a ", kind: excelize.CellTypeInlineString, raw: "  a "},
		{name: "a number", tag: "{{x}}", v: 12.5, raw: "12.5"},
		{name: "a whole number", tag: "{{x}}", v: int64(-3), raw: "-3"},
		{name: "a number of a named type", tag: "{{x}}", v: level(7), raw: "7"},
		{name: "a decimal, exactly", tag: "{{x}}", v: decimal.RequireFromString("1234567890.12"), raw: "1234567890.12"},
		{name: "too many digits for a number", tag: "{{x}}", v: decimal.RequireFromString("12345678901234567"), kind: excelize.CellTypeInlineString, raw: "12345678901234567"},
		{name: "no number at all", tag: "{{x}}", v: math.Inf(1), kind: excelize.CellTypeInlineString, raw: "+Inf"},
		{name: "rounded", tag: "{{x ¦ 小数:1}}", v: 12.0, raw: "12.0", shown: "12.0"},
		{name: "grouped is text", tag: "{{x ¦ 千分位}}", v: 1200, kind: excelize.CellTypeInlineString, raw: "1,200"},
		{name: "true", tag: "{{x}}", v: true, kind: excelize.CellTypeBool, raw: "1", shown: "TRUE"},
		{name: "a date by its type", tag: "{{x}}", v: time.Date(2026, 6, 12, 0, 0, 0, 0, time.UTC), raw: "46185", shown: "2026-06-12"},
		{name: "with its hour", tag: "{{x}}", v: time.Date(2026, 6, 12, 9, 30, 0, 0, time.UTC), raw: "46185.395833333336", shown: "2026-06-12 09:30"},
		{name: "a civil date", tag: "{{x}}", v: day{"2026-06-12"}, raw: "46185", shown: "2026-06-12"},
		{name: "a date as text stays text", tag: "{{x}}", v: "2026-06-12", kind: excelize.CellTypeInlineString, raw: "2026-06-12"},
		{name: "but not where the cell shows dates", tag: "{{x}}", format: `yyyy"年"m"月"d"日"`, v: "2026-06-12", raw: "46185", shown: "2026年6月12日"},
		{name: "a date before Excel's days", tag: "{{x}}", v: day{"1899-01-01"}, kind: excelize.CellTypeInlineString, raw: "1899-01-01"},
		{name: "a number in a cell of text", tag: "{{x}}", format: "@", v: 12, kind: excelize.CellTypeInlineString, raw: "12"},
		{name: "a list", tag: "{{x}}", v: []any{"甲", "乙"}, kind: excelize.CellTypeInlineString, raw: "甲、乙"},
		{name: "nothing", tag: "{{x}}", v: nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var more []func(*excelize.File)
			if c.format != "" {
				more = append(more, styled(t, "A1", c.format))
			}
			tpl, err := xlsx.Compile(workbook(t, grid(c.tag), more...))
			must(t, err)
			doc, err := tpl.Render(map[string]any{"x": c.v})
			must(t, err)
			holdSound(t, doc)
			f := opened(t, doc)
			kind, err := f.GetCellType("Sheet1", "A1")
			must(t, err)
			raw, err := f.GetCellValue("Sheet1", "A1", excelize.Options{RawCellValue: true})
			must(t, err)
			if kind != c.kind || raw != c.raw {
				t.Errorf("type %v value %q, want %v %q", kind, raw, c.kind, c.raw)
			}
			if s, _ := f.GetCellValue("Sheet1", "A1"); c.shown != "" && s != c.shown {
				t.Errorf("shown as %q, want %q", s, c.shown)
			}
		})
	}
}

func TestMissing(t *testing.T) {
	tpl, err := xlsx.Compile(workbook(t, "{{名}} | 共{{额}}元 | {{无?}}"))
	must(t, err)
	for policy, want := range map[tags.Policy]grid{
		tags.Blank: "| 共元",
		tags.Keep:  "{{名}} | 共{{额}}元",
		tags.Mark:  "〔待填：名〕 | 共〔待填：额〕元",
	} {
		doc, err := tpl.Render(map[string]any{}, xlsx.Missing(policy))
		must(t, err)
		holdSound(t, doc)
		f := opened(t, doc)
		if got := shown(t, f, "Sheet1"); got != tidy(want) {
			t.Errorf("%q", got)
		}
		s, _ := f.GetCellStyle("Sheet1", "A1")
		style, err := f.GetStyle(s)
		must(t, err)
		if yellow := strings.Join(style.Fill.Color, "") == "FFFF00"; yellow != (policy == tags.Mark) {
			t.Errorf("fill %+v", style.Fill)
		}
	}
	got := faultsOf(t, workbook(t, "{{名}} | 共{{额}}元"), `{"名字":1}`, xlsx.Missing(tags.Refuse))
	want := []string{"工作表“Sheet1”A1：标签“{{名}}”没有值，请补填；是否应为“名字”？［上下文：{{名}}］", "工作表“Sheet1”B1：标签“{{额}}”没有值，请补填［上下文：共{{额}}元］"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

func TestRichText(t *testing.T) {
	tpl := workbook(t, "x", func(f *excelize.File) {
		must(t, f.SetCellRichText("Sheet1", "A1", []excelize.RichTextRun{
			{Text: "共{{数"}, {Text: "}}项，", Font: &excelize.Font{Bold: true, Family: "宋体"}}, {Text: "其中{{名}}", Font: &excelize.Font{Color: "FF0000"}}}))
	})
	f := opened(t, rendered(t, tpl, `{"数":3,"名":"甲\n乙"}`))
	if v, _ := f.GetCellValue("Sheet1", "A1"); v != "共3项，其中甲\n乙" {
		t.Errorf("%q", v)
	}
	parts := members(t, written(t, f))
	sheet := string(parts["xl/worksheets/sheet1.xml"])
	if !strings.Contains(sheet, "<b") || !strings.Contains(sheet, "FF0000") {
		t.Error(sheet)
	}
	s, _ := f.GetCellStyle("Sheet1", "A1")
	if style, _ := f.GetStyle(s); style.Alignment == nil || !style.Alignment.WrapText {
		t.Error("a line break is not shown")
	}
}

func pixel(t testing.TB) []byte {
	var b bytes.Buffer
	must(t, png.Encode(&b, image.NewRGBA(image.Rect(0, 0, 20, 10))))
	return b.Bytes()
}

func TestImages(t *testing.T) {
	pic := pixel(t)
	for _, c := range []struct {
		name string
		more func(*excelize.File)
	}{
		{"a sheet without a drawing", func(*excelize.File) {}},
		{"a sheet with one", func(f *excelize.File) {
			must(t, f.AddPictureFromBytes("Sheet1", "D9", &excelize.Picture{Extension: ".png", File: pic}))
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			tpl, err := xlsx.Compile(workbook(t, "{{#列}}{{名}} | {{%图 宽:2}}{{/列}}\n{{%无}} |", c.more))
			must(t, err)
			doc, err := tpl.Render(map[string]any{"列": []any{map[string]any{"名": "甲", "图": pic}, map[string]any{"名": "乙", "图": "data:image/png;base64," + base64.StdEncoding.EncodeToString(pic)}}})
			must(t, err)
			holdSound(t, doc)
			f := opened(t, doc)
			for _, cell := range []string{"B1", "B2"} {
				list, err := f.GetPictures("Sheet1", cell)
				must(t, err)
				if len(list) != 1 || !bytes.Equal(list[0].File, pic) {
					t.Errorf("%s holds %d pictures", cell, len(list))
				}
			}
			if n := strings.Count(strings.Join(sortedKeys(members(t, doc)), " "), "xl/media/"); n > 2 {
				t.Errorf("%d images stored", n)
			}
		})
	}
	if got := faultsOf(t, workbook(t, "{{%图}}"), `{"图":"x.png"}`); len(got) != 1 || !strings.Contains(got[0], "不能是文件名") {
		t.Error(got)
	}
}

func TestVerticalMerge(t *testing.T) {
	f := holdGrid(t, workbook(t, "{{#列}}{{~市}} | {{名}}{{/列}}\n完 | ", func(f *excelize.File) {}),
		`{"列":[{"市":"唐山","名":1},{"市":"唐山","名":2},{"市":"保定","名":3},{"市":"唐山","名":4},{"市":"唐山","名":5}]}`,
		"唐山 | 1\n唐山 | 2\n保定 | 3\n唐山 | 4\n唐山 | 5\n完")
	merges, err := f.GetMergeCells("Sheet1")
	must(t, err)
	if got := areasOf(merges); got != "A1:A2 A4:A5" {
		t.Error(got)
	}
}

func TestFormulaText(t *testing.T) {
	holdGrid(t, workbook(t, `="共"&"{{x}}"&A2`+"\n#1"), `{"x":"\"&1+1&\""}`, `="共"&"""&1+1&"""&A2 → 共"&1+1&"1`+"\n1")
}
