package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"huishang/generator"
)

// formCommand makes a workbook for staff to fill in.
type formCommand struct {
	Kind     string `arg:"" optional:"" placeholder:"表格" help:"哪种表格：proposal（报送表）、opinion（处室反馈意见表）或 progress（进展填报表）。"`
	List     bool   `help:"列出全部表格。"`
	Data     string `placeholder:"文件" help:"卷宗（JSON），已知的内容由它填好。"`
	Out      string `placeholder:"位置" help:"写到哪个文件或文件夹；给文件夹时按惯例起名。"`
	Year     int    `placeholder:"年份" help:"哪一年的会商。不写按卷宗。"`
	Division string `placeholder:"处室" help:"反馈意见表发给哪个处室。不写由处室自己选。"`
	Quarter  int    `placeholder:"季度" help:"进展填报表填哪个季度，1 到 4。不写为刚过去的一个季度。"`
	Today    string `placeholder:"日期" help:"当作哪一天，如 2026-06-12。不写为今天。"`
}

// Run writes the form.
func (c formCommand) Run(t terminal) error {
	if c.List {
		return listForms(t)
	}
	kind, err := c.check()
	if err != nil {
		return err
	}
	today, err := dayOr(c.Today)
	if err != nil {
		return err
	}
	dossier, err := readDossier(c.Data)
	if err != nil {
		return err
	}
	form, err := generator.Form(kind, dossier, generator.FormOptions{Today: today, Year: c.Year, Division: c.Division, Quarter: c.Quarter})
	if err != nil {
		return err
	}
	name := c.Out
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		name = filepath.Join(name, form.Name)
	}
	if err := differ(name, c.Data); err != nil {
		return err
	}
	if err := workbookName(name); err != nil {
		return err
	}
	if err := writeFile(name, form.Bytes); err != nil {
		return err
	}
	_, err = fmt.Fprintln(t.out, name)
	return err
}

// check refuses a command line that names too little or no known form.
func (c formCommand) check() (generator.FormKind, error) {
	kind, known := generator.FormKindOf(c.Kind)
	switch {
	case c.Kind == "":
		return kind, unusable{errors.New("缺少参数：要哪种表格。运行 huishang form --list 查看全部表格，huishang form --help 查看用法。")}
	case !known:
		return kind, unusable{fmt.Errorf("没有“%s”这种表格%s运行 huishang form --list 查看全部表格。", c.Kind, orNearest(c.Kind, formNames()))}
	case c.Data == "":
		return kind, unusable{errors.New("缺少选项：--data=文件（卷宗）。")}
	case c.Out == "":
		return kind, unusable{errors.New("缺少选项：--out=位置（写到哪个文件或文件夹）。")}
	case c.Year != 0 && (c.Year < 1900 || c.Year > 2199):
		return kind, unusable{fmt.Errorf("选项 --year 的值不对：%d，应为四位数的年份。", c.Year)}
	case c.Quarter < 0 || c.Quarter > 4:
		return kind, unusable{fmt.Errorf("选项 --quarter 的值不对：%d，应为 1 到 4。", c.Quarter)}
	}
	return kind, nil
}

// formNames are the names and titles a form is asked for by.
func formNames() []string {
	var known []string
	for _, k := range generator.FormKinds() {
		known = append(known, k.Name, k.Title)
	}
	return known
}

func listForms(t terminal) error {
	w := tabwriter.NewWriter(t.out, 0, 0, 3, ' ', 0)
	for _, k := range generator.FormKinds() {
		fmt.Fprintln(w, strings.Join([]string{k.Name, k.Title}, "\t"))
	}
	return w.Flush()
}
