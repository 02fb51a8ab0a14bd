package generator

import "github.com/xuri/excelize/v2"

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
