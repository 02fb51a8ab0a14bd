package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"huishang/generator/report"
	"huishang/templates"
)

// reportCommand makes a report of many dossiers.
type reportCommand struct {
	Kind  string   `arg:"" optional:"" placeholder:"报表" help:"要哪种报表，如 one-page 或 领导一页纸。"`
	More  []string `arg:"" optional:"" name:"file" placeholder:"卷宗" help:"更多卷宗（JSON）或放卷宗的文件夹。"`
	List  bool     `help:"列出全部报表。"`
	Data  []string `sep:"none" placeholder:"位置" help:"卷宗（JSON）或放卷宗的文件夹，可写多次。"`
	Out   string   `placeholder:"位置" help:"写到哪个文件或文件夹；给文件夹时按惯例起名。"`
	Today string   `placeholder:"日期" help:"当作哪一天生成，如 2026-06-12。不写为今天。"`
	templatesFlag
	rulesFlag
}

// Run makes the report of all dossiers that can be read. One that has faults is named here and in the report, which is made of
// the others; the status says that not all is in it.
func (c reportCommand) Run(t terminal) error {
	if c.List {
		return listReports(t)
	}
	if err := c.check(); err != nil {
		return err
	}
	source, broken, err := c.source(t)
	if err != nil {
		return err
	}
	set, err := c.templatesFlag.loadReports()
	if err != nil {
		return err
	}
	workbook, err := report.Write(c.Kind, source, set)
	if err != nil {
		return err
	}
	name := c.Out
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		name = filepath.Join(name, workbook.Name)
	}
	if err := differ(name, append(c.Data, c.More...)...); err != nil {
		return err
	}
	if err := workbookName(name); err != nil {
		return err
	}
	if err := writeFile(name, workbook.Bytes); err != nil {
		return err
	}
	if _, err := fmt.Fprintln(t.out, name); err != nil {
		return fmt.Errorf("tell the name: %w", err)
	}
	if len(broken) > 0 {
		return fmt.Errorf("%w\n报表已生成，但没有纳入以上 %d 份卷宗（表中已注明）。改正后请重新生成。", errors.Join(broken...), len(broken))
	}
	return nil
}

// check refuses a command line that names too little or no known report.
func (c reportCommand) check() error {
	switch {
	case c.Kind == "":
		return unusable{errors.New("缺少参数：要哪种报表。运行 huishang report --list 查看全部报表，huishang report --help 查看用法。")}
	case len(c.Data)+len(c.More) == 0:
		return unusable{errors.New("缺少选项：--data=位置（卷宗或放卷宗的文件夹）。")}
	case c.Out == "":
		return unusable{errors.New("缺少选项：--out=位置（写到哪个文件或文件夹）。")}
	}
	if _, known := report.KindOf(c.Kind); !known {
		return unusable{fmt.Errorf("没有“%s”这种报表%s运行 huishang report --list 查看全部报表。", c.Kind, orNearest(c.Kind, reportNames()))}
	}
	return nil
}

// reportNames are the names and titles a report is asked for by.
func reportNames() []string {
	var known []string
	for _, k := range report.Kinds() {
		known = append(known, k.Name, k.Title)
	}
	return known
}

func listReports(t terminal) error {
	w := tabwriter.NewWriter(t.out, 0, 0, 3, ' ', 0)
	for _, k := range report.Kinds() {
		fmt.Fprintln(w, strings.Join([]string{k.Name, k.Title}, "\t"))
	}
	return w.Flush()
}

// loadReports compiles the templates of all reports.
func (f templatesFlag) loadReports() (*report.Templates, error) {
	files, err := templates.Open(f.Templates)
	if err != nil {
		return nil, unusable{err}
	}
	set, err := report.Load(files)
	if err != nil {
		return nil, unfit(err)
	}
	return set, nil
}
