package generator

import (
	"fmt"
	"testing"
)

// TestWhatIsNotRead holds that nothing that stands in a form is lost without a word: what belongs to no field, what was written over
// the example and what stands in a row of sums is told with its cell.
func TestWhatIsNotRead(t *testing.T) {
	form := formBytes(t, "proposal")
	const topics = "议题建议"
	for name, c := range map[string]struct {
		work          func(d desk)
		faults, notes string
	}{
		"the example written over": {work: func(d desk) { d.write(topics, d.cell(topics, "名称", 0), "建设氢能检测平台") },
			faults: "工作表“议题建议”C4：“示例”行里填了“建设氢能检测平台”，示例行不读。请把这一行填到下面的空行里，或删去“示例”二字。"},
		"a figure in the example": {work: func(d desk) { d.write(topics, d.cell(topics, "专项经费金额", 0), 77) },
			faults: "工作表“议题建议”W4：“示例”行里填了“77”，示例行不读。请把这一行填到下面的空行里，或删去“示例”二字。"},
		"the example filled in with its mark off": {work: func(d desk) {
			d.write(topics, "A4", 1)
			d.write(topics, d.cell(topics, "名称", 0), "建设氢能检测平台")
		}},
		"a copied sheet": {work: func(d desk) {
			to, err := d.NewSheet("议题建议 (2)")
			d.must(err)
			from, err := d.GetSheetIndex(topics)
			d.must(err)
			d.must(d.CopySheet(from, to))
		}, notes: "工作表“议题建议 (2)”：这张工作表不是表格里的，没有读取。要报送的内容请填到表格自己的工作表里。"},
		"a sheet of their own": {work: func(d desk) {
			_, err := d.NewSheet("补充")
			d.must(err)
			d.write("补充", "D9", 1)
		}, notes: "工作表“补充”：这张工作表不是表格里的，没有读取。要报送的内容请填到表格自己的工作表里。"},
		"an empty sheet": {work: func(d desk) { _, err := d.NewSheet("Sheet1"); d.must(err) }},
		"right of a list": {work: func(d desk) { d.write(topics, "AZ6", "待定") },
			notes: "工作表“议题建议”AZ6：“待定”不在表格的栏目里，没有读取。要报送的请填到相应的栏。"},
		"below a list": {work: func(d desk) { d.write(topics, "A40", "以上已议定") },
			notes: "工作表“议题建议”A40：“以上已议定”不在表格的栏目里，没有读取。要报送的请填到相应的栏。"},
		"beside a card": {work: func(d desk) { d.write("基本信息", "F6", "改名中") },
			notes: "工作表“基本信息”F6：“改名中”不在表格的栏目里，没有读取。要报送的请填到相应的栏。"},
		"below a card": {work: func(d desk) { d.write("联系人", "C30", "另一位") },
			notes: "工作表“联系人”C30：“另一位”不在表格的栏目里，没有读取。要报送的请填到相应的栏。"},
		"a sum of figures": {work: func(d desk) {
			d.write(topics, d.cell(topics, "编号", 7), "合计")
			d.write(topics, d.cell(topics, "专项经费金额", 7), 4100)
			d.write(topics, d.cell(topics, "专项经费来源", 7), "——")
		}},
		"a topic in a row of sums": {work: func(d desk) {
			d.write(topics, d.cell(topics, "编号", 7), "合计")
			d.write(topics, d.cell(topics, "名称", 7), "建设氢能检测平台")
		}, notes: "工作表“议题建议”C11：“建设氢能检测平台”写在合计行里，合计行不读。要报送的请另起一行。"},
		"rows counted by hand": {work: func(d desk) { d.write(topics, "A12", "（8）") }},
	} {
		t.Run(name, func(t *testing.T) {
			filled, err := Read(edited(t, form, c.work), Expect{})
			if err != nil {
				t.Fatal(err)
			}
			if got := filled.Faults.Error(); got != c.faults {
				t.Errorf("faults %s", got)
			}
			if got := filled.Notes.Error(); got != c.notes {
				t.Errorf("notes %s", got)
			}
		})
	}
}

// TestManyStrays holds that a sheet full of other things does not drown the rest.
func TestManyStrays(t *testing.T) {
	filled, _ := reads(t, edited(t, formBytes(t, "opinion"), func(d desk) {
		for row := range 50 {
			d.write("反馈意见", fmt.Sprint("K", row+20), "旁注")
		}
	}))
	if n := len(filled.Notes); n != mostStrays+1 {
		t.Errorf("%d notes", n)
	}
	if got, want := filled.Notes[mostStrays].String(), "工作表“反馈意见”：另有 30 处内容不在表格的栏目里，没有读取。"; got != want {
		t.Errorf("the last says %s", got)
	}
}
