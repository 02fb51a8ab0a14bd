package main

import "encoding/json"

// inspectCommand tells what tags a Word template holds.
type inspectCommand struct {
	Template string `arg:"" placeholder:"模板" help:"Word 模板（.docx）。"`
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
		return err
	}
	out := json.NewEncoder(t.out)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(compiled.Inspect())
}
