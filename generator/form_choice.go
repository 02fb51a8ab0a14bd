package generator

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// longestPrompt is how long the sentence beside a cell may be.
const longestPrompt = 250

// choices gives every field that is asked its list of values, its bounds and the sentence that shows when the cell is chosen.
func (w *formWriter) choices() {
	for _, c := range w.columns {
		v := excelize.NewDataValidation(true)
		v.Sqref = w.cell(c.col, c.first) + ":" + w.cell(c.col, c.last)
		v.SetInput(c.ask.label, clipped(c.ask.advice+w.meanings(c.ask), longestPrompt))
		w.bound(v, c.ask)
		w.do(w.file.AddDataValidation(c.sheet, v))
	}
}

// meanings tells what the keys to choose from stand for: T1 钢铁绿色低碳转型.
func (w *formWriter) meanings(a ask) string {
	var out strings.Builder
	for _, e := range listAt(w.tree, a.from) {
		for _, name := range []string{"name", "title", "bottleneck"} {
			if said, _ := valueAt(e, []string{name}).(string); said != "" {
				fmt.Fprintf(&out, "\n%v %s", valueAt(e, []string{"id"}), said)
				break
			}
		}
	}
	return out.String()
}

// bound says what may be typed. References and divisions may also be others than those listed: a list may be several, or new.
func (w *formWriter) bound(v *excelize.DataValidation, a ask) {
	keys := w.keys[strings.Join(a.from, "/")]
	if a.field.JSON == "division" || a.field.JSON == "suggest_division" {
		keys = w.keys[divisionList]
	}
	switch kind := a.kind; {
	case kind == cellFlag:
		w.do(v.SetDropList([]string{yes, no}))
		v.SetError(excelize.DataValidationErrorStyleStop, a.label, "请从下拉列表选“是”或“否”。")
	case a.field.Enum != nil:
		w.do(v.SetDropList(a.field.Enum))
		v.SetError(excelize.DataValidationErrorStyleStop, a.label, "请从下拉列表里选："+strings.Join(a.field.Enum, "、")+"。")
	case keys != "":
		v.Type, v.Formula1 = "list", keys
		v.ShowErrorMessage = false
	case kind == cellFigure:
		w.do(v.SetRange("-1000000000000000", "1000000000000000", excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween))
		v.SetError(excelize.DataValidationErrorStyleStop, a.label, "请只填数字"+inUnit(a.field.Unit)+"，没有数据空着。")
	case kind == cellWhole:
		w.do(v.SetRange("1900", "2199", excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween))
		v.SetError(excelize.DataValidationErrorStyleStop, a.label, "请填四位数的年份，如 2026。")
	case kind == cellDay:
		w.do(v.SetRange(fmt.Sprint(firstSerial), "109574", excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween)) // to 2199-12-31
		v.SetError(excelize.DataValidationErrorStyleStop, a.label, "请填日期，如 2026-06-12。")
	}
}

func inUnit(unit string) string {
	if unit == "" {
		return ""
	}
	return "（单位：" + unit + "）"
}

func clipped(s string, most int) string {
	letters := []rune(s)
	if len(letters) <= most {
		return s
	}
	return string(letters[:most-1]) + "…"
}
