package xlsx_test

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// A row nobody has set by hand is as tall as the longest of its wrapping texts needs; of cells merged in a row the
// width of all counts; heights set by hand stay as they are.
func TestRowsFitTheirTexts(t *testing.T) {
	tpl := workbook(t, "{{#列}}{{名}} | {{注}}{{/列}} | x\n{{头}}\n{{尾}}", func(f *excelize.File) {
		wrap, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Size: 10}, Alignment: &excelize.Alignment{WrapText: true}})
		must(t, err)
		must(t, f.SetColWidth("Sheet1", "A", "A", 20))
		must(t, f.SetCellStyle("Sheet1", "A1", "A3", wrap))
		must(t, f.SetRowHeight("Sheet1", 2, 40))
		must(t, f.MergeCell("Sheet1", "A3", "B3"))
		must(t, f.SetColWidth("Sheet1", "B", "B", 20))
	})
	// Thirty-five letters of ten points on lines of twenty-one digits, or of forty-three where two columns are merged.
	long := strings.Repeat("长", 35)
	f := opened(t, rendered(t, tpl, `{"列":[{"名":"短","注":"`+long+`"},{"名":"`+long+`","注":"x"},{"名":"一\n二\n三","注":"x"},{"名":"latin text","注":""}],"头":"`+long+`","尾":"`+long+`"}`))
	want := map[int]float64{1: 15, 2: 53, 3: 40.5, 4: 15, 5: 40, 6: 28}
	for row, height := range want {
		got, err := f.GetRowHeight("Sheet1", row)
		must(t, err)
		if got != height {
			t.Errorf("row %d is %v points tall, want %v", row, got, height)
		}
	}
}

// Formulas of a row that grows keep their values.
func TestGrowingRowsKeepTheirValues(t *testing.T) {
	tpl := workbook(t, "{{#列}}{{名}} | {{额}}{{/列}} | =B1*2\n{{注}} | =SUM(B1:B1) | =C1&\"万元\"", func(f *excelize.File) {
		wrap, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true}})
		must(t, err)
		must(t, f.SetCellStyle("Sheet1", "A1", "A2", wrap))
	})
	long := strings.Repeat("长", 40)
	doc := rendered(t, tpl, `{"列":[{"名":"`+long+`","额":2},{"名":"`+long+`","额":3}],"注":"`+long+`"}`)
	f := opened(t, doc)
	for cell, want := range map[string]string{"C1": "4", "C2": "6", "B3": "5", "C3": "4万元"} {
		if got, err := f.GetCellValue("Sheet1", cell); err != nil || got != want {
			t.Errorf("%s is %q, %v", cell, got, err)
		}
	}
	if height, err := f.GetRowHeight("Sheet1", 3); err != nil || height < 60 {
		t.Errorf("%v, %v", height, err)
	}
	holdSound(t, doc)
}
