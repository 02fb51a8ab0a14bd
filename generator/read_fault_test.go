package generator

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"huishang"
	"huishang/generator/xlsx"
)

// TestFaultsOfCells holds that what cannot be understood is told with sheet and cell, all at once, and hides nothing else.
func TestFaultsOfCells(t *testing.T) {
	form := edited(t, formBytes(t, "proposal"), func(d desk) {
		fund := func(row int) string { return d.cell("议题建议", "专项经费金额", row) }
		d.write("议题建议", fund(1), "约1200")
		d.write("议题建议", fund(2), "8000人")
		d.write("议题建议", fund(3), "12,00")
		d.write("议题建议", d.cell("议题建议", "目标值", 1), "1200～1500")
		d.write("议题建议", d.cell("议题建议", "目标值", 3), "3家 至 5家")
		day, err := d.NewStyle(&excelize.Style{NumFmt: 14})
		d.must(err)
		d.must(d.SetCellStyle("议题建议", fund(4), fund(4), day))
		d.write("议题建议", fund(5), nil)
		d.must(d.SetCellFormula("议题建议", fund(5), "SUM(1,2)"))
		d.write("议题建议", d.cell("议题建议", "市政府议定日期", 2), "2026-02-30")
		d.write("议题建议", d.cell("议题建议", "市政府议定日期", 3), "2026年5月")
		d.write("议题建议", d.cell("议题建议", "市政府议定是否议定", 2), "已议定")
		d.write("议题建议", d.cell("议题建议", "专项经费预算年度", 2), "今年")
		d.write("议题建议", d.cell("议题建议", "技术瓶颈", 3), strings.Repeat("字", 32767))
	})
	form = patched(t, form, func(part, text string) string {
		if part == "xl/sharedStrings.xml" {
			return strings.Replace(text, strings.Repeat("字", 32767), strings.Repeat("字", 40000), 1)
		}
		return text
	})
	filled, err := Read(form, Expect{})
	if err != nil {
		t.Fatal(err)
	}
	want := `工作表“议题建议”W5：“专项经费金额”应为数字（单位：万元），现为“约1200”。没有数据请空着。
工作表“议题建议”AC5：“目标值”应为数字，现为“1200～1500”，是一个范围。请填一个确定的数，范围写在文字栏里。
工作表“议题建议”S6：“市政府议定是否议定”应为“是”或“否”，现为“已议定”。
工作表“议题建议”U6：“市政府议定日期”是“2026-02-30”，这一天不存在，请核对年月日。
工作表“议题建议”W6：“专项经费金额”应为数字（单位：万元），现为“8000人”。“人”与单位不符，请换算后只填数字。
工作表“议题建议”Y6：“专项经费预算年度”应为年份，如 2026，现为“今年”。
工作表“议题建议”M7：单元格里有40000个字符，超过Excel的上限32767个，请精简或分到几个单元格。
工作表“议题建议”U7：“市政府议定日期”应为日期，如 2026-06-12，现为“2026年5月”。请写全年月日。
工作表“议题建议”W7：“专项经费金额”应为数字（单位：万元），现为“12,00”，逗号的位置不对，请核对。
工作表“议题建议”AC7：“目标值”应为数字，现为“3家 至 5家”，是一个范围。请填一个确定的数，范围写在文字栏里。
工作表“议题建议”W8：“专项经费金额”应为数字（单位：万元），现为日期 1903-04-14。请把单元格格式改为常规，重新填数。
工作表“议题建议”W9：“专项经费金额”是公式，还没有算出结果。请用 Excel 或 WPS 打开存一次盘，或直接填值。`
	if got := filled.Faults.Error(); got != want {
		t.Errorf("got\n%s", got)
	}
	if n := len(filled.Part.Proposal.Topics); n != 5 || filled.Part.Proposal.Topics[1].Title == "" {
		t.Errorf("%d topics are left", n)
	}
}

// TestFormulas holds that a formula is its stored value, and that errors and circles are told.
func TestFormulas(t *testing.T) {
	form := edited(t, formBytes(t, "proposal"), func(d desk) {
		for i, formula := range []string{"100*7", "X6", "1/0", "SUM(W8:W9)", "'议题建议'!W8"} {
			d.write("议题建议", d.cell("议题建议", "专项经费金额", i+1), nil)
			d.must(d.SetCellFormula("议题建议", d.cell("议题建议", "专项经费金额", i+1), formula))
		}
	})
	form = patched(t, form, func(part, text string) string {
		for formula, stored := range map[string]string{"100*7": "<v>700</v>", "X6": "<v>0</v>", "1/0": "<v>#DIV/0!</v>", "SUM(W8:W9)": "<v>0</v>", "&#39;议题建议&#39;!W8": "<v>0</v>", "'议题建议'!W8": "<v>0</v>"} {
			text = strings.ReplaceAll(text, "<f>"+formula+"</f>", "<f>"+formula+"</f>"+stored)
		}
		return strings.ReplaceAll(text, `><f>1/0</f>`, ` t="e"><f>1/0</f>`)
	})
	filled, err := Read(form, Expect{})
	if err != nil {
		t.Fatal(err)
	}
	want := `工作表“议题建议”W7：“专项经费金额”是错误值 #DIV/0!。请改正公式，或直接填值。
工作表“议题建议”W8：“专项经费金额”的公式循环引用了自己，算不出结果。请改公式，或直接填值。
工作表“议题建议”W9：“专项经费金额”的公式循环引用了自己，算不出结果。请改公式，或直接填值。`
	if got := filled.Faults.Error(); got != want {
		t.Errorf("got\n%s", got)
	}
	if got := filled.Part.Proposal.Topics[0].Fund.Special.String(); got != "700" {
		t.Errorf("the formula says %s", got)
	}
}

// TestRefusals holds what is said of a workbook that is not the form.
func TestRefusals(t *testing.T) {
	proposal, opinion := formBytes(t, "proposal"), formBytes(t, "opinion")
	stamped := func(cell, v string) []byte {
		return edited(t, proposal, func(d desk) { d.must(d.SetCellStr(stampSheet, cell, v)) })
	}
	restamped := func(version int) []byte {
		s := stamp{Kind: "proposal", Version: version, CityCode: "130200", City: "唐山市", Year: 2026}
		return edited(t, proposal, func(d desk) {
			for i, line := range s.lines() {
				d.must(d.SetCellStr(stampSheet, fmt.Sprint("B", i+1), line[1]))
			}
		})
	}
	for name, c := range map[string]struct {
		file   []byte
		expect Expect
		want   string
	}{
		"another form":    {opinion, Expect{Kind: "proposal"}, "这是处室反馈意见表，应为报送表，请重新选择文件。"},
		"another city":    {proposal, Expect{CityCode: "130100"}, "这份报送表是唐山市（130200）的，应为石家庄市（130100）的，请重新选择文件。"},
		"another year":    {proposal, Expect{Year: 2027}, "这份报送表是2026年的，应为2027年，请重新选择文件或下载当年的表格。"},
		"an older one":    {restamped(0), Expect{}, "这份报送表是第0版，系统从第1版读起，请重新下载，把内容填到新表里。"},
		"a newer one":     {restamped(9), Expect{}, "这份报送表是第9版，系统只认得到第1版，请升级系统。"},
		"another stamp":   {stamped("B3", "130100"), Expect{}, "这不是会商系统的表格：标识被改动过"},
		"no number":       {stamped("B2", "甲"), Expect{}, "标识里的“版本”不是数字"},
		"another city in": {edited(t, proposal, func(d desk) { d.write("基本信息", d.beside("基本信息", "代码"), "130100") }), Expect{}, "工作表“基本信息”C4：城市代码被改成了“130100”，这份表格是发给唐山市（130200）的"},
		"another year in": {edited(t, proposal, func(d desk) { d.write("基本信息", d.beside("基本信息", "议题建议年份"), "2031") }), Expect{}, "年份被改成了“2031”，这份表格是2026年的，请改回来"},
		"a column less":   {edited(t, proposal, func(d desk) { d.must(d.RemoveCol("议题建议", "D")); d.must(d.RemoveCol("议题建议", "D")) }), Expect{}, "工作表“议题建议”：缺少表头“类别”（应在第3行）。请恢复这一列，或重新下载表格。\n工作表“议题建议”：缺少表头“对应主题”（应在第3行）。请恢复这一列，或重新下载表格。"},
		"a header twice": {edited(t, proposal, func(d desk) {
			d.must(d.DeleteDefinedName(&excelize.DefinedName{Name: "hs_needs_items_industry"}))
			d.write("产业发展需求", "K3", "产业")
		}), Expect{}, "工作表“产业发展需求”K3：表头“产业”有两处（C3 和 K3），请只保留一处。"},
		"no headers":   {edited(t, proposal, func(d desk) { d.must(d.RemoveRow("产业发展需求", 3)) }), Expect{}, "工作表“产业发展需求”：找不到表头（应有“编号”“产业”“技术瓶颈”“现状水平”等）。请恢复表头，或重新下载表格。"},
		"a label less": {edited(t, proposal, func(d desk) { d.must(d.RemoveRow("联系人", 4)) }), Expect{}, "工作表“联系人”：缺少“单位”一栏。请恢复这一行，或重新下载表格。"},
		"a sheet less": {edited(t, proposal, func(d desk) { d.must(d.DeleteSheet("产业发展需求")) }), Expect{}, "缺少工作表“产业发展需求”。请用系统下载的报送表填写，不要删除工作表。"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(c.file, c.expect)
			if !errors.Is(err, ErrNotForm) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v\nwant %s", err, c.want)
			}
		})
	}
	if _, err := Read(edited(t, proposal, func(d desk) { d.must(d.DeleteSheet(stampSheet)) }), Expect{}); err != nil {
		t.Errorf("the properties do not stand in for the hidden sheet: %v", err)
	}
}

// TestFilesThatAreNoForm holds that damaged and hostile files are refused as such.
func TestFilesThatAreNoForm(t *testing.T) {
	form := formBytes(t, "opinion")
	macros := patched(t, form, func(part, text string) string {
		return strings.Replace(text, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml", 1)
	})
	lying := bytes.Clone(form)
	at := bytes.LastIndex(lying, []byte("PK\x01\x02"))
	lying[at+24]++ // the size the directory gives
	for name, file := range map[string][]byte{
		"nothing": nil, "text": []byte("不是表格"), "half": form[:len(form)/2], "macros": macros, "lying": lying,
		"encrypted": append([]byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}, form...), "a zip": zipOf(t, "a.txt", "a"),
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Read(file, Expect{}); !errors.Is(err, xlsx.ErrNotExcel) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func zipOf(t *testing.T, name, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	p, err := w.Create(name)
	if err == nil {
		_, err = p.Write([]byte(text))
	}
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestAMillionEmptyRows holds that rows that are only formatted cost nothing but their reading.
func TestAMillionEmptyRows(t *testing.T) {
	form := patched(t, formBytes(t, "proposal"), func(part, text string) string {
		if part != "xl/worksheets/sheet4.xml" {
			return text
		}
		var rows strings.Builder
		for n := 100; n < 1_000_000; n++ {
			fmt.Fprintf(&rows, `<row r="%d"><c r="A%d" s="1"/></row>`, n, n)
		}
		return strings.Replace(text, "</sheetData>", rows.String()+"</sheetData>", 1)
	})
	filled, _ := reads(t, form)
	if n := len(filled.Part.Proposal.Topics); n != 5 {
		t.Errorf("%d topics", n)
	}
}

// TestColumnsOfTheirOwn holds that a column staff added is told to be unread.
func TestColumnsOfTheirOwn(t *testing.T) {
	filled, _ := reads(t, edited(t, formBytes(t, "proposal"), func(d desk) {
		d.must(d.InsertCols("产业发展需求", "D", 1))
		d.write("产业发展需求", "D3", "备注")
		d.write("产业发展需求", "D5", "急")
	}))
	if got := filled.Notes.Error(); got != "工作表“产业发展需求”D3：“备注”这一列不是表格里的，没有读取。" {
		t.Errorf("notes: %s", got)
	}
}

// TestDays1904 reads days counted from 1904.
func TestDays1904(t *testing.T) {
	form := patched(t, formBytes(t, "proposal"), func(part, text string) string {
		if part == "xl/workbook.xml" {
			return strings.Replace(text, "<workbookPr", `<workbookPr date1904="1"`, 1)
		}
		return text
	})
	filled, _ := reads(t, form)
	if got, want := filled.Part.Proposal.Date, huishang.NewDate(2026, 6, 12).AddDays(1462); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
