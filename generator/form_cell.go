package generator

import (
	"fmt"
	"regexp"
	"strconv"
	"unicode/utf16"

	"huishang"
)

// What a cell can hold (ECMA-376 and the limits of Excel).
const (
	maxCellText = 32767 // characters
	maxPrecise  = 15    // digits of a figure that survive
)

// value writes a value in the way of its kind: figures and days as such, everything else as text, so that a number such as 0315
// keeps its nought and a text that begins with = is no formula.
func (w *formWriter) value(col int, a ask, text string, l look) {
	cell := w.cell(col, w.row)
	w.do(w.file.SetCellStyle(w.sheet, cell, cell, w.style(l)))
	switch serial, isDay := serialOf(text); {
	case text == "":
	case (l.kind == cellFigure || l.kind == cellWhole) && precise(text):
		w.do(w.file.SetCellDefault(w.sheet, cell, text))
	case l.kind == cellDay && isDay:
		w.do(w.file.SetCellDefault(w.sheet, cell, strconv.Itoa(serial)))
	case len(utf16.Encode([]rune(text))) > maxCellText:
		w.do(fmt.Errorf("%w：“%s”有%d字，一个单元格最多%d字，请精简", ErrForm, a.label, len([]rune(text)), maxCellText))
	default:
		w.do(w.file.SetCellStr(w.sheet, cell, literally.ReplaceAllString(text, "_x005F$0")))
	}
}

// literally finds what a workbook takes for a letter by its number (ECMA-376, ST_Xstring).
var literally = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// precise reports whether a spreadsheet program keeps every digit of a figure.
func precise(text string) bool {
	digits := 0
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r != '.' && r != '-':
			return false
		}
	}
	return digits > 0 && digits <= maxPrecise
}

// firstSerialDay is the first day whose number all programs agree upon: Excel takes 1900 for a leap year.
var firstSerialDay = huishang.NewDate(1900, 3, 1)

const firstSerial = 61

// serialOf is the number of a day in a workbook.
func serialOf(text string) (int, bool) {
	day, err := huishang.ParseDate(text)
	if err != nil || day.Before(firstSerialDay) {
		return 0, false
	}
	return firstSerial + firstSerialDay.DaysUntil(day), true
}
