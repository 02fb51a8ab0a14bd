package main

import (
	"errors"
	"path/filepath"

	"huishang/generator"
	"huishang/intake"
)

// checkForm holds a form that was sent back against the Measures, laid over what is known of the city.
func (h holding) checkForm(name string) checked {
	held, err := h.heldForm(name)
	if err != nil {
		return checked{File: name, err: err}
	}
	return checked{File: name, City: held.Filled.Part.City.Name, Report: held.Report}
}

// heldForm reads a form and holds it.
func (h holding) heldForm(name string) (intake.Held, error) {
	expect := generator.Expect{}
	if h.base != nil {
		expect.CityCode = h.base.City.Code
	}
	filled, err := readForm(name, expect)
	if err != nil {
		return intake.Held{}, err
	}
	return intake.HoldForm(h.rules, filled, h.base, h.in)
}

// annotate writes a copy of the only file with the findings as comments.
func (h holding) annotate(names []string, out string) error {
	if len(names) != 1 {
		return unusable{errors.New("选项 --annotate 只能和一份文件一起用。")}
	}
	if err := differ(out, names[0]); err != nil {
		return err
	}
	if isWord(names[0]) {
		return annotateWord(names[0], out)
	}
	file, err := readFile("文件", names[0])
	if err != nil {
		return err
	}
	if !isWorkbook(names[0], file) {
		return unusable{errors.New("选项 --annotate 只能和 Word 文件（.docx）或表格（.xlsx）一起用，现为 " + filepath.Base(names[0]) + "。")}
	}
	if err := workbookName(out); err != nil {
		return err
	}
	held, err := h.heldForm(names[0])
	if err != nil {
		return err
	}
	marked, err := held.Annotate(file)
	if err != nil {
		return err
	}
	return writeFile(out, marked)
}
