package generator

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

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

// stampSheet is hidden: it says which form this is and holds the longer lists of values.
const stampSheet = "_会商"

// formVersion is what the forms made now are; forms from oldestForm on are read.
const (
	formVersion = 1
	oldestForm  = 1
)

// stamp hides in the workbook what it is.
func (w *formWriter) stamp() {
	_, err := w.file.NewSheet(stampSheet)
	w.do(err)
	s := stamp{Kind: w.kind.Name, Version: formVersion, CityCode: w.known.City.Code, City: w.known.City.Name, Year: w.options.Year, Quarter: w.options.Quarter}
	w.sheet, w.row = stampSheet, 1
	for _, line := range s.lines() {
		w.do(w.file.SetCellStr(stampSheet, w.cell(1, w.row), line[0]))
		w.do(w.file.SetCellStr(stampSheet, w.cell(2, w.row), line[1]))
		w.row++
	}
	w.divisions()
	w.do(w.file.SetSheetVisible(stampSheet, false, true))
	w.do(w.file.SetCustomProps(excelize.CustomProperty{Name: stampProperty, Value: s.text()}))
}

// divisions lists the divisions that are asked, for the form that asks which one fills it in.
func (w *formWriter) divisions() {
	c := w.known.Consultation
	if c == nil || len(c.Divisions) == 0 {
		return
	}
	for i, division := range c.Divisions {
		w.do(w.file.SetCellStr(stampSheet, w.cell(4, i+1), division))
	}
	w.keys[divisionList] = w.rangeOf(4, 1, len(c.Divisions))
}

// divisionList is where a form takes the names of divisions from.
const divisionList = "consultation/divisions"

// advice is the sentence shown where a field is filled in: what the dictionary says of it.
func (a ask) advice() string {
	var parts []string
	add := func(s string) { parts = append(parts, s) }
	switch a.field.Required {
	case "":
	case "always":
		add("必填")
	default:
		add(a.field.Required + "必填")
	}
	if a.field.Help != "" {
		add(a.field.Help)
	}
	switch a.kind {
	case cellFigure:
		add("填数字" + inUnit(a.field.Unit))
	case cellDay:
		add("填日期")
	case cellList:
		if a.from != nil {
			add("可填几个编号，用顿号隔开")
		} else {
			add("每行写一项，同一格内换行按 Alt+Enter")
		}
	}
	if a.field.Example != "" {
		add("例：" + a.field.Example)
	}
	return strings.Join(parts, "；")
}
