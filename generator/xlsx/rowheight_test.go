package xlsx_test

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// A row nobody has set by hand is as tall as the longest of its wrapping texts needs; others stay as they are.
func TestRowsFitTheirTexts(t *testing.T) {
	tpl := workbook(t, "{{#列}}{{名}} | {{注}}{{/列}} | x\n{{头}}\n{{尾}}", func(f *excelize.File) {
		wrap, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Size: 10}, Alignment: &excelize.Alignment{WrapText: true}})
		must(t, err)
		must(t, f.SetColWidth("Sheet1", "A", "A", 20))
		must(t, f.SetCellStyle("Sheet1", "A1", "A3", wrap))
		must(t, f.SetRowHeight("Sheet1", 2, 40))
		must(t, f.MergeCell("Sheet1", "A3", "B3"))
	})
	long := strings.Repeat("长", 35) // seventy digits of ten points in about twenty-one
	f := opened(t, rendered(t, tpl, `{"列":[{"名":"短","注":"`+long+`"},{"名":"`+long+`","注":"x"},{"名":"一\n二\n三","注":"x"},{"名":"latin text","注":""}],"头":"`+long+`","尾":"`+long+`"}`))
	want := map[int]float64{1: 15, 2: 53, 3: 40.5, 4: 15, 5: 40, 6: 15}
	for row, height := range want {
		got, err := f.GetRowHeight("Sheet1", row)
		must(t, err)
		if got != height {
			t.Errorf("row %d is %v points tall, want %v", row, got, height)
		}
	}
}
