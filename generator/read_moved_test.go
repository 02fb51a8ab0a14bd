package generator

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestWhatStaffDoToAForm changes forms as staff do; what they say must stay the same.
func TestWhatStaffDoToAForm(t *testing.T) {
	form := formBytes(t, "proposal")
	_, want := reads(t, form)
	for name, work := range map[string]func(desk){
		"a row above the headers":    func(d desk) { d.must(d.InsertRows("议题建议", 2, 2)) },
		"rows between topics":        func(d desk) { d.must(d.InsertRows("议题建议", 6, 3)) },
		"a column before the titles": func(d desk) { d.must(d.InsertCols("议题建议", "C", 2)) },
		"a column before the cells":  func(d desk) { d.must(d.InsertCols("基本信息", "C", 1)) },
		"rows above the labels":      func(d desk) { d.must(d.InsertRows("基本信息", 4, 2)) },
		"no names": func(d desk) {
			for _, n := range d.GetDefinedName() {
				if strings.HasPrefix(n.Name, namePrefix) {
					d.must(d.DeleteDefinedName(&excelize.DefinedName{Name: n.Name}))
				}
			}
		},
		"another name of a sheet": func(d desk) { d.must(d.SetSheetName("产业发展需求", "需求（终稿）")) },
		"other words in headers": func(d desk) {
			d.write("议题建议", d.header("专项经费金额"), "专项经费（万元）")
			d.write("基本信息", d.header("接收单位"), "报送给哪个单位")
		},
		"blanks and marks in headers": func(d desk) {
			d.write("议题建议", d.header("专项经费金额"), " 专项经费\n金额 （万元） ＊：")
			d.write("基本信息", d.header("接收单位"), "接 收 单 位：")
		},
		"blanks behind values": func(d desk) {
			d.write("议题建议", d.cell("议题建议", "市牵头单位", 1), "　唐山市科学技术局\u00a0 \n")
			d.write("议题建议", d.cell("议题建议", "类别", 1), " 科技创新 思路")
		},
		"hidden and filtered": func(d desk) {
			d.must(d.SetRowVisible("议题建议", 6, false))
			d.must(d.SetColVisible("议题建议", "E", false))
			d.must(d.AutoFilter("产业发展需求", "A3:H12", []excelize.AutoFilterOptions{{Column: "B", Expression: "x == 精品钢铁"}}))
			d.must(d.SetSheetVisible("联系人", false))
		},
		"figures as texts": func(d desk) {
			d.write("议题建议", d.cell("议题建议", "专项经费金额", 2), "８００ 万元")
			d.write("议题建议", d.cell("议题建议", "专项经费金额", 3), "1,000万元")
			d.write("议题建议", d.cell("议题建议", "专项经费金额", 4), "0.12亿元")
			d.write("科技投入与财政", d.cell("科技投入与财政", "科技支出", 2), "9.8亿元")
			d.write("科技投入与财政", d.cell("科技投入与财政", "统计数据年份", 1), "2022年")
			d.write("议题建议", d.cell("议题建议", "目标值", 1), "1份")
		},
		"another unit in the header": func(d desk) {
			d.write("科技投入与财政", d.header("财政经常性收入"), "财政经常性收入（亿元）")
			d.write("科技投入与财政", d.cell("科技投入与财政", "财政经常性收入", 2), 515)
			d.write("科技投入与财政", d.cell("科技投入与财政", "财政经常性收入", 3), 541)
		},
		"days in other ways": func(d desk) {
			d.write("基本信息", d.beside("基本信息", "议题建议报送日期"), "2026.6.12")
			d.write("基本信息", d.beside("基本信息", "产业发展需求报送日期"), "2026年6月10日")
			d.write("基本信息", d.beside("基本信息", "落实情况总结报送日期"), "二〇二六年六月十二日")
			d.write("议题建议", d.cell("议题建议", "市政府议定日期", 2), "2026/5/12 0:00:00")
			d.write("议题建议", d.cell("议题建议", "市政府议定日期", 3), 20260512)
			d.write("议题建议", d.cell("议题建议", "市政府议定日期", 4), "２０２６－０５－１２")
		},
		"a sum below the list":    func(d desk) { d.write("议题建议", d.cell("议题建议", "编号", 7), "合计") },
		"the sheets turned about": func(d desk) { d.must(d.MoveSheet("联系人", "填表说明")) },
	} {
		t.Run(name, func(t *testing.T) {
			filled, got := reads(t, edited(t, form, work))
			if got != want {
				at := firstDifference([]byte(got), []byte(want))
				t.Errorf("got  %.200s\nwant %.200s", got[at:], want[at:])
			}
			if len(filled.Notes) > 0 {
				t.Errorf("notes %v", filled.Notes)
			}
		})
	}
}

// header is the cell of a header or label.
func (d desk) header(text string) string {
	d.t.Helper()
	col, row := d.find(d.sheetOf(text), text)
	name, err := excelize.CoordinatesToCellName(col, row)
	d.must(err)
	return name
}

func (d desk) sheetOf(label string) string {
	for _, k := range FormKinds() {
		for _, s := range k.sheets {
			for _, b := range s.blocks {
				for _, a := range b.asks {
					if i, err := d.GetSheetIndex(s.name); a.label == label && err == nil && i >= 0 {
						return s.name
					}
				}
			}
		}
	}
	d.t.Fatalf("no form asks for %s", label)
	return ""
}

// TestMovedColumns cuts a column out and puts it behind the last one.
func TestMovedColumns(t *testing.T) {
	form := formBytes(t, "proposal")
	_, want := reads(t, form)
	_, got := reads(t, edited(t, form, func(d desk) {
		rows, err := d.GetRows("产业发展需求", excelize.Options{RawCellValue: true})
		d.must(err)
		for i, r := range rows {
			for j, s := range r {
				if to := len(r) - j; i >= 2 && j > 0 { // turn the columns about
					name, err := excelize.CoordinatesToCellName(to+1, i+1)
					d.must(err)
					d.must(d.SetCellStr("产业发展需求", name, s))
				}
			}
		}
	}))
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestMovedBlocks moves a list and a label to the side of another list and to another sheet.
func TestMovedBlocks(t *testing.T) {
	form := formBytes(t, "proposal")
	_, want := reads(t, form)
	for _, to := range []struct {
		sheet    string
		row, col int
	}{{"科技投入与财政", 6, 10}, {"科技投入与财政", 40, 3}, {"联系人", 20, 2}} {
		_, got := reads(t, edited(t, form, func(d desk) {
			rows, err := d.GetRows("科技投入与财政", excelize.Options{RawCellValue: true})
			d.must(err)
			_, from := d.find("科技投入与财政", "财政数据年份")
			for i := from - 1; i < len(rows); i++ {
				for j, s := range rows[i] {
					old, err := excelize.CoordinatesToCellName(j+1, i+1)
					d.must(err)
					moved, err := excelize.CoordinatesToCellName(to.col+j, to.row+i-from)
					d.must(err)
					d.write("科技投入与财政", old, nil)
					d.must(d.SetCellStr(to.sheet, moved, s))
				}
			}
		}))
		if got != want {
			at := firstDifference([]byte(got), []byte(want))
			t.Errorf("%v\ngot  %.200s\nwant %.200s", to, got[at:], want[at:])
		}
	}
}

// TestMergedCells holds that a merged cell speaks for all its rows, and that a topic may have its targets below each other.
func TestMergedCells(t *testing.T) {
	filled, _ := reads(t, edited(t, formBytes(t, "proposal"), func(d desk) {
		first, last := d.cell("产业发展需求", "产业", 1), d.cell("产业发展需求", "产业", 2)
		d.must(d.MergeCell("产业发展需求", first, last))
		d.must(d.InsertRows("议题建议", 6, 1))
		for header, v := range map[string]any{"目标名称": "氢冶金示范线", "目标值": 2, "目标单位": "条", "编号": "TP1"} {
			d.write("议题建议", d.cell("议题建议", header, 2), v)
		}
		d.must(d.MergeCell("议题建议", d.cell("议题建议", "名称", 1), d.cell("议题建议", "名称", 2)))
	}))
	needs, topics := filled.Part.Needs.Items, filled.Part.Proposal.Topics
	if len(needs) != 3 || needs[1].Industry != needs[0].Industry {
		t.Errorf("needs %+v", needs)
	}
	if len(topics) != 5 || len(topics[0].Targets) != 2 || topics[0].Targets[1].Value.String() != "2" || len(topics[1].Targets) != 1 {
		t.Errorf("%d topics, targets %+v", len(topics), topics[0].Targets)
	}
	for pointer, want := range map[string]string{"/proposal/topics/0/targets/1/value": "议题建议!AC6", "/proposal/topics/1/title": "议题建议!C7",
		"/proposal/topics/4/targets": "议题建议!Z10", "/proposal/topics": "议题建议!B3", "/city/rd_explanation": "科技投入与财政!C22", "/proposal/reply": "基本信息!C21",
		"/proposal/topics/3/fund": "议题建议!W9", "/city/fiscal/0/caliber_note": "科技投入与财政!E16"} {
		sheet, cell, _ := filled.Place(pointer)
		if sheet+"!"+cell != want {
			t.Errorf("%s stands in %s!%s, want %s", pointer, sheet, cell, want)
		}
	}
}

// TestPercent holds that a cell Excel shows as 2.05% is 2.05 where the unit is the percent.
func TestPercent(t *testing.T) {
	filled, _ := reads(t, edited(t, formBytes(t, "proposal"), func(d desk) {
		style, err := d.NewStyle(&excelize.Style{NumFmt: 10})
		d.must(err)
		cell := d.cell("科技投入与财政", "研发投入强度", 1)
		d.must(d.SetCellStyle("科技投入与财政", cell, cell, style))
		d.write("科技投入与财政", cell, 0.0205)
		d.write("科技投入与财政", d.cell("科技投入与财政", "研发投入强度", 2), "2.08％")
	}))
	if s := filled.Part.City.Statistics; s[0].RDIntensity.String() != "2.05" || s[1].RDIntensity.String() != "2.08" {
		t.Errorf("%s and %s", s[0].RDIntensity, s[1].RDIntensity)
	}
}
