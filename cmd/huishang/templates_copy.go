package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"huishang/generator"
	"huishang/templates"
)

// templatesCommand copies the program's own templates out, for staff to change.
type templatesCommand struct {
	Folder string `arg:"" placeholder:"文件夹" help:"放模板的文件夹，没有就新建；已有的同名文件不动。"`
}

// Run writes each template the folder lacks under its name and tells which document it is of. A template of the folder is
// somebody's work and is never replaced.
func (c templatesCommand) Run(t terminal) error {
	if err := os.MkdirAll(c.Folder, 0o755); err != nil {
		return unusable{fmt.Errorf("文件夹 %s 建不了：%s。", c.Folder, cause(err))}
	}
	seen := map[string]bool{}
	for _, k := range generator.Kinds() {
		if seen[k.File()] {
			continue
		}
		seen[k.File()] = true
		if err := c.copyOut(t, k); err != nil {
			return err
		}
	}
	return nil
}

func (c templatesCommand) copyOut(t terminal, k generator.Kind) error {
	name := filepath.Join(c.Folder, k.File())
	if _, err := os.Lstat(name); err == nil {
		_, err := fmt.Fprintf(t.out, "已有，未动\t%s\t%s\n", name, k.Title)
		return err
	}
	data, err := fs.ReadFile(templates.FS, k.File())
	if err != nil {
		return fmt.Errorf("read template %s: %w", k.File(), err)
	}
	if err := writeFile(name, data); err != nil {
		return err
	}
	_, err = fmt.Fprintf(t.out, "已复制\t%s\t%s\n", name, k.Title)
	return err
}
