package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"huishang/generator/docx"
	"huishang/generator/tags"
)

// inspectCommand tells what tags a Word template holds.
type inspectCommand struct {
	Template string `arg:"" placeholder:"模板" help:"Word 模板（.docx）。"`
	Marked   string `placeholder:"文件" help:"模板有错误时，另存一份副本，错误写成批注标在原处。"`
	delimiterFlag
}

// Run writes every tag with its place, in page order, as JSON.
func (c inspectCommand) Run(t terminal) error {
	options, err := c.options()
	if err != nil {
		return err
	}
	data, err := readFile("模板", c.Template)
	if err != nil {
		return err
	}
	compiled, err := compileTemplate(c.Template, data, options...)
	if err != nil {
		return errors.Join(err, c.mark(t, data, err))
	}
	out := json.NewEncoder(t.out)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(compiled.Inspect())
}

// mark writes the copy of the template with its faults as comments.
func (c inspectCommand) mark(t terminal, template []byte, why error) error {
	var faults tags.Faults
	if c.Marked == "" || !errors.As(why, &faults) {
		return nil
	}
	marked, err := docx.MarkFaults(template, faults, "会商系统")
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
