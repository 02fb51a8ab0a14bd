package generator

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"huishang"
	"huishang/generator/xlsx"
)

// moneyUnits are powers of ten of a yuan.
var moneyUnits = map[string]int32{"元": 0, "千元": 3, "万": 4, "万元": 4, "百万元": 6, "千万元": 7, "亿": 8, "亿元": 8}

// figureForm is a number with digits grouped by threes or not at all, and what stands behind it.
var figureForm = regexp.MustCompile(`^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d{1,2})?)(.*)$`)

// rangeForm is what stands behind the first number of a range: 1200-1500, 1200万元至1500万元.
var rangeForm = regexp.MustCompile(`^\D{0,3}[-~—–到至]+\d`)

// figureOf reads a figure in the unit of the dictionary. The cell may say another unit of money, as may its header.
func figureOf(a *ask, c xlsx.Cell, text, unit, rowUnit string) (any, string) {
	if c.Kind == xlsx.KindDate {
		return nil, fmt.Sprintf("应为数字%s，现为日期 %s。请把单元格格式改为常规，重新填数。", inUnit(a.field.Unit), text)
	}
	percent := c.Kind == xlsx.KindNumber && strings.Contains(c.Format(), "%")
	stands := a.field.Unit // the unit the number counts in when it says none
	if _, money := moneyUnits[unit]; money && a.field.Unit != "" {
		stands = unit
	}
	const plainly = 30 // digits a dossier holds anyway
	if c.Kind == xlsx.KindNumber && !percent && stands == a.field.Unit && len(text) <= plainly {
		return json.Number(text), ""
	}
	figure, said, message := readFigure(bare(text), a.field.Unit, rowUnit)
	switch {
	case message != "":
		return nil, fmt.Sprintf("应为数字%s，现为“%s”%s", inUnit(a.field.Unit), clipped(text, 20), message)
	case percent && a.field.Unit != "" && a.field.Unit != "%":
		return nil, fmt.Sprintf("应为数字%s，现为百分数 %s%%。请把单元格格式改为常规，重新填数。", inUnit(a.field.Unit), figure.Shift(2))
	case percent:
		figure = figure.Shift(2)
	}
	if said == "" {
		said = stands
	}
	from, money := moneyUnits[said]
	if to, counted := moneyUnits[a.field.Unit]; money && counted {
		figure = figure.Shift(from - to)
	}
	kept, err := huishang.ParseDecimal(figure.String())
	if err != nil {
		return nil, "的数字过大或小数位过多，请核对。"
	}
	return json.Number(kept.String()), ""
}

// readFigure reads a number without blanks and of half width, and the unit of money behind it if there is one. Behind the number
// may stand the unit of the field or of the row.
func readFigure(text, unit, rowUnit string) (figure decimal.Decimal, said, message string) {
	text = strings.NewReplacer("，", ",", "−", "-", "－", "-").Replace(strings.TrimLeft(text, "¥￥"))
	parts := figureForm.FindStringSubmatch(text)
	if parts == nil {
		return figure, "", "。没有数据请空着。"
	}
	figure, err := decimal.NewFromString(strings.ReplaceAll(parts[1], ",", ""))
	if err != nil {
		return figure, "", "，请核对。"
	}
	behind := strings.ReplaceAll(parts[2], "％", "%")
	_, money := moneyUnits[behind]
	_, counted := moneyUnits[unit]
	switch {
	case behind == "" || behind == unit || rowUnit != "" && behind == bare(rowUnit):
		return figure, "", ""
	case money && counted:
		return figure, behind, ""
	case unit == "" && rowUnit == "" && behind == "%":
		return figure, "", ""
	case rangeForm.MatchString(behind):
		return figure, "", "，是一个范围。请填一个确定的数，范围写在文字栏里。"
	case strings.HasPrefix(behind, ","):
		return figure, "", "，逗号的位置不对，请核对。"
	}
	return figure, "", fmt.Sprintf("。“%s”与单位不符，请换算后只填数字。", clipped(behind, 10))
}
