package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"huishang/checks/format"
	"huishang/generator/docx"
)

// checkWord holds a Word document against the layout rules, tells what it found in a style (text, json, junit), and writes a
// copy with the findings as comments when a name for it is given.
func checkWord(t terminal, name, style, annotated string) error {
	file, err := readFile("文件", name)
	if err != nil {
		return err
	}
	report, err := format.Check(file, format.Options{})
	if errors.Is(err, docx.ErrNotWord) {
		return unusable{fmt.Errorf("文件 %s 读不了：%w。", name, err)}
	}
	if err != nil {
		return err
	}
	if annotated != "" {
		if err := annotateWord(name, annotated, file, report); err != nil {
			return err
		}
	}
	if err := writeWordReport(t, name, style, report); err != nil {
		return err
	}
	if report.Blocks() {
		return fmt.Errorf("文件 %s 有 %d 处错误，须改正后再报送。", name, report.Counts[format.Fault])
	}
	return nil
}

func annotateWord(name, annotated string, file []byte, report *format.Report) error {
	if err := differ(annotated, name); err != nil {
		return err
	}
	marked, err := report.Annotate(file)
	if err != nil {
		return err
	}
	return writeFile(annotated, marked)
}

func writeWordReport(t terminal, name, style string, report *format.Report) error {
	switch style {
	case "json":
		out := json.NewEncoder(t.out)
		out.SetEscapeHTML(false)
		out.SetIndent("", "  ")
		return out.Encode(report)
	case "junit":
		return writeJUnit(t.out, name, report)
	}
	return writeWordText(t.out, name, report)
}
