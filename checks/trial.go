package checks

import (
	"encoding/json"
	"fmt"

	"huishang"
)

// A Trial is an example that did not come out as it should.
type Trial struct {
	File    string
	Line    int
	Rule    string
	Title   string
	Message string // Chinese: what came out instead
}

// String puts the place before the message.
func (t Trial) String() string {
	return fmt.Sprintf("%s 第%d行：%s 例“%s”：%s", t.File, t.Line, t.Rule, t.Title, t.Message)
}

// Try runs all examples of all rules. It gives how many there are and which did not come out as they should.
func (rs *Rules) Try() (count int, wrong []Trial) {
	for _, one := range rs.all {
		for _, e := range one.examples {
			count++
			if message := rs.try(one, e); message != "" {
				wrong = append(wrong, Trial{e.file, e.line, one.ID, e.title, message})
			}
		}
	}
	return count, wrong
}

func (rs *Rules) try(one *rule, e example) string {
	dossier, err := e.dossier()
	if err != nil {
		return "例子不是一份完好的卷宗：" + err.Error()
	}
	tried := *rs
	if e.version != nil {
		tried.Version = *e.version
	}
	report := tried.Run(Input{Dossier: dossier, Today: e.today, Others: e.others, Files: e.files})
	found := report.Outcomes[one.ID] == Failed || told(report.Prompts, one.ID)
	switch {
	case found && e.passes:
		return "应通过，却发现：" + firstMessage(report, one.ID)
	case !found && !e.passes:
		return fmt.Sprintf("应发现问题，却是%s（%s）", report.Outcomes[one.ID], report.Reasons[one.ID])
	case e.passes && one.Kind == byMachine && report.Outcomes[one.ID] != Passed:
		return fmt.Sprintf("应通过，却是%s（%s）", report.Outcomes[one.ID], report.Reasons[one.ID])
	}
	return ""
}

func told(findings []Finding, id string) bool {
	for _, f := range findings {
		if f.Rule == id {
			return true
		}
	}
	return false
}

func firstMessage(report Report, id string) string {
	for _, list := range [][]Finding{report.Findings, report.Folded, report.Prompts} {
		for _, f := range list {
			if f.Rule == id {
				return f.Message
			}
		}
	}
	return ""
}

// dossier makes the changes to the base.
func (e example) dossier() (*huishang.Dossier, error) {
	data, err := bases.ReadFile(baseFiles[e.base])
	if err != nil {
		return nil, fmt.Errorf("open base %s: %w", e.base, err)
	}
	tree, err := huishang.ParseJSON(data)
	if err != nil {
		return nil, fmt.Errorf("read base %s: %w", e.base, err)
	}
	for _, c := range e.changes {
		if tree, err = c.apply(tree, c.path); err != nil {
			return nil, err
		}
	}
	changed, err := json.Marshal(tree)
	if err != nil {
		return nil, fmt.Errorf("write the example: %w", err)
	}
	return huishang.Decode(changed)
}
