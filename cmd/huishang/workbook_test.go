package main

import (
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// excel makes a workbook from a text, one row a line, cells parted by tabs: excel template.xlsx text.txt. A cell that begins
// with = is a formula.
func excel(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 2 {
		ts.Fatalf("usage: excel file.xlsx text.txt")
	}
	f := excelize.NewFile()
	defer f.Close()
	for i, line := range strings.Split(strings.TrimRight(ts.ReadFile(args[1]), "\n"), "\n") {
		for j, s := range strings.Split(line, "\t") {
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			ts.Check(err)
			if strings.HasPrefix(s, "=") {
				ts.Check(f.SetCellFormula("Sheet1", cell, s[1:]))
			} else {
				ts.Check(f.SetCellStr("Sheet1", cell, s))
			}
		}
	}
	ts.Check(f.SaveAs(ts.MkAbs(args[0])))
}

// shows holds the first sheet of a workbook: shows file.xlsx text.txt.
func shows(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 2 {
		ts.Fatalf("usage: shows file.xlsx text.txt")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0))
	ts.Check(err)
	var got strings.Builder
	for _, r := range rows {
		got.WriteString(strings.TrimRight(strings.Join(r, "\t"), "\t") + "\n")
	}
	if want := ts.ReadFile(args[1]); got.String() != want {
		ts.Fatalf("%s shows\n%s\nwant\n%s", args[0], got.String(), want)
	}
}

// inside holds that a cell of a workbook contains a text: inside file.xlsx text.
func inside(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 2 {
		ts.Fatalf("usage: inside file.xlsx text")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		ts.Check(err)
		for _, r := range rows {
			if strings.Contains(strings.Join(r, "\n"), args[1]) {
				return
			}
		}
	}
	ts.Fatalf("%s has no cell with %s", args[0], args[1])
}
