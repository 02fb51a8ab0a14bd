package checks

import "huishang"

// Outcome is how a rule came out. “Not applicable” and “not checked” are never shown as “passed”.
type Outcome string

// The outcomes.
const (
	Passed        Outcome = "通过"
	Failed        Outcome = "不通过"
	NotApplicable Outcome = "不适用"
	NotChecked    Outcome = "未检查" // something it depends on is missing, or only a person can judge
)

// Report is what came of holding a dossier against the rules.
type Report struct {
	RulesVersion string             `json:"rules_version"`
	Stage        string             `json:"stage"`
	Findings     []Finding          `json:"findings"`
	Prompts      []Finding          `json:"prompts,omitempty"` // what a person has to look at, whatever the dossier says
	Folded       []Finding          `json:"folded,omitempty"`  // consequences of the findings
	Counts       map[string]int     `json:"counts"`
	Outcomes     map[string]Outcome `json:"outcomes"`
	Reasons      map[string]string  `json:"reasons,omitempty"` // why a rule was not checked or does not apply
	More         map[string]int     `json:"more,omitempty"`    // findings of a rule that are not listed
}

// Finding is one departure from the Measures.
type Finding struct {
	Rule        string   `json:"rule"`
	Level       Level    `json:"level"`
	Article     string   `json:"article"`
	Quote       string   `json:"quote"`
	Where       string   `json:"where"`           // JSON pointer into the dossier
	Place       string   `json:"place"`           // the same in Chinese
	Sheet       string   `json:"sheet,omitempty"` // of the form the dossier was read from, set by whoever read it
	Cell        string   `json:"cell,omitempty"`  // H7
	Message     string   `json:"message"`
	Remedy      string   `json:"remedy"`
	BecauseOf   []string `json:"because_of"` // rules whose findings follow from this one
	Explanation string   `json:"explanation,omitempty"`
	Release     *Release `json:"release,omitempty"`

	rule        *rule
	element     string // pointer of the loop element it was found at
	follows     []bool // whether it follows from each of rule.after
	conditional []bool // and whether that hangs on a condition
	root        *Finding
}

// Blocks reports whether the finding keeps the dossier from the next step: an error nobody has released.
func (f *Finding) Blocks() bool { return f.Level == Error && f.Release == nil }

// Settlement says in Chinese how the finding was explained or released; an open one has no words.
func (f *Finding) Settlement() string {
	switch {
	case f.Release != nil:
		return f.Release.By + "于" + f.Release.On.Chinese() + "说明后放行，理由：" + f.Release.Reason
	case f.Explanation != "":
		return "已书面说明：" + f.Explanation
	}
	return ""
}

// Blocked reports whether any finding blocks.
func (r *Report) Blocked() bool {
	for i := range r.Findings {
		if r.Findings[i].Blocks() {
			return true
		}
	}
	return false
}

// Obstacles are the findings that keep a step of a procedure from being taken: errors nobody released, and warnings nobody
// explained.
func (r *Report) Obstacles() []huishang.Obstacle {
	var all []huishang.Obstacle
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Blocks() || f.Level == Warning && f.Explanation == "" {
			all = append(all, huishang.Obstacle{Rule: f.Rule, Where: f.Where, Message: f.Message, Remedy: f.Remedy, Warning: f.Level == Warning})
		}
	}
	return all
}

// The keys of Counts besides the levels.
const (
	countReleased  = "已放行"
	countExplained = "已说明"
	countPrompts   = "待人工"
)

// Recount counts the findings again after some were added or taken out.
func (r *Report) Recount() { r.count() }

func (r *Report) count() {
	r.Counts = map[string]int{string(Error): 0, string(Warning): 0, string(Note): 0}
	for _, f := range r.Findings {
		r.Counts[string(f.Level)]++
		if f.Release != nil {
			r.Counts[countReleased]++
		}
		if f.Explanation != "" {
			r.Counts[countExplained]++
		}
	}
	if len(r.Prompts) > 0 {
		r.Counts[countPrompts] = len(r.Prompts)
	}
}
