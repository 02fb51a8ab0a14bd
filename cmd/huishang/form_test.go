package main

import (
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// write writes into cells as staff do: write form.xlsx 议题建议 W6 约1200. A value that begins with = is a formula.
func write(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 4 {
		ts.Fatalf("usage: write file.xlsx sheet cell value")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	if formula, ok := strings.CutPrefix(args[3], "="); ok {
		ts.Check(f.SetCellValue(args[1], args[2], nil))
		ts.Check(f.SetCellFormula(args[1], args[2], formula))
	} else {
		ts.Check(f.SetCellStr(args[1], args[2], args[3]))
	}
	ts.Check(f.Save())
}

// lists holds what a sheet says, one row a line, cells parted by bars, empty rows left out: lists form.xlsx 反馈意见 text.txt.
func lists(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 3 {
		ts.Fatalf("usage: lists file.xlsx sheet text.txt")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	rows, err := f.GetRows(args[1])
	ts.Check(err)
	var got strings.Builder
	for _, r := range rows {
		if line := strings.TrimRight(strings.ReplaceAll(strings.Join(r, "|"), "\n", "/"), "|"); line != "" {
			got.WriteString(line + "\n")
		}
	}
	if want := ts.ReadFile(args[2]); got.String() != want {
		ts.Fatalf("%s lists in %s\n%s\nwant\n%s", args[0], args[1], got.String(), want)
	}
}

// remarks holds that a cell carries a comment with a text, or with ! that it carries none: remarks form.xlsx 议题建议 W6 应为数字.
func remarks(ts *testscript.TestScript, negated bool, args []string) {
	if len(args) != 4 && !negated || len(args) < 3 {
		ts.Fatalf("usage: [!] remarks file.xlsx sheet cell [text]")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	comments, err := f.GetComments(args[1])
	ts.Check(err)
	for _, c := range comments {
		if c.Cell != args[2] {
			continue
		}
		if negated {
			ts.Fatalf("%s remarks on %s: %s", args[0], c.Cell, c.Text)
		}
		text := c.Text
		for _, p := range c.Paragraph {
			text += p.Text
		}
		if !strings.Contains(text, args[3]) {
			ts.Fatalf("%s remarks on %s: %s", args[0], c.Cell, text)
		}
		return
	}
	if !negated {
		ts.Fatalf("%s does not remark on %s", args[0], args[2])
	}
}
