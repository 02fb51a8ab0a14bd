package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"huishang/generator/tags"
)

// inspectCommand tells what tags a Word or Excel template holds.
type inspectCommand struct {
	Template string `arg:"" placeholder:"模板" help:"Word 或 Excel 模板（.docx、.xlsx）。"`
	Marked   string `placeholder:"文件" help:"模板有错误时，另存一份副本，错误写成批注标在原处。"`
	delimiterFlag
}

// Run writes every tag with its place, in page order, as JSON.
func (c inspectCommand) Run(t terminal) error {
	marks, err := c.marks()
	if err != nil {
		return err
	}
	data, err := readFile("模板", c.Template)
	if err != nil {
		return err
	}
	compiled, err := compileTemplate(c.Template, data, marks)
	if err != nil {
		return errors.Join(err, c.mark(t, data, err))
	}
	out := json.NewEncoder(t.out)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(compiled.inspect())
}

// mark writes the copy of the template with its faults as comments.
func (c inspectCommand) mark(t terminal, template []byte, why error) error {
	var faults tags.Faults
	if c.Marked == "" || !errors.As(why, &faults) {
		return nil
	}
	marked, err := markFaults(c.Template, template, faults)
	if err != nil {
		return err
	}
	if err := differ(c.Marked, c.Template); err != nil {
		return err
	}
	if err := writeFile(c.Marked, marked); err != nil {
		return err
	}
	_, err = fmt.Fprintf(t.out, "错误已写成批注：%s\n", c.Marked)
	return err
}
