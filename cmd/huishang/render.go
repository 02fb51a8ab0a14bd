package main

import (
	"errors"
	"fmt"
	"strings"

	"huishang"
	"huishang/generator/docx"
	"huishang/generator/tags"
)

// renderCommand fills any Word template from any JSON data.
type renderCommand struct {
	Template string `required:"" placeholder:"文件" help:"Word 模板（.docx）。"`
	Data     string `required:"" placeholder:"文件" help:"数据（JSON）。"`
	Out      string `required:"" placeholder:"文件" help:"写到哪个文件。"`
	Missing  string `enum:"error,blank,keep,mark" default:"blank" placeholder:"方式" help:"数据中没有的值：error 报错，blank 留空，keep 保留标签，mark 标黄待填。"`
	delimiterFlag
}

// delimiterFlag is the choice of the marks around a tag.
type delimiterFlag struct {
	Delimiters string `default:"{{ }}" placeholder:"起止" help:"标签的起止符号，中间用空格隔开。"`
}

// Run writes the filled document, or nothing.
func (c renderCommand) Run(terminal) error {
	options, err := c.options()
	if err != nil {
		return err
	}
	template, err := readFile("模板", c.Template)
	if err != nil {
		return err
	}
	data, err := readData(c.Data)
	if err != nil {
		return err
	}
	if err := differ(c.Out, c.Template, c.Data); err != nil {
		return err
	}
	compiled, err := compileTemplate(c.Template, template, options...)
	if err != nil {
		return err
	}
	document, err := compiled.Render(data, docx.Missing(tags.Policies[c.Missing]))
	if err != nil {
		return fmt.Errorf("没有生成文件，%s 填入 %s 时有错误：\n%w", c.Template, c.Data, err)
	}
	return writeFile(c.Out, document)
}

func (c delimiterFlag) options() ([]docx.Option, error) {
	marks := strings.Fields(c.Delimiters)
	if len(marks) != 2 || marks[0] == marks[1] {
		return nil, unusable{fmt.Errorf("--delimiters 要写一起一止两个不同的符号，中间用空格隔开，如 --delimiters \"<< >>\"，现为 %q。", c.Delimiters)}
	}
	return []docx.Option{docx.Delimiters(marks[0], marks[1])}, nil
}

// compileTemplate reads a template. A file that is no Word document is unusable; slips in its tags are faults.
func compileTemplate(name string, data []byte, options ...docx.Option) (*docx.Template, error) {
	compiled, err := docx.Compile(data, options...)
	switch {
	case errors.Is(err, docx.ErrNotWord):
		return nil, unusable{fmt.Errorf("模板 %s 用不了：%w", name, err)}
	case err != nil:
		return nil, fmt.Errorf("模板 %s 有错误：\n%w", name, err)
	}
	return compiled, nil
}

// readData reads a JSON file of any shape.
func readData(name string) (any, error) {
	data, err := readFile("数据文件", name)
	if err != nil {
		return nil, err
	}
	value, err := huishang.ParseJSON(data)
	if err != nil {
		return nil, unusable{fmt.Errorf("数据文件 %s 读不懂：\n%w", name, err)}
	}
	return value, nil
}
