package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"huishang/checks"
	"huishang/checks/format"
	"huishang/generator/docx"
	"huishang/intake"
)

// isWord reports whether a file is to be held against the layout rules.
func isWord(name string) bool { return strings.EqualFold(filepath.Ext(name), ".docx") }

// checkWord holds a Word document against the layout rules and gives what it found in the form of a dossier's report.
func checkWord(name string) checked {
	_, report, err := heldWord(name)
	if err != nil {
		return checked{File: name, err: err}
	}
	made := checks.Report{RulesVersion: report.RulesVersion, Stage: checks.AllStages, Findings: intake.LayoutFindings(report),
		Counts: map[string]int{}, Outcomes: map[string]checks.Outcome{}}
	for _, level := range []format.Level{format.Fault, format.Warning, format.Hint} {
		made.Counts[string(level)] = report.Counts[level]
	}
	for id, outcome := range report.Outcomes {
		made.Outcomes[id] = checks.Outcome(outcome)
	}
	return checked{File: name, Report: made}
}

func heldWord(name string) ([]byte, *format.Report, error) {
	file, err := readFile("文件", name)
	if err != nil {
		return nil, nil, err
	}
	report, err := format.Check(file, format.Options{})
	if errors.Is(err, docx.ErrNotWord) {
		return nil, nil, unusable{fmt.Errorf("文件 %s 读不了：%w。", name, err)}
	}
	return file, report, err
}

// annotateWord writes a copy of a Word document with the findings as comments.
func annotateWord(name, out string) error {
	file, report, err := heldWord(name)
	if err != nil {
		return err
	}
	marked, err := report.Annotate(file)
	if err != nil {
		return err
	}
	return writeFile(out, marked)
}
