// Package templates holds the Word templates of all documents, the Excel templates of all reports and, in the folder mail, the wording of
// mails, embedded, with a staff folder laid over them.
//
// Beside each lies a text that says the same, for review: package twin turns a .docx into its text and back, package grid makes an
// .xlsx of its text.
package templates

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// FS holds the templates as they were built.
//
//go:embed *.docx *.xlsx *.txt mail/*.txt mail/*.html
var FS embed.FS

// Open lays the templates of a staff folder over the embedded ones: a file of the folder takes the place of its namesake.
// An empty name gives the embedded ones alone.
func Open(dir string) (fs.FS, error) {
	if dir == "" {
		return FS, nil
	}
	info, err := os.Stat(dir)
	if err != nil {
		return nil, fmt.Errorf("模板文件夹 %s 打不开：%w", dir, err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s 不是文件夹，请给出放模板的文件夹", dir)
	}
	return overlay{os.DirFS(dir), FS}, nil
}

type overlay struct{ over, under fs.FS }

// Open implements fs.FS.
func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.over.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.under.Open(name)
	}
	return f, err
}
