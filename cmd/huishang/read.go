package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"huishang/generator"
	"huishang/generator/xlsx"
)

// readCommand reads a form that was sent back.
type readCommand struct {
	File string `arg:"" placeholder:"表格" help:"填好的表格（.xlsx）。"`
	Kind string `placeholder:"表格" help:"应为哪种表格，如 proposal；不符时不读。"`
	City string `placeholder:"代码" help:"应为哪个市的，六位代码，如 130200；不符时不读。"`
	Year int    `placeholder:"年份" help:"应为哪一年的；不符时不读。"`
}

// Run prints what the form says as a part of a dossier. Cells that are not understood are told on standard error, and the rest is
// printed all the same.
func (c readCommand) Run(t terminal) error {
	if kind, known := generator.FormKindOf(c.Kind); c.Kind != "" {
		if !known {
			return unusable{fmt.Errorf("没有“%s”这种表格%s运行 huishang form --list 查看全部表格。", c.Kind, orNearest(c.Kind, formNames()))}
		}
		c.Kind = kind.Name
	}
	filled, err := readForm(c.File, generator.Expect{Kind: c.Kind, CityCode: c.City, Year: c.Year})
	if err != nil {
		return err
	}
	data, err := filled.JSON()
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, data, "", "  "); err != nil {
		return fmt.Errorf("indent the dossier: %w", err)
	}
	if _, err := fmt.Fprintln(t.out, out.String()); err != nil {
		return err
	}
	for _, note := range filled.Notes {
		fmt.Fprintln(t.err, "提示："+note.String())
	}
	if len(filled.Faults) > 0 {
		return fmt.Errorf("%w\n表格 %s 有 %d 处没有读懂，这些格子没有读入，请改正。", filled.Faults, c.File, len(filled.Faults))
	}
	return nil
}

// readForm reads a form of the command line. A file that is no workbook is unusable; a workbook that is not the form has faults.
func readForm(name string, expect generator.Expect) (*generator.Filled, error) {
	data, err := readFile("表格", name)
	if err != nil {
		return nil, err
	}
	filled, err := generator.Read(data, expect)
	switch {
	case errors.Is(err, xlsx.ErrNotExcel):
		return nil, unusable{fmt.Errorf("表格 %s 读不了：%w。", name, err)}
	case err != nil:
		return nil, fmt.Errorf("表格 %s 没有读入：\n%w", name, err)
	}
	return filled, nil
}
