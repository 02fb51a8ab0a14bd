package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"huishang/generator/docx"
	"huishang/generator/tags"
	"huishang/generator/xlsx"
)

// A compiledTemplate is a template of either engine.
type compiledTemplate struct {
	render  func(data any, missing tags.Policy) ([]byte, error)
	inspect func() any
}

// compileTemplate reads a Word or an Excel template. A file that is neither is unusable; slips in its tags are faults.
func compileTemplate(name string, data []byte, marks tags.Delims) (compiledTemplate, error) {
	compile := compileDocument
	if isWorkbook(name, data) {
		compile = compileWorkbook
	}
	compiled, err := compile(data, marks)
	switch {
	case errors.Is(err, docx.ErrNotWord) || errors.Is(err, xlsx.ErrNotExcel):
		return compiledTemplate{}, unusable{fmt.Errorf("模板 %s 用不了：%w", name, err)}
	case err != nil:
		return compiledTemplate{}, fmt.Errorf("模板 %s 有错误：\n%w", name, err)
	}
	return compiled, nil
}

func compileDocument(data []byte, marks tags.Delims) (compiledTemplate, error) {
	t, err := docx.Compile(data, docx.Delimiters(marks.Open, marks.Close))
	if err != nil {
		return compiledTemplate{}, err
	}
	return compiledTemplate{
		render:  func(v any, missing tags.Policy) ([]byte, error) { return t.Render(v, docx.Missing(missing)) },
		inspect: func() any { return t.Inspect() },
	}, nil
}

func compileWorkbook(data []byte, marks tags.Delims) (compiledTemplate, error) {
	t, err := xlsx.Compile(data, xlsx.Delimiters(marks.Open, marks.Close))
	if err != nil {
		return compiledTemplate{}, err
	}
	return compiledTemplate{
		render:  func(v any, missing tags.Policy) ([]byte, error) { return t.Render(v, xlsx.Missing(missing)) },
		inspect: func() any { return t.Inspect() },
	}, nil
}

// isWorkbook tells a workbook from a document by what is in it; of a file that is no zip only the name is known.
func isWorkbook(name string, data []byte) bool {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return strings.HasPrefix(strings.ToLower(filepath.Ext(name)), ".xls")
	}
	for _, f := range archive.File {
		if strings.HasPrefix(f.Name, "xl/") {
			return true
		}
	}
	return false
}

// markFaults writes the faults of a template into a copy of it, as comments.
func markFaults(name string, template []byte, faults tags.Faults) ([]byte, error) {
	if isWorkbook(name, template) {
		return xlsx.MarkFaults(template, faults, "会商系统")
	}
	return docx.MarkFaults(template, faults, "会商系统")
}
