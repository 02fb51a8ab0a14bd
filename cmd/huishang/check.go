package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"huishang"
	"huishang/checks"
)

// checkCommand holds dossiers and forms that were sent back against the Measures, and Word documents against the layout of official
// documents.
type checkCommand struct {
	Files  []string `arg:"" name:"file" placeholder:"文件" help:"卷宗（JSON）、填好的表格（.xlsx）或 Word 文件（.docx），可给多个；给文件夹时检查其中全部卷宗。"`
	Stage  string   `placeholder:"阶段" help:"只查某一阶段的规则，如 会议-报送；all 为全部。不写时卷宗查全部，表格查它那个阶段。"`
	Data   string   `placeholder:"文件" help:"检查表格时已知的卷宗（JSON），表格填的盖在上面。"`
	Format string   `enum:"text,json,junit" default:"text" placeholder:"格式" help:"输出格式：text、json 或 junit。"`
	Today  string   `placeholder:"日期" help:"当作哪一天检查，如 2026-06-12。不写为今天。"`
	Settle string   `name:"settled" placeholder:"文件" help:"对警告的说明和数据类错误的放行（JSON）。"`
	Mark   string   `name:"annotate" placeholder:"文件" help:"把检查过的 Word 文件或表格另存一份，每个问题是一条批注，原文不动；表格另加一张问题清单。"`
	rulesFlag
}

// rulesFlag lays a staff folder over the rules of the program.
type rulesFlag struct {
	Rules string `placeholder:"文件夹" help:"单位自己的规则文件（.yaml），盖在程序自带的规则上。"`
}

func (f rulesFlag) load() (*checks.Rules, error) {
	if f.Rules == "" {
		return checks.Load()
	}
	if info, err := os.Stat(f.Rules); err != nil || !info.IsDir() {
		return nil, unusable{fmt.Errorf("规则文件夹 %s 打不开，请检查名字。", f.Rules)}
	}
	rules, err := checks.Load(os.DirFS(f.Rules))
	if err != nil {
		return nil, unusable{fmt.Errorf("规则文件有错误：\n%w", err)}
	}
	return rules, nil
}

// checked is what came of one file.
type checked struct {
	File string `json:"file"`
	City string `json:"city,omitempty"`
	checks.Report
	err error
}

// Run checks every file. The exit status is 0 without an error finding, 1 with one or with a slip in the fields of a dossier, 2 when a file cannot
// be read.
func (c checkCommand) Run(t terminal) error {
	if c.Stage != "" && c.Stage != checks.AllStages && !slices.Contains(checks.Stages(), c.Stage) {
		return unusable{fmt.Errorf("没有“%s”这个阶段，可选：%s 或 all。", c.Stage, strings.Join(checks.Stages(), "、"))}
	}
	today, err := dayOr(c.Today)
	if err != nil {
		return err
	}
	in := checks.Input{Stage: c.Stage, Today: today}
	rules, err := c.load()
	if err != nil {
		return err
	}
	if c.Settle != "" {
		if in.Settled, err = readSettled(c.Settle, rules); err != nil {
			return err
		}
	}
	names, err := dossierNames(c.Files)
	if err != nil {
		return err
	}
	held := holding{rules: rules, in: in}
	if c.Data != "" {
		if held.base, err = readDossier(c.Data); err != nil {
			return err
		}
	}
	if c.Mark != "" {
		if err := held.annotate(names, c.Mark); err != nil {
			return err
		}
	}
	all := held.checkAll(names, newMeter(t.err, "正在检查", len(names)))
	if err := c.write(t, all); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	return sumUp(all)
}

// readSettled reads what people have written on findings.
func readSettled(name string, rules *checks.Rules) (checks.Settled, error) {
	data, err := readFile("说明和放行", name)
	if err != nil {
		return checks.Settled{}, err
	}
	settled, err := rules.ReadSettled(data)
	if err != nil {
		return settled, unusable{fmt.Errorf("说明和放行 %s 有错误：\n%w", name, err)}
	}
	return settled, nil
}

// A holding is what files are held against.
type holding struct {
	rules *checks.Rules
	in    checks.Input
	base  *huishang.Dossier // what is known of the city a form comes from, or nil
}

// checkOne tells a file by its content, a Word document by its name.
func (h holding) checkOne(name string) checked {
	if isWord(name) {
		return checkWord(name)
	}
	data, err := readFile("卷宗", name)
	if err != nil {
		return checked{File: name, err: err}
	}
	if isWorkbook(name, data) {
		return h.checkForm(name)
	}
	if strings.EqualFold(filepath.Ext(name), ".csv") {
		return checked{File: name, err: unusable{fmt.Errorf("文件 %s 是 .csv，只存得下一张工作表，表格的标识也丢了，读不了；请交回原来的 .xlsx。", name)}}
	}
	dossier, err := decodeDossier(name, data)
	if err != nil {
		return checked{File: name, err: err}
	}
	h.in.Dossier = dossier
	return checked{File: name, City: dossier.City.Name, Report: h.rules.Run(h.in)}
}

// sumUp turns what came of the files into the error that gives the exit status.
func sumUp(all []checked) error {
	var unreadable []error
	files, blocked := 0, 0
	for _, one := range all {
		if one.err != nil {
			unreadable = append(unreadable, one.err)
			continue
		}
		count := 0
		for i := range one.Findings {
			if one.Findings[i].Blocks() {
				count++
			}
		}
		blocked += count
		if count > 0 {
			files++
		}
	}
	if len(unreadable) > 0 {
		return errors.Join(unreadable...)
	}
	if blocked > 0 {
		return fmt.Errorf("%d 份文件中有 %d 份存在错误，共 %d 处，改正后才能进入下一步。", len(all), files, blocked)
	}
	return nil
}
