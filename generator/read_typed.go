package generator

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"github.com/shopspring/decimal"

	"huishang"
	"huishang/generator/xlsx"
)

// Typed reads what somebody typed for a field as the forms read a cell of text: a figure in any unit of money, with digits of any width
// and grouped by threes, a day in any of the usual ways, a text as it stands. The value is what JSON holds of it, nil when nothing was
// typed; when it cannot be understood, message says in Chinese what was typed and how to mend it.
func Typed(field huishang.Field, text string) (value any, message string) {
	cell := xlsx.Cell{Kind: xlsx.KindText, Raw: text}
	text = tidy(text)
	if text == "" {
		return nil, ""
	}
	switch field.Type {
	case reflect.TypeFor[huishang.Decimal]():
		return figureOf(&ask{field: field}, cell, text, "", "")
	case reflect.TypeFor[huishang.Date]():
		return dayOf(nil, cell, text)
	case reflect.TypeFor[int]():
		return countOf(text, field.Unit)
	}
	return text, ""
}

// countOf reads a whole number: a year, minutes, copies.
func countOf(text, unit string) (any, string) {
	figure, _, message := readFigure(strings.TrimSuffix(bare(text), unit), "", "")
	most := decimal.NewFromInt(9999)
	if message != "" || !figure.IsInteger() || figure.Abs().GreaterThan(most) {
		return nil, fmt.Sprintf("应为整数%s，现为“%s”。", inUnit(unit), clipped(text, 20))
	}
	return json.Number(figure.Truncate(0).String()), ""
}
