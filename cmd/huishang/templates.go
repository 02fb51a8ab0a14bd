package main

import (
	"errors"
	"fmt"
	"io/fs"

	"huishang/generator"
	"huishang/generator/docx"
	"huishang/generator/xlsx"
	"huishang/mail"
	"huishang/templates"
)

// templatesFlag lays the templates of a folder over those of the program.
type templatesFlag struct {
	Templates string `placeholder:"文件夹" help:"本单位的模板，同名的取代程序自带的。"`
}

// load compiles all templates. A folder or a file that cannot be read is unusable; slips in the tags are faults.
func (f templatesFlag) load() (*generator.Templates, error) {
	files, err := f.open()
	if err != nil {
		return nil, err
	}
	set, err := generator.Load(files)
	if err != nil {
		return nil, unfit(err)
	}
	return set, nil
}

// open gives the files of the templates.
func (f templatesFlag) open() (fs.FS, error) {
	files, err := templates.Open(f.Templates)
	if err != nil {
		return nil, unusable{err}
	}
	return files, nil
}

// loadWording reads what mails say.
func (f templatesFlag) loadWording() (*mail.Wording, error) {
	files, err := templates.Open(f.Templates)
	if err != nil {
		return nil, unusable{err}
	}
	words, err := mail.ReadWording(files)
	if err != nil {
		return nil, unfit(err)
	}
	return words, nil
}

// unfit tells of templates that cannot be used.
func unfit(err error) error {
	err = fmt.Errorf("模板有错误，改正后再试：\n%w", err)
	var unreadable *fs.PathError
	if errors.Is(err, docx.ErrNotWord) || errors.Is(err, xlsx.ErrNotExcel) || errors.As(err, &unreadable) {
		return unusable{err}
	}
	return err
}
