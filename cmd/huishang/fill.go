package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"huishang/checks"
	"huishang/generator"
	"huishang/generator/tags"
	"huishang/proceeding"
)

// fillCommand makes the documents of a dossier.
type fillCommand struct {
	Kind    string `arg:"" optional:"" placeholder:"文件" help:"要生成哪种文件，如 agreement 或 协议书；all 为全部。"`
	List    bool   `help:"列出全部文件种类。"`
	Data    string `placeholder:"文件" help:"卷宗（JSON）。"`
	Out     string `placeholder:"位置" help:"写到哪个文件或文件夹；给文件夹时按惯例起名。"`
	Today   string `placeholder:"日期" help:"当作哪一天生成，如 2026-06-12。不写为今天。"`
	Round   int    `placeholder:"轮次" help:"第几轮稿。不写由卷宗的程序记录得出。"`
	Missing string `enum:"error,blank,keep,mark" default:"error" placeholder:"方式" help:"卷宗中没有的值：error 不生成，blank 留空，keep 保留标签，mark 标黄待填。"`
	templatesFlag
	rulesFlag
}

// allKinds is the word for every kind at once.
const allKinds = "all"

// Run makes one document or all of them.
func (c fillCommand) Run(t terminal) error {
	if c.List {
		return listKinds(t)
	}
	if err := c.check(); err != nil {
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
	set, err := c.templatesFlag.load()
	if err != nil {
		return err
	}
	rules, err := c.rulesFlag.load()
	if err != nil {
		return err
	}
	review := proceeding.Review(rules.Run(checks.Input{Dossier: dossier, Today: today}))
	options := generator.Options{Templates: set, Today: today, Round: c.Round, Review: review}
	fill := func(kind string) (generator.Document, error) {
		return generator.Draft(kind, dossier, options, tags.Policies[c.Missing])
	}
	if c.Kind == allKinds {
		return fillAll(t, fill, c.Out)
	}
	return c.fillOne(t, fill)
}

// fillFunc makes one kind of document from the dossier at hand.
type fillFunc func(kind string) (generator.Document, error)

// check refuses a command line that names too little or no known kind.
func (c fillCommand) check() error {
	switch {
	case c.Kind == "":
		return unusable{errors.New("缺少参数：要生成哪种文件。运行 huishang fill --list 查看全部种类，huishang fill --help 查看用法。")}
	case c.Data == "":
		return unusable{errors.New("缺少选项：--data=文件（卷宗）。")}
	case c.Out == "":
		return unusable{errors.New("缺少选项：--out=位置（写到哪个文件或文件夹）。")}
	case c.Round < 0:
		return unusable{errors.New("选项 --round 的值不对：轮次从 1 起。")}
	}
	if _, known := generator.KindOf(c.Kind); !known && c.Kind != allKinds {
		return unusable{fmt.Errorf("没有“%s”这种文件%s运行 huishang fill --list 查看全部种类。", c.Kind, orNearest(c.Kind, kindNames()))}
	}
	return nil
}

func (c fillCommand) fillOne(t terminal, fill fillFunc) error {
	document, err := fill(c.Kind)
	if err != nil {
		return err
	}
	name := c.Out
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		name = filepath.Join(name, document.Name)
	}
	if err := differ(name, c.Data); err != nil {
		return err
	}
	if err := writeFile(name, document.Bytes); err != nil {
		return err
	}
	_, err = fmt.Fprintln(t.out, name)
	return err
}

// kindNames are the names and titles a document is asked for by.
func kindNames() []string {
	known := []string{allKinds}
	for _, k := range generator.Kinds() {
		known = append(known, k.Name, k.Title)
	}
	return known
}

func listKinds(t terminal) error {
	w := tabwriter.NewWriter(t.out, 0, 0, 3, ' ', 0)
	for _, k := range generator.Kinds() {
		fmt.Fprintln(w, strings.Join([]string{k.Name, k.Article, k.Title}, "\t"))
	}
	return w.Flush()
}
