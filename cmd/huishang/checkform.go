package main

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"huishang/checks"
	"huishang/generator"
)

// unreadRule stands in a report for a cell of a form that was not understood.
const unreadRule = "FORM"

// checkForm holds a form that was sent back against the Measures, laid over what is known of the city.
func (h holding) checkForm(name string) checked {
	filled, report, err := h.heldForm(name)
	if err != nil {
		return checked{File: name, err: err}
	}
	return checked{File: name, City: filled.Part.City.Name, Report: report}
}

// heldForm reads a form and holds it. What the form does not ask is no matter of whoever filled it in, unless it goes with a whole
// report of the city.
func (h holding) heldForm(name string) (*generator.Filled, checks.Report, error) {
	expect := generator.Expect{}
	if h.base != nil {
		expect.CityCode = h.base.City.Code
	}
	filled, err := readForm(name, expect)
	if err != nil {
		return nil, checks.Report{}, err
	}
	in := h.in
	if in.Dossier, err = generator.Merge(h.base, filled); err != nil {
		return nil, checks.Report{}, err
	}
	if in.Stage == "" {
		in.Stage = filled.Kind.Stage
	}
	report := h.rules.Run(in)
	if !filled.Kind.Whole {
		elsewhere := func(f checks.Finding) bool { return !filled.Asks(f.Where) }
		report.Findings = slices.DeleteFunc(report.Findings, elsewhere)
		report.Prompts = slices.DeleteFunc(report.Prompts, elsewhere)
	}
	report.Findings = placed(filled, report.Findings)
	report.Recount()
	return filled, report, nil
}

// placed gives every finding its cell, behind the cells that were not understood.
func placed(filled *generator.Filled, findings []checks.Finding) []checks.Finding {
	var out []checks.Finding
	for _, m := range filled.Marks(formFindings(findings)) {
		i := slices.IndexFunc(findings, func(f checks.Finding) bool { return f.Where == m.Pointer && f.Message == m.Problem })
		found := checks.Finding{Rule: unreadRule, Level: checks.Error, Article: m.Article, Where: m.Pointer, Place: m.Where, Message: m.Problem, Remedy: m.Remedy}
		if i >= 0 {
			found = findings[i]
		}
		found.Sheet, found.Cell = m.Sheet, m.Cell
		out = append(out, found)
	}
	if out == nil {
		out = []checks.Finding{}
	}
	return out
}

// formFindings are findings as a form tells them.
func formFindings(findings []checks.Finding) []generator.FormFinding {
	var out []generator.FormFinding
	for _, f := range findings {
		if f.Rule == unreadRule {
			continue // the form tells of these itself
		}
		out = append(out, generator.FormFinding{Pointer: f.Where, Finding: generator.Finding{Level: string(f.Level), Article: f.Article, Quote: f.Quote,
			Where: strings.ReplaceAll(f.Place, " › ", "中的"), Problem: f.Message, Remedy: f.Remedy}})
	}
	return out
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
	filled, report, err := h.heldForm(names[0])
	if err != nil {
		return err
	}
	marked, err := filled.Annotate(file, formFindings(report.Findings))
	if err != nil {
		return err
	}
	return writeFile(out, marked)
}
