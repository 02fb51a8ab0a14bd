package main

import (
	"fmt"
	"strings"

	"huishang"
	"huishang/generator/tags"
)

// renderCommand fills any Word or Excel template from any JSON data.
type renderCommand struct {
	Template string `required:"" placeholder:"文件" help:"Word 或 Excel 模板（.docx、.xlsx）。"`
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
	marks, err := c.marks()
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
	compiled, err := compileTemplate(c.Template, template, marks)
	if err != nil {
		return err
	}
	document, err := compiled.render(data, tags.Policies[c.Missing])
	if err != nil {
		return fmt.Errorf("没有生成文件，%s 填入 %s 时有错误：\n%w", c.Template, c.Data, err)
	}
	return writeFile(c.Out, document)
}

func (c delimiterFlag) marks() (tags.Delims, error) {
	marks := strings.Fields(c.Delimiters)
	if len(marks) != 2 || marks[0] == marks[1] {
		return tags.Delims{}, unusable{fmt.Errorf("--delimiters 要写一起一止两个不同的符号，中间用空格隔开，如 --delimiters \"<< >>\"，现为 %q。", c.Delimiters)}
	}
	return tags.Delims{Open: marks[0], Close: marks[1]}, nil
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
