package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"huishang"
	"huishang/checks"
)

// stepsCommand shows where a dossier stands in the two procedures and what may come next.
type stepsCommand struct {
	File    string `arg:"" optional:"" name:"file" placeholder:"卷宗" help:"卷宗（JSON）；不写则列出两个程序的全部步骤。"`
	Today   string `placeholder:"日期" help:"当作哪一天，如 2026-06-12。不写为今天。"`
	Format  string `enum:"text,json,markdown" default:"text" placeholder:"格式" help:"输出格式：text、json，或 markdown（只用于全部步骤）。"`
	Settle  string `name:"settled" placeholder:"文件" help:"对警告的说明和数据类错误的放行（JSON）。"`
	Wording bool   `name:"allow-wording-only" help:"第二轮起允许“仅文字修改，免征求处室意见”。默认不允许，办法写的是“按上述程序”。"`
	rulesFlag
}

// stepsReport is what the subcommand shows.
type stepsReport struct {
	File     string            `json:"file"`
	City     string            `json:"city"`
	Today    huishang.Date     `json:"today"`
	Standing huishang.Standing `json:"standing"`
	Next     []huishang.Choice `json:"next"`

	procedure huishang.Procedure
}

// Run prints the standing. Departures of the log are shown, not judged: the exit status is 0 when the dossier can be read.
func (c stepsCommand) Run(t terminal) error {
	switch {
	case c.File == "" && c.Format == "markdown":
		_, err := io.WriteString(t.out, stepsMarkdown())
		return err
	case c.File == "":
		return c.list(t)
	case c.Format == "markdown":
		return unusable{errors.New("markdown 只用于列出全部步骤，卷宗请用 text 或 json。")}
	}
	today, err := dayOr(c.Today)
	if err != nil {
		return err
	}
	dossier, err := readDossier(c.File)
	if err != nil {
		return err
	}
	rules, err := c.load()
	if err != nil {
		return err
	}
	in := checks.Input{Dossier: dossier, Today: today}
	if c.Settle != "" {
		if in.Settled, err = readSettled(c.Settle, rules); err != nil {
			return err
		}
	}
	facts := huishang.Facts{Today: today, Obstacles: obstacles(rules, in), AllowWordingOnly: c.Wording}
	report := stepsReport{File: c.File, City: dossier.City.Name, Today: today, Standing: huishang.Replay(dossier, today),
		Next: huishang.Next(dossier, facts), procedure: dossier.Procedure}
	if c.Format == "json" {
		if report.Next == nil {
			report.Next = []huishang.Choice{}
		}
		return writeIndented(t, report)
	}
	writeSteps(t.out, report, painter(onScreen(t.out)))
	return nil
}

// obstacles asks the rules of a stage once, when a step rests on it.
func obstacles(rules *checks.Rules, in checks.Input) func(string) []huishang.Obstacle {
	asked := map[string][]huishang.Obstacle{}
	return func(stage string) []huishang.Obstacle {
		if _, known := asked[stage]; !known {
			in.Stage = stage
			report := rules.Run(in)
			asked[stage] = report.Obstacles()
		}
		return asked[stage]
	}
}

// list writes every step of both procedures.
func (c stepsCommand) list(t terminal) error {
	if c.Format == "json" {
		return writeIndented(t, struct {
			Acts  []huishang.Act  `json:"acts"`
			Turns []huishang.Turn `json:"turns"`
		}{huishang.Acts(), huishang.Turns()})
	}
	for _, act := range huishang.Acts() {
		fmt.Fprintf(t.out, "%-26s %s  %s  %s\n", act.Step, act.Step.Name(), act.Office, act.Article)
	}
	return nil
}

func writeIndented(t terminal, v any) error {
	out := json.NewEncoder(t.out)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	if err := out.Encode(v); err != nil {
		return fmt.Errorf("write the steps: %w", err)
	}
	return nil
}
