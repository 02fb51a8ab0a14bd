package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"

	"huishang/checks"
	"huishang/checks/format"
)

// rulesCommand shows the rules, or runs their examples.
type rulesCommand struct {
	Action string `arg:"" optional:"" placeholder:"test" help:"test 运行全部规则的例子；不写则列出规则。"`
	Folder string `arg:"" optional:"" placeholder:"文件夹" help:"test 时一并试用的规则文件夹。"`
	Format string `enum:"text,markdown,json" default:"text" placeholder:"格式" help:"输出格式：text、markdown 或 json。"`
	rulesFlag
}

// Run prints the catalogue or tries the examples.
func (c rulesCommand) Run(t terminal) error {
	switch {
	case c.Action != "" && c.Action != "test":
		return unusable{fmt.Errorf("不认识“%s”，应为 test。", c.Action)}
	case c.Folder != "" && c.Rules != "":
		return unusable{errors.New("规则文件夹写了两次，请只写一处。")}
	case c.Folder != "":
		c.Rules = c.Folder
	}
	rules, err := c.load()
	if err != nil {
		return err
	}
	if c.Action == "test" {
		return tryRules(t, rules)
	}
	switch c.Format {
	case "markdown":
		_, err = fmt.Fprint(t.out, rules.Markdown(), "\n", format.Markdown())
	case "json":
		err = writeRulesJSON(t, rules)
	default:
		err = listRules(t, rules)
	}
	return err
}

func tryRules(t terminal, rules *checks.Rules) error {
	count, wrong := rules.Try()
	if len(wrong) > 0 {
		lines := make([]string, len(wrong))
		for i, trial := range wrong {
			lines[i] = trial.String()
		}
		return fmt.Errorf("%s\n%d 个例子中有 %d 个不符。", strings.Join(lines, "\n"), count, len(wrong))
	}
	_, err := fmt.Fprintf(t.out, "%d 条规则的 %d 个例子全部符合。\n", len(rules.Entries()), count)
	return err
}

func writeRulesJSON(t terminal, rules *checks.Rules) error {
	out := json.NewEncoder(t.out)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(struct {
		Version  string             `json:"rules_version"`
		Rules    []checks.Entry     `json:"rules"`
		Settings []checks.Threshold `json:"settings"`
		Layout   []format.Rule      `json:"format_rules"`
	}{rules.Version, rules.Entries(), rules.Thresholds(), format.Rules()})
}

func listRules(t terminal, rules *checks.Rules) error {
	w := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', 0)
	for _, r := range rules.Entries() {
		fmt.Fprintln(w, strings.Join([]string{r.ID, string(r.Level), r.Kind, r.Article, r.Title, strings.Join(r.Stages, "、")}, "\t"))
	}
	for _, r := range format.Rules() {
		fmt.Fprintln(w, strings.Join([]string{r.ID, string(r.Level), "版式", r.Article, r.Subject, r.Check}, "\t"))
	}
	return w.Flush()
}
