package huishang

import (
	"fmt"
	"strings"
)

// Facts are what the dossier itself does not say when a step is to be taken.
type Facts struct {
	Today Date
	// Role is whose account records the step; empty for the program itself, or when the caller has seen to it.
	Role Role
	// Obstacles are the findings that stand in the way at a stage of the rules: errors nobody released and warnings nobody
	// explained. When it is nil the rules were not asked, and no step that rests on them is admitted.
	Obstacles func(stage string) []Obstacle
	// AllowWordingOnly is the office's setting that lets an objection about mere wording skip the divisions. The Measures say
	// 按上述程序, so it is off unless the office decides otherwise.
	AllowWordingOnly bool
}

// Obstacle is a finding that keeps a step from being taken.
type Obstacle struct {
	Rule    string
	Where   string // JSON pointer into the dossier
	Message string
	Remedy  string
	Warning bool // an explanation in writing takes it away
}

// lack says the obstacle as something missing.
func (f Obstacle) lack() Lack {
	remedy := strings.TrimSuffix(f.Remedy, "。")
	if f.Warning {
		remedy = "请改正，或书面说明（" + remedy + "）"
	}
	return Lack{fmt.Sprintf("%s %s", f.Rule, strings.TrimSuffix(f.Message, "。")), remedy}
}

// lacksByRules holds the dossier to the rules of the act's stages.
func (a Act) lacksByRules(facts Facts) []Lack {
	var all []Lack
	seen := map[string]bool{}
	for _, stage := range a.Stages {
		if facts.Obstacles == nil {
			all = append(all, Lack{fmt.Sprintf("还没有按“%s”阶段的规则检查", stage), "请先检查卷宗"})
			continue
		}
		for _, found := range facts.Obstacles(stage) {
			ofTheLog := strings.HasPrefix(found.Where, "/procedure")
			if key := found.Rule + found.Where; !seen[key] && !(a.Underway && ofTheLog) {
				seen[key] = true
				all = append(all, found.lack())
			}
		}
	}
	return all
}
